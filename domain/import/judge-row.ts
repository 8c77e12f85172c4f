import { canonicalCity, cityInAddress, type CanonicalCity } from '../geo/city.ts';
import { canonicalRegion } from '../geo/region.ts';
import { parseAmount } from '../money/parse-amount.ts';
import { parseCompanyName } from '../reseller/company-name.ts';
import { parseInn, splitInnKpp } from '../reseller/inn.ts';
import { isEmptyKpp, parseKpp } from '../reseller/kpp.ts';
import { recogniseLegalForm } from '../reseller/legal-form.ts';
import { remembering } from '../text/remembering.ts';
import { isBlank } from './cell-words.ts';
import { readContactCells } from './contact-cells.ts';
import { columnsOf, type FieldColumn, type RegisterField } from './fields.ts';
import type { RegisterKind } from './recognised.ts';
import { emptyRecord, type RegisterRecord } from './register-record.ts';
import { rowCells, type Refuse, type RowProblem, type TextAt } from './row-cells.ts';
import { recogniseLevel, recogniseStatus } from './status-words.ts';

export type JudgedRow = {
  readonly record: RegisterRecord;
  readonly problems: readonly RowProblem[];
};

/** The colour behind a cell, as `RRGGBB`. */
export type CellFill = { readonly column: number; readonly rgb: string };

/** What the sheet says of a row outside of it: the divider above, the sheet's name. */
export type RowSurroundings = {
  readonly region: string | null;
  readonly city: string | null;
  readonly hidden: boolean;
  /** The row sums up others of a report and bears nobody. */
  readonly subtotal?: boolean;
  /** Of a list of requests: the colour that may tell what was decided. */
  readonly fill?: CellFill | null;
};

export type JudgeOptions = {
  /** Serial numbers without a date format count from 1904. */
  readonly date1904?: boolean;
  readonly today?: string;
};

const longest = { name: 500, text: 2000 };

/** Reads rows of a table by the meaning of their columns. Makes a function, so that the plan is made once. */
export function rowJudge(
  columns: readonly FieldColumn[],
  kind: RegisterKind,
  options: JudgeOptions = {},
): (cells: readonly string[], around: RowSurroundings) => JudgedRow {
  const plan = columns.filter((c) => c.field !== 'ignore' && c.field !== 'number');
  const of = (field: RegisterField): readonly number[] => columnsOf(plan, field);
  const at = {
    name: of('name'),
    legalForm: of('legalForm')[0],
    inn: of('inn')[0],
    kpp: of('kpp')[0],
    innKpp: of('innKpp')[0],
    city: of('city')[0],
    region: of('region')[0],
    phone: of('phone'),
    email: of('email'),
    contact: of('contact'),
    position: of('position'),
    status: of('status')[0],
    authorisedOn: of('authorisedOn')[0],
    level: of('level')[0],
    manager: of('manager')[0],
    segment: of('segment')[0],
    address: of('address'),
    note: of('note'),
    code: of('code')[0],
    turnover: of('turnover')[0],
    lastPurchaseOn: of('lastPurchaseOn')[0],
  };

  const parseName = remembering(parseCompanyName);

  return (cells, around) => {
    const record = emptyRecord();
    const problems: RowProblem[] = [];
    const { text, refuse, date } = rowCells(cells, problems, options);

    readName(record, at.name.map(text), text(at.legalForm), parseName);
    readInn(record, text, at, refuse);
    record.address = joined(at.address.map(text), ', ');
    readPlace(record, text(at.city), text(at.region), around);
    readContactCells(record, at, (column) => cells[column] ?? '', refuse);
    record.manager = filled(text(at.manager));
    record.segment = filled(text(at.segment));
    record.note = joined(at.note.map(text), '\n');
    record.hidden = around.hidden;

    if (at.status !== undefined) {
      const read = recogniseStatus(text(at.status));
      if (read.ok) record.status = read.value;
      else refuse(at.status, 'status', 'status', text(at.status));
    }
    if (at.level !== undefined) {
      const read = recogniseLevel(text(at.level));
      if (read.ok) record.level = read.value;
      else refuse(at.level, 'level', 'level', text(at.level));
    }
    record.authorisedOn = date(at.authorisedOn, 'authorisedOn');
    if (record.authorisedOn !== null) record.authorisedOnWritten = text(at.authorisedOn);
    record.accountingCode =
      kind === 'accounting' || at.code !== undefined ? filled(text(at.code)) : null;
    record.lastPurchaseOn = date(at.lastPurchaseOn, 'lastPurchaseOn');
    const sum = text(at.turnover);
    if (!isBlank(sum) || sum === '0') {
      const read = parseAmount(sum);
      if (read.ok) record.accountingTurnoverMinor = read.value;
      else refuse(at.turnover, 'turnover', 'amount', sum);
    }
    if (record.name === null || record.name.length > longest.name) {
      refuse(at.name[0] ?? at.inn, 'name', 'name', text(at.name[0]).slice(0, longest.text));
    }
    return { record, problems };
  };
}

