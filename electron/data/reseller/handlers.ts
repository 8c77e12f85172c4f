import { AppError } from '#contract/errors.ts';
import type { Handlers } from '#contract/ipc.ts';
import type { ContactPatch, ResellerCard, resellerChannels } from '#contract/reseller.ts';
import { Contacts } from '#db/repositories/contact.ts';
import { ResellerCards } from '#db/repositories/reseller-card.ts';
import { ResellerList } from '#db/repositories/reseller-list.ts';
import { ResellerSearch } from '#db/repositories/reseller-search.ts';
import { Timeline } from '#db/repositories/timeline.ts';
import type { RowPatch } from '#db/write/entities.ts';
import type { WriteTransaction } from '#db/write/write-transaction.ts';
import { localDate } from '#domain/calendar/instant.ts';
import { parseEmails } from '#domain/contact/email.ts';
import { parsePhones, phoneDigits, type Phone } from '#domain/contact/phone.ts';
import { areaCodeFor, canonicalCity } from '#domain/geo/city.ts';
import { transition } from '#domain/reseller/status.ts';
import type { DataContext } from '../context.ts';
import { copyText } from '../export/copy-text.ts';
import type { ExportJobs } from '../export/export-jobs.ts';
import { pickColumns } from '../export/table-column.ts';
import { shownZone } from '../shown-zone.ts';
import { systemTimeZone } from '../system-time-zone.ts';
import { visibleTaskKinds } from '../task/task-rows.ts';
import { checkResellerFields, refuse } from './check-fields.ts';
import { resellerColumns, resellerTitle } from './reseller-columns.ts';
import type { UndoStack } from './undo-stack.ts';
import { visibleCard, visibleKinds, visibleQuery, visibleRows } from './visible.ts';

type ResellerHandlers = Pick<Handlers, keyof typeof resellerChannels>;

