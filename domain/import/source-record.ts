import { phoneKey, type SourceRecord } from './compare-records.ts';
import { scalarFields, type RegisterRecord, type ScalarField } from './register-record.ts';

/*
 * Kept for each imported reseller, so its size counts: an array in a fixed order, empty ends cut.
 * New fields are only ever added at the end of `kept`.
 */
const kept: readonly ScalarField[] = [
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
  'note',
  'accountingCode',
  'accountingTurnoverMinor',
  'lastPurchaseOn',
];

type Packed = readonly [
  /** `0` stands for a field that the file has no column for. */
  values: readonly (string | number | null)[],
  phones: readonly string[],
  emails: readonly string[],
  contacts: readonly string[],
];

const notMapped = 0;

/** Packs what a file says of a reseller; fields without a column keep what an earlier file said. */
export function packSource(
  record: RegisterRecord,
  mapped: ReadonlySet<ScalarField>,
  before: SourceRecord | null,
): string {
  const values = kept.map((field) => {
    // A sum of nothing is a value too: sums are kept as text.
    if (mapped.has(field)) return asText(record[field]);
    return before !== null && field in before.values
      ? asText(before.values[field] ?? null)
      : notMapped;
  });
  while (values.length > 0 && values.at(-1) === notMapped) values.pop();
  // A number that a person has deleted must not come back when a file without it came between.
  const packed: Packed = [
    values,
    add(before?.phones, record.phones.map(phoneKey)),
    add(before?.emails, record.emails),
    add(
      before?.contacts,
      record.contacts.map((contact) => contact.name),
    ),
  ];
  return JSON.stringify(packed);
}

function asText(value: string | number | null): string | null {
  return typeof value === 'number' ? String(value) : value;
}

function add(before: readonly string[] | undefined, now: readonly string[]): readonly string[] {
  return before === undefined || before.length === 0 ? now : [...new Set([...before, ...now])];
}

/** Reads what `packSource` made. */
export function unpackSource(json: string): SourceRecord {
  const [values, phones, emails, contacts] = JSON.parse(json) as Packed;
  const byField: Partial<Record<ScalarField, string | number | null>> = {};
  values.forEach((value, index) => {
    const field = kept[index];
    if (field === undefined || value === notMapped) return;
    byField[field] = field === 'accountingTurnoverMinor' && value !== null ? Number(value) : value;
  });
  return { values: byField, phones, emails, contacts };
}

/** The stored fields that the columns of a file can say something of. */
export function mappedFields(fields: readonly string[]): ReadonlySet<ScalarField> {
  const mapped = new Set<ScalarField>();
  const all: readonly string[] = scalarFields;
  for (const field of fields) {
    if (all.includes(field)) mapped.add(field as ScalarField);
    if (field === 'innKpp') mapped.add('inn').add('kpp');
    // A name holds its legal form and sometimes its city.
    if (field === 'name') mapped.add('legalForm').add('writtenName');
    if (field === 'inn' || field === 'innKpp') mapped.add('innWritten');
    if (field === 'authorisedOn') mapped.add('authorisedOnWritten');
    if (field === 'code') mapped.add('accountingCode');
    if (field === 'turnover') mapped.add('accountingTurnoverMinor');
    if (field === 'city') mapped.add('region');
  }
  // Dividers, sheet names and brackets behind names can tell the place too.
  return mapped.add('city').add('region');
}
