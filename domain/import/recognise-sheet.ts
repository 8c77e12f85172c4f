import {
  contradiction,
  describeContent,
  fieldByContent,
  type ColumnContent,
} from './column-content.ts';
import { repeatableFields, type FieldColumn, type RegisterField } from './fields.ts';
import {
  findHeader,
  headerFromRows,
  unknownHeader,
  type FoundHeader,
  type HeaderColumn,
  type TextMerge,
  type TextRow,
} from './find-header.ts';
import { headerMeaning, isShortNameHeader } from './header-words.ts';
import { recogniseLog } from './interactions/recognise-log.ts';
import { withUnnamed } from './recognise-table.ts';
import { RowSorter } from './row-kind.ts';
import { recogniseRequests } from './bonus-requests/recognise-requests.ts';
import { recogniseForm } from './trainings/recognise-form.ts';
import { recogniseReport } from './purchases/recognise-report.ts';
import { speaksOfGoods } from './purchases/report-words.ts';
import {
  examplesOf,
  sheetShape,
  type RecognisedColumn,
  type RecognisedSheet,
  type RegisterKind,
  type SavedColumns,
  type SheetSample,
  type WorkbookKind,
} from './recognised.ts';
import { searchKey } from '../text/search-key.ts';

const sampleRows = 250;

/* The order decides: the first that knows a sheet takes it. */
const recognisers = {
  trainings: recogniseForm,
  'bonus-requests': recogniseRequests,
  purchases: recogniseReport,
  interactions: recogniseLog,
} as const;

/**
 * Finds header and columns of a sheet by the words of its header and by what stands below. A kind that
 * a person chose is taken where the sheet can be read so at all, on any word of it.
 */
export function recogniseSheet(
  sample: SheetSample,
  saved: SavedColumns = () => null,
  asked: WorkbookKind | null = null,
): RecognisedSheet {
  const told = asked === null ? null : recogniseAs(asked, sample, saved, null);
  if (told !== null) return told;
  const found =
    recogniseList(sample, saved, null) ?? describeSheet(sample, headerOf(sample), saved);
  const before = kindBefore(found, saved);
  return (before === null ? null : recogniseAs(before, sample, saved, null)) ?? found;
}

/** What a person took a sheet with this header for, where it looks like something else. */
function kindBefore(
  { kind, headerTo, columns }: RecognisedSheet,
  saved: SavedColumns,
): WorkbookKind | null {
  const before = headerTo === 0 ? null : (saved(sheetShape(columns))?.kind ?? null);
  return before === kind ? null : before;
}

/** As `recogniseSheet`, with the header's last row chosen by a person; 0 for no header. */
export function recogniseBelow(
  sample: SheetSample,
  headerTo: number,
  saved: SavedColumns = () => null,
  asked: WorkbookKind | null = null,
): RecognisedSheet {
  const told = asked === null ? null : recogniseAs(asked, sample, saved, headerTo);
  if (told !== null) return told;
  const other = recogniseList(sample, saved, headerTo);
  if (other !== null) return other;
  return describeSheet(sample, headerAt(sample, headerTo), saved);
}

function headerOf({ rows, merges }: SheetSample): FoundHeader {
  return findHeader(rows, merges) ?? unknownHeader(rows);
}

function headerAt({ rows, merges }: SheetSample, headerTo: number): FoundHeader {
  const found = findHeader(rows, merges);
  return found?.to === headerTo ? found : headerFromRows(rows, merges, headerTo, headerTo);
}

/** Reads a sheet as the kind that a person chose; null where nothing on it can be that. */
function recogniseAs(
  asked: WorkbookKind,
  sample: SheetSample,
  saved: SavedColumns,
  headerTo: number | null,
): RecognisedSheet | null {
  if (asked !== 'resellers' && asked !== 'accounting') {
    return recognisers[asked](sample, saved, headerTo, true);
  }
  const header = headerTo === null ? headerOf(sample) : headerAt(sample, headerTo);
  const sheet = describeSheet(sample, header, saved);
  const isNamed = sheet.columns.some(({ field }) => field === 'name' || isInn(field));
  return isNamed ? { ...sheet, kind: asked } : null;
}