/** The use cases of the list, the search box and the card of resellers. */
export function createResellerHandlers(
  context: DataContext,
  undo: UndoStack,
  exports: ExportJobs,
): ResellerHandlers {
  const { db, writer } = context;
  const list = new ResellerList(db);
  const search = new ResellerSearch(db);
  const cards = new ResellerCards(db);
  const contacts = new Contacts(db);
  const timeline = new Timeline(db);

  const card = (pk: number): ResellerCard => {
    const found = cards.read(pk);
    if (!found) throw new AppError('app/not-found', `no reseller ${String(pk)}`);
    return visibleCard(context, found);
  };

  /** One step of a person: stored, remembered for undo, answered with the card as it now is. */
  const step = (resellerPk: number, work: (tx: WriteTransaction) => void): ResellerCard => {
    const groupNo = writer.transaction({ actor: context.actor(), batchPk: null }, (tx) => {
      work(tx);
      return tx.touched.size > 0 ? tx.groupNo : null;
    });
    if (groupNo !== null) undo.push(groupNo);
    return card(resellerPk);
  };

  const owner = (entity: 'contact' | 'phone' | 'email', pk: number): number => {
    const found = contacts.ownerOf(entity, pk);
    if (found === undefined) throw new AppError('app/not-found', `no ${entity} ${String(pk)}`);
    return found;
  };

  const requireOwnContact = (resellerPk: number, contactPk: number | null): void => {
    if (contactPk === null || owner('contact', contactPk) === resellerPk) return;
    throw new AppError('app/not-found', `no contact ${String(contactPk)} of this reseller`);
  };

  /** INN and KPP together name one reseller; another one with both is refused, not merged. */
  const refuseDuplicate = (inn: string | null, kpp: string | null, ownPk: number | null): void => {
    if (inn === null) return;
    for (const pk of cards.pksByInn(inn)) {
      if (pk === ownPk) continue;
      const other = card(pk);
      if (other.kpp !== kpp) continue;
      throw new AppError('reseller/duplicate-inn', `INN ${inn} is already in the file`, {
        details: { field: 'inn', value: inn, name: other.name, pk },
      });
    }
  };

  const onePhone = (resellerPk: number, text: string): Phone => {
    const { city, region } = card(resellerPk);
    const areaCode = city === null ? null : areaCodeFor(city, region, phoneDigits(text).length);
    const { phones, invalid } = parsePhones(text, areaCode === null ? {} : { areaCode });
    const phone = phones[0];
    if (!phone || phones.length > 1 || invalid.length > 0) {
      throw refuse('field/phone', 'phone', text);
    }
    return phone;
  };

  const oneEmail = (text: string): string => {
    const { emails, invalid } = parseEmails(text);
    const email = emails[0];
    if (email === undefined || emails.length > 1 || invalid.length > 0) {
      throw refuse('field/email', 'email', text);
    }
    return email;
  };

  return {
    'reseller-list': (query) => {
      const { pks, first } = list.list(visibleQuery(context, query));
      return { pks, first: visibleRows(context, first) };
    },
    'reseller-rows': ({ pks }) => visibleRows(context, list.rows(pks)),
    'reseller-facets': () => list.facets(),
    'reseller-search': ({ text, limit }) => {
      const { hits, more } = search.search(text, limit);
      return { hits: visibleRows(context, hits), more };
    },
    'reseller-card': ({ pk }) => card(pk),
    'reseller-timeline': ({ pk, kinds, before, limit }) =>
      timeline.page(pk, limit, before, visibleKinds(context, kinds), visibleTaskKinds(context)),
    'reseller-field-history': ({ pk, field }) => timeline.history(pk, field),

    'reseller-create': (typed) => {
      const fields = checkResellerFields(typed);
      const { name, ...rest } = fields;
      if (name === undefined) throw refuse('reseller/name-required', 'name', '');
      refuseDuplicate(fields.inn ?? null, fields.kpp ?? null, null);
      const region =
        fields.region ?? (fields.city ? canonicalCity(fields.city).region : null) ?? null;
      let pk = 0;
      const groupNo = writer.transaction({ actor: context.actor(), batchPk: null }, (tx) => {
        pk = tx.create('reseller', {
          ...rest,
          name,
          region,
          status: 'candidate',
          hiddenInSource: 0,
        });
        return tx.groupNo;
      });
      undo.push(groupNo);
      return card(pk);
    },
    'reseller-patch': ({ pk, fields: typed }) => {
      const before = card(pk);
      const fields = checkResellerFields(typed, before);
      if (fields.inn !== undefined || fields.kpp !== undefined) {
        refuseDuplicate(fields.inn ?? before.inn, fields.kpp ?? before.kpp, pk);
      }
      return step(pk, (tx) => void tx.patch('reseller', pk, fields));
    },
    'reseller-transition': ({ pk, to, reason }) => {
      const { status } = card(pk);
      const moved = transition(status, { to, reason });
      if (!moved.ok) {
        throw new AppError(moved.code, `${status} → ${to} refused`, {
          details: { from: status, to },
        });
      }
      const fields: RowPatch<'reseller'> = { status: to, statusReason: moved.value.reason };
      if (to === 'authorised') {
        fields.authorisedOn = localDate(context.now(), systemTimeZone());
      }
      return step(pk, (tx) => void tx.patch('reseller', pk, fields));
    },
    'reseller-remove': ({ pk }) => {
      card(pk);
      const groupNo = writer.transaction({ actor: context.actor(), batchPk: null }, (tx) => {
        tx.remove('reseller', pk);
        return tx.groupNo;
      });
      undo.push(groupNo);
      return { removed: true };
    },
    'reseller-note-add': ({ pk, text }) => {
      card(pk);
      return step(pk, (tx) => {
        tx.create('note', {
          resellerPk: pk,
          text: text.trim(),
          author: context.actor(),
          at: context.now(),
        });
      });
    },

    'contact-add': ({ resellerPk, fields }) => {
      card(resellerPk);
      const name = fields.name.trim();
      if (name === '') throw refuse('field/value', 'name', '');
      return step(resellerPk, (tx) => {
        tx.create('contact', { ...cleanContact(fields), resellerPk, name });
      });
    },
    'contact-patch': ({ pk, fields }) =>
      step(owner('contact', pk), (tx) => void tx.patch('contact', pk, cleanContact(fields))),
    'contact-remove': ({ pk }) => {
      const resellerPk = owner('contact', pk);
      const { phones, emails } = card(resellerPk);
      return step(resellerPk, (tx) => {
        tx.remove('contact', pk);
        // A number outlives its person: it stays with the company.
        for (const phone of phones) {
          if (phone.contactPk === pk) tx.patch('phone', phone.pk, { contactPk: null });
        }
        for (const email of emails) {
          if (email.contactPk === pk) tx.patch('email', email.pk, { contactPk: null });
        }
      });
    },

    'phone-add': ({ resellerPk, contactPk, text }) => {
      requireOwnContact(resellerPk, contactPk);
      const { e164, extension } = onePhone(resellerPk, text);
      return step(resellerPk, (tx) => {
        tx.create('phone', { resellerPk, contactPk, e164, extension, written: text.trim() });
      });
    },
    'phone-patch': ({ pk, text }) => {
      const resellerPk = owner('phone', pk);
      const { e164, extension } = onePhone(resellerPk, text);
      return step(resellerPk, (tx) => {
        tx.patch('phone', pk, { e164, extension, written: text.trim() });
      });
    },
    'phone-remove': ({ pk }) => step(owner('phone', pk), (tx) => tx.remove('phone', pk)),
    'email-add': ({ resellerPk, contactPk, text }) => {
      card(resellerPk);
      requireOwnContact(resellerPk, contactPk);
      const address = oneEmail(text);
      return step(resellerPk, (tx) => {
        tx.create('email', { resellerPk, contactPk, address });
      });
    },
    'email-patch': ({ pk, text }) => {
      const address = oneEmail(text);
      return step(owner('email', pk), (tx) => void tx.patch('email', pk, { address }));
    },
    'email-remove': ({ pk }) => step(owner('email', pk), (tx) => tx.remove('email', pk)),

    'reseller-copy': ({ pks, columns, header, language }) => {
      const chosen = pickColumns(resellerColumns(shownZone(context)), columns);
      return copyText(visibleRows(context, list.rows(pks)), chosen, header, language);
    },
    'reseller-export': (input) =>
      exports.list(input, {
        title: resellerTitle,
        columns: resellerColumns(shownZone(context)),
        read: (pks) =>
          context.may('resellers', 'view') ? visibleRows(context, list.rows(pks)) : [],
      }),
  };
}

function cleanContact(fields: ContactPatch): RowPatch<'contact'> {
  const result: { -readonly [K in keyof RowPatch<'contact'>]: RowPatch<'contact'>[K] } = {
    ...fields,
  };
  if (fields.name !== undefined) {
    result.name = fields.name.trim();
    if (result.name === '') throw refuse('field/value', 'name', '');
  }
  for (const field of ['position', 'note'] as const) {
    const value = fields[field];
    if (value !== undefined)
      result[field] = value === null || value.trim() === '' ? null : value.trim();
  }
  return result;
}
