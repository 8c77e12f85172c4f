import type { RegisterField } from '../fields.ts';
import {
  headerBlocks,
  headerColumns,
  holdsRecords,
  type HeaderColumn,
  type TextRow,
} from '../find-header.ts';
import type {
  HeadColumn,
  RecognisedColumn,
  RecognisedSheet,
  SavedColumns,
  SheetSample,
} from '../recognised.ts';
import { isMoment } from '../interactions/clock-cells.ts';
import { recognisedTable, type FoundColumn } from '../recognise-table.ts';
import { readHead, type HeadCell } from './form-head.ts';
import { FormRows } from './form-rows.ts';
import {
  headFields,
  isLabel,
  isOfOtherKinds,
  isParticipantHeader,
  isTrainingHeader,
  labelMeaning,
  speaksOfTraining,
} from './form-words.ts';

/** A group such as `Contacts` may stand over phone and e-mail. */
const maxLevels = 2;
const tableFields: ReadonlySet<RegisterField> = new Set<RegisterField>([
  ...headFields,
  ...(['participant', 'position', 'phone', 'email', 'number'] as const),
]);
const companyFields: readonly RegisterField[] = ['name', 'inn', 'innKpp'];

type Table = {
  readonly from: number;
  readonly to: number;
  readonly columns: readonly { readonly head: HeaderColumn; readonly field: RegisterField }[];
  readonly score: number;
};

/**
 * Recognises an application for a training: labels with values that tell company and course, and a
 * table of participants; or a list whose rows tell all of it. Where it is `asked` for, a company and
 * participants are enough. Null for any other sheet.
 */
export function recogniseForm(
  sample: SheetSample,
  saved: SavedColumns,
  headerTo: number | null = null,
  asked = false,
): RecognisedSheet | null {
  const table = findTable(sample, headerTo);
  if (table === null) return null;
  const head = headOf(sample.rows, table);
  if (!isForm(sample, table, head, asked)) return null;
  const all: readonly Pick<RecognisedColumn, 'column' | 'header' | 'field'>[] = [
    ...table.columns.map(({ head: { column, text }, field }) => ({ column, header: text, field })),
    ...head.map(({ column, label, field }) => ({ column, header: label, field })),
  ];
  const rows = new FormRows(all, headersOf(table), head);
  const data = sample.rows
    .filter(({ number, cells }) => number > table.to && rows.kindOf(number, cells) === 'data')
    .map(({ number, cells }) => ({ number, cells: rows.filled(cells) }));
  if (data.length === 0) return null;
  const doubtful = new Set(head.filter(({ weak }) => weak).map(({ column }) => column));
  const columns = all.map((one): FoundColumn => {
    const isIgnored = one.field === 'ignore';
    return {
      ...one,
      by: isIgnored ? 'none' : 'header',
      certainty: !isIgnored && doubtful.has(one.column) ? 'doubtful' : 'sure',
    };
  });
  return {
    ...recognisedTable('trainings', { ...table, columns, data }, saved),
    head: head.map(({ column, row, at, text }) => ({ column, row, at, text })),
  };
}

/** The header of the participants: of all blocks that name them the one that tells most. */
function findTable({ rows, merges }: SheetSample, headerTo: number | null): Table | null {
  let best: Table | null = null;
  for (const block of headerBlocks(rows, maxLevels)) {
    const [first] = block;
    const last = block.at(-1);
    if (!first || !last || (headerTo !== null && last.number !== headerTo)) continue;
    // Most blocks are told by this alone; to read all of their columns takes long.
    if (!block.some(({ cells }) => cells.some(isParticipantHeader))) continue;
    // A row of a log may speak of participants in its topic or in its remark.
    if (block.some(({ cells }) => cells.some(isMoment))) continue;
    if (holdsRecords(block) || hasLabels(block)) continue;
    const heads = headerColumns(block, merges);
    const texts = heads.map(({ text }) => text).filter((text) => text !== '');
    // A colon behind it makes a label.
    if (texts.length < 2 || texts.some((text) => text.endsWith(':') || isOfOtherKinds(text))) {
      continue;
    }
    const columns = settle(heads.map((head) => ({ head, field: tableField(head) })));
    const known = columns.filter(({ field }) => field !== 'ignore').length;
    if (known < 2 || !columns.some(({ field }) => field === 'participant')) continue;
    const score = known - block.length * 0.5;
    if (best === null || score > best.score) {
      best = { from: first.number, to: last.number, columns, score };
    }
  }
  return best;
}

