import { AppError } from '#contract/errors.ts';
import { Interactions } from '#db/repositories/interaction.ts';
import { ResellerCards } from '#db/repositories/reseller-card.ts';
import { Timeline } from '#db/repositories/timeline.ts';
import { parseInn } from '#domain/reseller/inn.ts';
import { readableText } from './readable-text.ts';
import { workOf } from './work-of-reseller.ts';
import type { DataContext } from '#electron/data/context.ts';

/** So many of the newest interactions are listed; the others are counted. */
const lastShown = 5;

/** A reseller with everything of it, by INN; the KPP tells branches apart. Points are of today in `timeZone`. */
export function showReseller(
  db: DataContext['db'],
  inn: string,
  kpp: string | null,
  timeZone: string,
) {
  const cards = new ResellerCards(db);
  const read = parseInn(inn);
  const found = cards
    .pksByInn(read.ok ? read.value : inn.trim())
    .map((pk) => cards.read(pk))
    .filter((card) => card !== null);
  const card = kpp === null ? found[0] : found.find((one) => one.kpp === kpp);
  if (card === undefined) {
    throw new AppError('app/not-found', 'There is no reseller with this INN', {
      details: { inn },
    });
  }
  const own = db
    .prepare<[number], Record<string, string | number | null>>(
      `SELECT written_name AS writtenName, inn_written AS innWritten,
        authorised_on_written AS authorisedOnWritten, accounting_code AS accountingCode,
        accounting_turnover_minor AS accountingTurnoverMinor, last_purchase_on AS lastPurchaseOn,
        hidden_in_source AS hiddenInSource FROM reseller WHERE pk = ?`,
    )
    .get(card.pk);
  const interactions = new Interactions(db);
  return {
    legalForm: card.legalForm,
    name: card.name,
    inn: card.inn,
    kpp: card.kpp,
    city: card.city,
    region: card.region,
    address: card.address,
    phones: card.phones.map((phone) => phone.e164),
    emails: card.emails.map((email) => email.address),
    status: card.status,
    statusReason: card.statusReason,
    authorisedOn: card.authorisedOn,
    level: card.level,
    manager: card.manager,
    segment: card.segment,
    note: card.note,
    contacts: card.contacts.map(({ name, position, note }) => ({ name, position, note })),
    ...own,
    hiddenInSource: own?.['hiddenInSource'] === 1,
    phonesWritten: card.phones.map(({ e164, extension, raw }) => ({ e164, extension, raw })),
    branches: card.branches.map(({ name, kpp: other, city }) => ({ name, kpp: other, city })),
    interactions: interactions.count(card.pk),
    lastInteractions: interactions
      .ofReseller(card.pk, lastShown)
      .map(({ occurredAt, channel, operator, contact, topic, outcome, text }) => ({
        occurredAt,
        channel,
        operator,
        contact,
        topic,
        outcome,
        text,
      })),
    ...workOf(db, card.pk, timeZone),
    history: new Timeline(db).history(card.pk),
    id: card.id,
  };
}

/** The same for a person to read. */
export function shownText(shown: ReturnType<typeof showReseller>): string {
  return readableText({ ...shown, history: null, phonesWritten: null });
}
