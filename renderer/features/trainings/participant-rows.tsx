import {
  IconAlertTriangle,
  IconCircleCheck,
  IconHourglassEmpty,
  IconInfoCircle,
  IconX,
} from '@tabler/icons-react';
import { flushSync } from 'react-dom';
import type { ResellerCard } from '#contract/reseller.ts';
import type { RegistrationCheck, RegistrationNotice } from '#contract/training.ts';
import { Button } from '../../components/button.tsx';
import form from '../../components/form.module.css';
import { IconButton } from '../../components/icon-button.tsx';
import { formatDate, formatPhone } from '../../lib/format.ts';
import { useTexts } from '../../lib/use-texts.ts';
import {
  changeRow,
  mostRows,
  pasteNames,
  removeRow,
  withRowAt,
  type ParticipantRow,
} from './form-draft.ts';
import { ParticipantName } from './participant-name.tsx';
import { fieldIds } from './use-registration-form.ts';
import classes from './registration-form.module.css';

/** How rows become others. */
export type ChangeRows = (rows: readonly ParticipantRow[]) => readonly ParticipantRow[];

const details = ['position', 'phone', 'email'] as const;

/** A contact as a participant, with the first telephone and address of their own. */
function rowOfContact(card: ResellerCard, name: string): Partial<ParticipantRow> {
  const contact = card.contacts.find((one) => one.name === name);
  if (!contact) return { name };
  const phone = card.phones.find(({ contactPk }) => contactPk === contact.pk);
  const email = card.emails.find(({ contactPk }) => contactPk === contact.pk);
  return {
    name,
    contactPk: contact.pk,
    position: contact.position ?? '',
    phone: phone ? formatPhone(phone.e164) : '',
    email: email?.address ?? '',
  };
}

function Notice({ notice }: { readonly notice: RegistrationNotice }) {
  const { t } = useTexts();
  const { kind, participant, startsOn, city } = notice;
  const bad = kind === 'refused' || kind === 'twice';
  const Sign = kind === 'elsewhere' ? IconInfoCircle : IconAlertTriangle;
  return (
    <span className={classes.notice} data-tone={bad ? 'bad' : kind === 'ask' ? 'warn' : 'info'}>
      <Sign size={14} stroke={1.75} aria-hidden />
      {t(`trainings:notice.${kind}`, {
        name: participant,
        on: startsOn === null ? '' : formatDate(startsOn),
        where: city ?? t('trainings:online'),
      })}
    </span>
  );
}

/** Where a participant would be, and what was noticed about the name. */
function Judgement(props: { readonly check: RegistrationCheck; readonly at: number }) {
  const { check, at } = props;
  const { t } = useTexts();
  const place = check.places[at];
  const notice = check.notices.find((one) => one.at === at);
  const refused = notice?.kind === 'refused' || notice?.kind === 'twice';
  return (
    <div className={classes.judgement}>
      {place && !refused && (
        <span className={classes.notice} data-tone={place.seat ? 'ok' : 'warn'}>
          {place.seat ? (
            <IconCircleCheck size={14} stroke={1.75} aria-hidden />
          ) : (
            <IconHourglassEmpty size={14} stroke={1.75} aria-hidden />
          )}
          {place.seat
            ? t('trainings:form.seat')
            : t('trainings:form.waitingPlace', { place: place.place })}
        </span>
      )}
      {notice && <Notice notice={notice} />}
    </div>
  );
}

/** One participant: the name, what else is known, where they would be. */
function Person(props: {
  readonly at: number;
  readonly row: ParticipantRow;
  readonly only: boolean;
  readonly card: ResellerCard | undefined;
  readonly contacts: readonly string[];
  readonly check: RegistrationCheck | undefined;
  /** Which of those that have a name. */
  readonly named: number;
  readonly missing: boolean;
  readonly onRows: (change: ChangeRows) => void;
  readonly onGo: (at: number, change: ChangeRows) => void;
}) {
  const { at, row, only, card, contacts, check, named, missing, onRows, onGo } = props;
  const { t } = useTexts();
  const label = (field: 'name' | (typeof details)[number]): string =>
    t('trainings:form.fieldOf', { field: t(`trainings:form.${field}`), number: at + 1 });
  const put = (change: Partial<ParticipantRow>): void =>
    onRows((now) => changeRow(now, at, change));
  const remove = (): void => {
    if (!only) onGo(Math.max(0, at - 1), (now) => removeRow(now, at));
  };
  return (
    <div>
      <div className={classes.cells}>
        <span className={classes.number}>{at + 1}</span>
        <ParticipantName
          inputId={fieldIds.name(at)}
          label={label('name')}
          listLabel={t('trainings:form.contacts')}
          placeholder={t('trainings:form.namePlaceholder')}
          value={row.name}
          invalid={missing}
          contacts={contacts}
          onChange={(name) => put({ name })}
          onContact={(name) => put(card ? rowOfContact(card, name) : { name })}
          onNext={() => onGo(at + 1, (now) => withRowAt(now, at + 1))}
          onPaste={(names) => onGo(at + names.length - 1, (now) => pasteNames(now, at, names))}
          onEmptied={remove}
        />
        {details.map((field) => (
          <input
            key={field}
            type="text"
            autoComplete="off"
            spellCheck={false}
            maxLength={field === 'phone' ? 60 : 200}
            className={form.input}
            value={row[field]}
            aria-label={label(field)}
            onChange={(event) => put({ [field]: event.target.value })}
          />
        ))}
        <IconButton
          icon={IconX}
          label={t('trainings:form.remove', { number: at + 1 })}
          disabled={only}
          onClick={remove}
        />
      </div>
      {check && row.name.trim() !== '' && <Judgement check={check} at={named} />}
    </div>
  );
}

/** The participants, one a line; Enter in a name goes on to the next. */
export function ParticipantRows(props: {
  readonly rows: readonly ParticipantRow[];
  readonly card: ResellerCard | undefined;
  readonly check: RegistrationCheck | undefined;
  /** The row whose name is missing. */
  readonly missing: number | null;
  /** Told how to change the rows as they are when it happens. */
  readonly onRows: (change: ChangeRows) => void;
}) {
  const { rows, card, check, missing, onRows } = props;
  const { t } = useTexts();
  const taken = new Set(rows.map(({ contactPk }) => contactPk));
  const free = card?.contacts.filter(({ pk }) => !taken.has(pk)).map(({ name }) => name) ?? [];
  const contacts = [...new Set(free)];
  const goTo = (at: number, change: ChangeRows): void => {
    // The row has to be there to take the keyboard with the very next letter.
    flushSync(() => onRows(change));
    document.getElementById(fieldIds.name(at))?.focus();
  };
  return (
    <div className={classes.people} role="group" aria-label={t('trainings:form.participants')}>
      <div className={classes.captions} aria-hidden>
        <span />
        <span>{t('trainings:form.name')}</span>
        {details.map((field) => (
          <span key={field}>{t(`trainings:form.${field}`)}</span>
        ))}
      </div>
      {rows.map((row, at) => (
        <Person
          // Rows have no identity but their place.
          key={String(at)}
          at={at}
          row={row}
          only={rows.length === 1}
          card={card}
          contacts={contacts}
          check={check}
          named={rows.slice(0, at).filter(({ name }) => name.trim() !== '').length}
          missing={missing === at}
          onRows={onRows}
          onGo={goTo}
        />
      ))}
      <div>
        <Button
          disabled={rows.length >= mostRows}
          onClick={() => goTo(rows.length, (now) => withRowAt(now, rows.length))}
        >
          {t('trainings:form.more')}
        </Button>
      </div>
    </div>
  );
}