function filled(text: string): string | null {
  return text === '' || text === '-' || text === '—' || text === '–' ? null : text;
}

function joined(texts: readonly string[], separator: string): string | null {
  if (texts.length === 1) return filled(texts[0] ?? '');
  const parts = texts.filter((text) => filled(text) !== null);
  return parts.length === 0 ? null : [...new Set(parts)].join(separator);
}

function readName(
  record: RegisterRecord,
  names: readonly string[],
  form: string,
  parse: typeof parseCompanyName,
): void {
  const [first] = names.filter((name) => !isBlank(name));
  if (first === undefined) return;
  const parsed = parse(first);
  record.writtenName = first;
  record.name = parsed.name === '' ? null : parsed.name;
  record.nameKey = parsed.nameKey;
  record.legalForm = parsed.legalForm;
  if (parsed.place !== null) record.city = parsed.place;
  if (form !== '')
    record.legalForm = recogniseLegalForm(form) ?? parseForm(form) ?? record.legalForm;
  if (record.legalForm !== null) return;
  for (const other of names) {
    if (other === first || other === '') continue;
    record.legalForm = parseCompanyName(other).legalForm;
  }
}

/** A legal form written out needs a name behind it to be read as one. */
function parseForm(form: string): string | null {
  return parseCompanyName(`${form} "X"`).legalForm ?? filled(form);
}

function readInn(
  record: RegisterRecord,
  text: TextAt,
  at: {
    readonly inn: number | undefined;
    readonly kpp: number | undefined;
    readonly innKpp: number | undefined;
  },
  refuse: Refuse,
): void {
  const both = text(at.innKpp);
  const parts = isBlank(both) ? null : splitInnKpp(both);
  const innText = text(at.inn);
  const [raw, innColumn, innField] =
    parts === null ? [innText, at.inn, 'inn' as const] : [parts.inn, at.innKpp, 'innKpp' as const];
  if (!isBlank(raw)) {
    const read = parseInn(raw);
    if (read.ok) {
      record.inn = read.value;
      record.innWritten = parts === null ? raw : both;
    } else {
      refuse(innColumn, innField, read.code, read.code === 'inn-checksum' ? paddedInn(raw) : raw);
    }
  }
  const kppText = text(at.kpp);
  const own = kppText !== '' && !isEmptyKpp(kppText);
  const kpp = own ? kppText : (parts?.kpp ?? '');
  if (kpp === '' || isEmptyKpp(kpp)) return;
  const read = parseKpp(kpp);
  if (!read.ok) refuse(own ? at.kpp : at.innKpp, own ? 'kpp' : 'innKpp', 'kpp', kpp);
  // Sole traders have none: what stands there belongs to somebody else.
  else if (record.inn?.length !== 12) record.kpp = read.value;
}

/** The digits as they were before Excel dropped the leading zero. */
function paddedInn(raw: string): string {
  const digits = raw.replace(/[.,]0+$/, '').replace(/\D/g, '');
  return digits.length === 9 || digits.length === 11 ? `0${digits}` : digits;
}

function readPlace(
  record: RegisterRecord,
  cityText: string,
  regionText: string,
  around: RowSurroundings,
): void {
  let ofCity: string | null = null;
  if (!isBlank(cityText)) {
    const read = canonicalCity(cityText);
    record.city = filled(read.city);
    ofCity = read.region;
  } else {
    const inAddress = record.city === null ? cityElsewhere(regionText, record.address) : null;
    record.city ??= inAddress?.city ?? around.city;
    if (record.city !== null) ofCity = inAddress?.region ?? canonicalCity(record.city).region;
  }
  record.region = isBlank(regionText)
    ? (ofCity ?? around.region)
    : (canonicalRegion(regionText) ??
      cityInAddress(regionText)?.region ??
      ofCity ??
      filled(regionText));
}

/** The city of a row without one of its own: a column `Регион, город` or the address names it. */
function cityElsewhere(regionText: string, address: string | null): CanonicalCity | null {
  const beside =
    regionText === '' || canonicalRegion(regionText) !== null ? null : cityInAddress(regionText);
  return beside ?? (address === null ? null : cityInAddress(address));
}