/** A row of labels with their values above the header is no level of it. */
function hasLabels([upper, lower]: readonly TextRow[]): boolean {
  const isFilled = (row: TextRow, column: number): boolean =>
    (row.cells[column] ?? '').trim() !== '';
  return (
    upper !== undefined &&
    lower !== undefined &&
    upper.cells.some(
      (cell, at) => isLabel(cell.trim()) && isFilled(upper, at + 1) && isFilled(lower, at),
    )
  );
}

function tableField({ text, meaning }: HeaderColumn): RegisterField {
  const lowest = text.split(' / ').at(-1) ?? '';
  if (isParticipantHeader(lowest)) return 'participant';
  const told = labelMeaning(lowest, { colon: false, belowCompany: true })?.field ?? meaning?.field;
  return told !== undefined && tableFields.has(told) ? told : 'ignore';
}

/** Leaves one column for each field; a name may stand in parts. */
function settle(columns: Table['columns']): Table['columns'] {
  const seen = new Set<RegisterField>();
  return columns.map((one) => {
    const { head, field } = one;
    if (field === 'participant' || field === 'phone' || field === 'email') return one;
    if (seen.has(field)) return { head, field: 'ignore' as const };
    seen.add(field);
    return one;
  });
}

function headersOf({ columns }: Table): ReadonlyMap<number, string> {
  return new Map(columns.map(({ head }) => [head.column, head.text]));
}

type HeadOf = HeadColumn & Pick<HeadCell, 'label' | 'field' | 'weak'>;

/** What stands once, in columns of their own behind the table; one for each field. */
function headOf(rows: readonly TextRow[], table: Table): readonly HeadOf[] {
  const ofTable = new Set(table.columns.map(({ field }) => field));
  const above = readHead(rows.filter(({ number }) => number < table.from));
  const bare = table.columns.map(({ head, field }) => ({ column: head.column, field }));
  const participants = new FormRows(bare, headersOf(table), []);
  const below = rows.filter(
    ({ number, cells }) => number > table.to && participants.kindOf(number, cells) !== 'data',
  );
  // A date under the table is that of the signature.
  const behind = readHead(below, { belowCompany: true }).map((cell) =>
    cell.field === 'startsOn' && cell.weak ? { ...cell, field: 'filedOn' as const } : cell,
  );
  const cells = [...above, ...behind].map((cell) =>
    headFields.has(cell.field) && !ofTable.has(cell.field)
      ? cell
      : { ...cell, field: 'ignore' as const },
  );
  const best = new Map<RegisterField, HeadCell>();
  for (const cell of cells) {
    const known = best.get(cell.field);
    const isBetter = known === undefined || (known.weak && !cell.weak && cell.text !== '');
    if (isBetter || known.text === '') best.set(cell.field, cell);
  }
  const first = rows.reduce((most, row) => Math.max(most, row.cells.length), 0);
  return cells.map((cell, index) => {
    const { label, weak, row, column: at, text } = cell;
    const isOther = best.get(cell.field) !== cell;
    // Beside the date of the training a date without more words is that of the form.
    const isFiled = isOther && weak && cell.field === 'startsOn' && !best.has('filedOn');
    const field = isFiled ? 'filedOn' : isOther ? 'ignore' : cell.field;
    if (isFiled) best.set('filedOn', cell);
    return { label, weak, row, at, text, column: first + index, field };
  });
}

function isForm(
  { name, rows }: SheetSample,
  table: Table,
  head: readonly HeadOf[],
  asked: boolean,
): boolean {
  const inTable = new Set(table.columns.map(({ field }) => field));
  const inHead = new Set(head.map(({ field }) => field));
  const has = (field: RegisterField): boolean => inTable.has(field) || inHead.has(field);
  if (!companyFields.some(has)) return false;
  if (asked) return true;
  if (companyFields.some((field) => inTable.has(field))) {
    // A list of companies with their people is a register, one of calls has topics and dates too.
    return (
      has('startsOn') &&
      table.columns.some(
        ({ head: { text }, field }) => field === 'course' && isTrainingHeader(text),
      )
    );
  }
  if (has('course')) return true;
  const titles = rows.filter(({ number }) => number < table.from).flatMap(({ cells }) => cells);
  return [name ?? '', ...titles].some(speaksOfTraining);
}