/** Recognises a sheet that lists something else than resellers; null for any other. */
function recogniseList(
  sample: SheetSample,
  saved: SavedColumns,
  headerTo: number | null,
): RecognisedSheet | null {
  for (const recognise of Object.values(recognisers)) {
    const found = recognise(sample, saved, headerTo);
    if (found !== null) return found;
  }
  return null;
}

function describeSheet(
  sample: SheetSample,
  header: FoundHeader,
  saved: SavedColumns,
): RecognisedSheet {
  const below = sample.rows.filter((row) => row.number > header.to);
  const heads = withUnnamed(header.columns, below);
  const data = tableRows(below, heads, header, sample.merges);
  const contents = heads.map((head) =>
    describeContent(data.map((row) => row.cells[head.column] ?? '')),
  );
  const remembered =
    saved(sheetShape(heads.map((head) => ({ header: head.text }))))?.columns ?? null;
  const guesses = heads.map((head, index) => guess(head, contents[index], remembered));
  settle(guesses, heads, contents);
  const columns = guesses.map((made, index) => ({
    column: made.column,
    header: heads[index]?.text ?? '',
    field: made.field,
    by: made.by,
    certainty: made.certainty,
    examples: examplesOf(data, made.column),
  }));
  const readable = columns.every(
    (made, index) => !isInn(made.field) || holdsNumbers(contents[index]),
  );
  const kind = readable ? kindOf(columns, heads, data.length) : null;
  return { kind, headerFrom: header.from, headerTo: header.to, columns };
}

function isInn(field: RegisterField): boolean {
  return field === 'inn' || field === 'innKpp';
}

/** A column headed `ИНН` that holds words only belongs to an instruction or to a form. */
function holdsNumbers(content: ColumnContent | undefined): boolean {
  return content === undefined || content.filled === 0 || content.digits > 0;
}

/** The rows that look like records: dividers, subtotals and the like would blur the content. */
function tableRows(
  below: readonly TextRow[],
  heads: readonly HeaderColumn[],
  header: FoundHeader,
  merges: readonly TextMerge[],
): readonly TextRow[] {
  const rough = heads.map((head) => ({
    column: head.column,
    field: head.meaning?.field ?? ('note' as const),
  }));
  const named = rough.some((c) => c.field === 'inn' || c.field === 'name' || c.field === 'innKpp');
  const texts = new Map(heads.map((head) => [head.column, head.text]));
  const sorter = new RowSorter(rough, texts, header.to, merges);
  const rows = below.filter((row) => {
    if (named) return sorter.kindOf(row.number, row.cells) === 'data';
    return row.cells.filter((cell) => cell.trim() !== '').length >= 3;
  });
  return rows.slice(0, sampleRows);
}

type Guess = {
  readonly column: number;
  field: RegisterField;
  by: RecognisedColumn['by'];
  certainty: RecognisedColumn['certainty'];
  weight: number;
};

function guess(
  head: HeaderColumn,
  content: ColumnContent | undefined,
  remembered: readonly FieldColumn[] | null,
): Guess {
  const { column } = head;
  const known = remembered?.find((c) => c.column === column);
  if (known) return { column, field: known.field, by: 'saved', certainty: 'sure', weight: 9 };
  const told = content ? fieldByContent(content) : null;
  const meant = head.meaning;
  if (meant === null || (meant.field === 'ignore' && head.text === '')) {
    if (told === null) return { column, field: 'ignore', by: 'none', certainty: 'sure', weight: 0 };
    return { column, field: told, by: 'content', certainty: 'doubtful', weight: 0.5 };
  }
  if (meant.field === 'inn' && content && (content.rates.get('innKpp') ?? 0) > 0.3) {
    return { column, field: 'innKpp', by: 'content', certainty: 'sure', weight: 3 };
  }
  const instead = content ? contradiction(meant.field, content) : null;
  if (instead !== null) {
    return { column, field: instead, by: 'content', certainty: 'doubtful', weight: 1.5 };
  }
  const certainty = meant.weight > 1 ? 'sure' : 'doubtful';
  return { column, field: meant.field, by: 'header', certainty, weight: meant.weight };
}

