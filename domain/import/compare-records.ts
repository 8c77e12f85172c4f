import {
  samePhone,
  sameEmail,
  samePerson,
  type RecordContact,
  type RecordPhone,
  type RegisterRecord,
  type ScalarField,
} from './register-record.ts';
import type { RegisterKind } from './recognised.ts';

/** What a file said of a reseller the last time, as kept between imports. */
export type SourceRecord = {
  readonly values: Readonly<Partial<Record<ScalarField, string | number | null>>>;
  readonly phones: readonly string[];
  readonly emails: readonly string[];
  readonly contacts: readonly string[];
};

/** A reseller as it is stored now. */
export type StoredRecord = {
  readonly values: Readonly<Record<ScalarField, string | number | null>>;
  readonly phones: readonly { readonly e164: string; readonly extension: string | null }[];
  readonly emails: readonly string[];
  readonly contacts: readonly string[];
};

export type FieldChange = {
  readonly field: ScalarField;
  readonly oldValue: string | number | null;
  readonly newValue: string | number | null;
};

export type RecordChange = {
  readonly fields: readonly FieldChange[];
  readonly phones: readonly RecordPhone[];
  readonly emails: readonly string[];
  readonly contacts: readonly RecordContact[];
};

/** A register's fields; what was written goes along with what was read from it. */
const registerFields: readonly ScalarField[] = [
  'name',
  'legalForm',
  'inn',
  'kpp',
  'city',
  'region',
  'address',
  'status',
  'authorisedOn',
  'level',
  'manager',
  'segment',
  'accountingCode',
  'note',
];
const accountingOwn: readonly ScalarField[] = [
  'accountingCode',
  'accountingTurnoverMinor',
  'lastPurchaseOn',
];
const accountingFills: readonly ScalarField[] = [
  'legalForm',
  'inn',
  'kpp',
  'city',
  'region',
  'address',
  'manager',
  'segment',
  'note',
];
const written: Readonly<Partial<Record<ScalarField, ScalarField>>> = {
  name: 'writtenName',
  inn: 'innWritten',
  authorisedOn: 'authorisedOnWritten',
};
/** A blank cell takes these back when the file had filled them and nobody has touched them since. */
const clearable: ReadonlySet<ScalarField> = new Set<ScalarField>([
  'address',
  'authorisedOn',
  'level',
  'manager',
  'segment',
  'note',
]);

/**
 * What a file newly says of a stored reseller: only what it says otherwise than the last time, and
 * only where nobody has edited the reseller since. `mapped` are the fields that the file has a
 * column for; `other` is what the other kind of file said last.
 */
export function compareRecords(
  record: RegisterRecord,
  stored: StoredRecord,
  source: SourceRecord | null,
  other: SourceRecord | null,
  kind: RegisterKind,
  mapped: ReadonlySet<ScalarField>,
): RecordChange {
  const fields: FieldChange[] = [];
  const change = (field: ScalarField): void => {
    fields.push({ field, oldValue: stored.values[field], newValue: record[field] });
    const text = written[field];
    if (text !== undefined && stored.values[text] !== record[text]) {
      fields.push({ field: text, oldValue: stored.values[text], newValue: record[text] });
    }
  };
  if (kind === 'accounting') {
    for (const field of accountingOwn) {
      if (mapped.has(field) && mayChange(field, record, stored, source, null, true)) change(field);
    }
    for (const field of accountingFills) {
      const saidBefore = source?.values[field] ?? null;
      // What a person has emptied since stays empty.
      if (stored.values[field] === null && record[field] !== null && saidBefore !== record[field]) {
        change(field);
      }
    }
  } else {
    for (const field of registerFields) {
      if (mapped.has(field) && mayChange(field, record, stored, source, other, false))
        change(field);
    }
  }
  return { fields, ...additions(record, stored, source) };
}

function mayChange(
  field: ScalarField,
  record: RegisterRecord,
  stored: StoredRecord,
  source: SourceRecord | null,
  other: SourceRecord | null,
  authoritative: boolean,
): boolean {
  const says = record[field];
  const now = stored.values[field];
  if (says === now) return false;
  if (source !== null && field in source.values) {
    const said = source.values[field] ?? null;
    if (says === said) return false;
    if (says === null) return clearable.has(field) && now === said;
    return now === said || now === null;
  }
  if (says === null) return false;
  if (now === null || authoritative) return true;
  // Nobody has decided on a candidate yet, and what only accounting said is not a person's word.
  if (field === 'status') return now === 'candidate';
  return other !== null && field in other.values && other.values[field] === now;
}

function additions(
  record: RegisterRecord,
  stored: StoredRecord,
  source: SourceRecord | null,
): Omit<RecordChange, 'fields'> {
  const phones = record.phones.filter(
    (phone) =>
      !stored.phones.some((known) => samePhone(known, phone)) &&
      !source?.phones.includes(phoneKey(phone)),
  );
  const emails = record.emails.filter(
    (email) =>
      !stored.emails.some((known) => sameEmail(known, email)) &&
      !source?.emails.some((known) => sameEmail(known, email)),
  );
  const contacts = record.contacts.filter(
    (contact) =>
      !stored.contacts.some((known) => samePerson(known, contact.name)) &&
      !source?.contacts.some((known) => samePerson(known, contact.name)),
  );
  return { phones, emails, contacts };
}

/** True if nothing changes. */
export function isNoChange(change: RecordChange): boolean {
  return (
    change.fields.length === 0 &&
    change.phones.length === 0 &&
    change.emails.length === 0 &&
    change.contacts.length === 0
  );
}

/** A number with its extension as one text. */
export function phoneKey(phone: {
  readonly e164: string;
  readonly extension: string | null;
}): string {
  return phone.extension === null ? phone.e164 : `${phone.e164}#${phone.extension}`;
}