/** Leaves one column for each field that cannot repeat, and the plain guesses only where nothing better is. */
function settle(
  guesses: readonly Guess[],
  heads: readonly HeaderColumn[],
  contents: readonly ColumnContent[],
): void {
  const drop = (made: Guess): void => {
    made.field = 'ignore';
    made.by = 'none';
    made.certainty = 'doubtful';
  };
  const rate = (made: Guess): number => contents[guesses.indexOf(made)]?.rates.get(made.field) ?? 0;
  const byField = new Map<RegisterField, Guess[]>();
  // A sheet can have 16,384 columns, most of them of the same field.
  for (const made of guesses) {
    const group = byField.get(made.field);
    if (group === undefined) byField.set(made.field, [made]);
    else group.push(made);
  }
  for (const [field, group] of byField) {
    if (group.length < 2 || field === 'ignore') continue;
    if (field === 'name') {
      settleNames(group, heads, contents, drop);
      continue;
    }
    if (repeatableFields.has(field)) {
      // Beside the reseller's own numbers those of its manager here are somebody else's.
      const ours = group.filter((made) => isManagers(heads[made.column]?.text ?? ''));
      if (ours.length < group.length) ours.forEach(drop);
      continue;
    }
    const sorted = [...group].sort(
      (a, b) => b.weight - a.weight || moreFitting(rate(a), rate(b)) || a.column - b.column,
    );
    for (const made of sorted.slice(1)) drop(made);
  }
}

/** A few broken cells say nothing against a column. */
function moreFitting(a: number, b: number): number {
  return Math.abs(a - b) > 0.25 ? b - a : 0;
}

function isManagers(header: string): boolean {
  return / (?:менеджер|куратор|manager|curator)/.test(` ${searchKey(header)}`);
}

/** Up to two names stay: the short one first in line, the full one for what the short one lacks. */
function settleNames(
  group: readonly Guess[],
  heads: readonly HeaderColumn[],
  contents: readonly ColumnContent[],
  drop: (made: Guess) => void,
): void {
  const rank = (made: Guess): number => {
    const text = heads[made.column]?.text ?? '';
    const filled = contents[made.column]?.filled ?? 0;
    return made.weight + (isShortNameHeader(text) ? 2 : 0) + (filled > 0 ? 1 : 0);
  };
  const sorted = [...group].sort((a, b) => rank(b) - rank(a) || a.column - b.column);
  const kept = sorted.filter((made) => made.weight >= 2).slice(0, 2);
  for (const made of sorted) {
    if (!kept.includes(made) && made !== sorted[0]) drop(made);
  }
}

const registerOnly = new Set<RegisterField>(['status', 'level', 'authorisedOn']);

function kindOf(
  columns: readonly RecognisedColumn[],
  heads: readonly HeaderColumn[],
  dataRows: number,
): RegisterKind | null {
  const fields = new Set(columns.map((c) => c.field));
  const named = fields.has('name') || fields.has('inn') || fields.has('innKpp');
  fields.delete('ignore');
  fields.delete('number');
  if (!named || dataRows === 0) return null;
  const foreign = heads.filter((head) => headerMeaning(lastLevel(head.text))?.foreign).length;
  if (foreign >= 2) return null;
  const sums = fields.has('turnover') || fields.has('lastPurchaseOn');
  if (sums && ![...registerOnly].some((field) => fields.has(field))) {
    // With what was bought in each row it lists sales, of which a reseller has many.
    return heads.some(({ text }) => speaksOfGoods(text)) ? null : 'accounting';
  }
  // A list of names alone is a reference sheet, no register.
  return fields.size >= 3 || (fields.size === 2 && (fields.has('inn') || fields.has('innKpp')))
    ? 'resellers'
    : null;
}

function lastLevel(text: string): string {
  return text.split(' / ').at(-1) ?? '';
}
