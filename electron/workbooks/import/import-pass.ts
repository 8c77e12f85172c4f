import type { RecordChange } from '#domain/import/compare-records.ts';
import type { ImportOp } from '#domain/import/import-op.ts';
import type { JudgedRow, RowProblem, RowSurroundings } from '#domain/import/judge-row.ts';
import { ImportPlanner, type Doubt, type StoredResellers } from '#domain/import/plan-import.ts';
import type { RegisterKind } from '#domain/import/recognise-sheet.ts';
import type { RegisterRecord } from '#domain/import/register-record.ts';
import { mappedFields } from '#domain/import/source-record.ts';
import type { RowVerdict } from '#contract/import.ts';
import type { RowReader } from './read-register.ts';
import { RowStore } from './row-store.ts';
import type { PlannedSheet } from './workbook-sheets.ts';

const verdicts: readonly RowVerdict[] = ['new', 'changed', 'same', 'duplicate', 'error', 'decide'];

/** Everything that is known of the data rows of a file; texts are outside of the heap. */
export class PassRows {
  readonly texts = new RowStore();
  readonly sheets: PlannedSheet[] = [];
  readonly numbers: number[] = [];
  readonly around: RowSurroundings[] = [];
  /** Index into `verdicts`; -1 before it is known. */
  readonly #verdicts: number[] = [];
  readonly repeats = new Map<number, number>();
  readonly problems = new Map<number, readonly RowProblem[]>();
  readonly changes = new Map<number, RecordChange>();
  /** Rows that are left out until a person decides, and why. */
  readonly doubts = new Map<number, Doubt>();
  groups: readonly { readonly inn: string | null; readonly rows: readonly number[] }[] = [];

  get count(): number {
    return this.numbers.length;
  }

  setVerdict(index: number, verdict: RowVerdict): void {
    this.#verdicts[index] = verdicts.indexOf(verdict);
  }

  setDoubt(index: number, why: Doubt): void {
    this.setVerdict(index, 'decide');
    this.doubts.set(index, why);
  }

  verdict(index: number): RowVerdict {
    return verdicts[this.#verdicts[index] ?? -1] ?? 'error';
  }

  counts(): Record<RowVerdict, number> & { total: number } {
    const counts = { new: 0, changed: 0, same: 0, duplicate: 0, error: 0, decide: 0, total: 0 };
    for (let index = 0; index < this.count; index += 1) counts[this.verdict(index)] += 1;
    counts.total = this.count;
    return counts;
  }

  /** Forgets what was decided, keeps the texts. */
  clearVerdicts(): void {
    this.repeats.clear();
    this.problems.clear();
    this.changes.clear();
    this.doubts.clear();
    this.groups = [];
  }
}

export type PassParts = {
  readonly kind: RegisterKind;
  readonly reader: RowReader;
  readonly sheets: readonly PlannedSheet[];
  readonly stored: StoredResellers;
  /** Takes each step as soon as it is sure; absent when nothing is written. */
  readonly onOp?: (op: ImportOp) => void;
  /** Called now and then with the number of rows done; throws to stop. */
  readonly onRow?: (done: number) => void;
};

/** Reads, judges and decides every row of the file, in one walk over it. */
export function readPass(parts: PassParts): PassRows {
  const rows = new PassRows();
  const { planner, judgeRow } = start(parts, rows);
  parts.reader.read(({ sheet, row, cells, around }) => {
    const index = rows.texts.add(cells);
    rows.sheets.push(sheet);
    rows.numbers.push(row);
    rows.around.push(around);
    take(rows, planner, index, judgeRow(index, cells));
    parts.onRow?.(index + 1);
  });
  end(rows, planner);
  return rows;
}

/** Judges and decides rows that were read before, some of them mended since. */
export function planPass(parts: PassParts, rows: PassRows): void {
  rows.clearVerdicts();
  const { planner, judgeRow } = start(parts, rows);
  for (let index = 0; index < rows.count; index += 1) {
    take(rows, planner, index, judgeRow(index, rows.texts.get(index)));
    parts.onRow?.(index + 1);
  }
  end(rows, planner);
}

function start(
  parts: PassParts,
  rows: PassRows,
): {
  readonly planner: ImportPlanner;
  readonly judgeRow: (index: number, cells: readonly string[]) => JudgedRow;
} {
  const judgeRow = (index: number, cells: readonly string[]): JudgedRow => {
    const sheet = rows.sheets[index];
    const around = rows.around[index];
    if (sheet === undefined || around === undefined) throw new RangeError('no such row');
    return parts.reader.judge(sheet, cells, around);
  };
  const again = (index: number): RegisterRecord => judgeRow(index, rows.texts.get(index)).record;
  const fields = parts.sheets.flatMap((sheet) => sheet.columns.map((column) => column.field));
  const planner = new ImportPlanner(parts.stored, parts.kind, mappedFields(fields), again, {
    op: (op) => parts.onOp?.(op),
    verdict: (index, verdict, of) => {
      rows.setVerdict(index, verdict);
      if (of !== null) rows.repeats.set(index, of);
    },
    doubt: (index, why) => rows.setDoubt(index, why),
    changes: (index, change) => rows.changes.set(index, change),
  });
  return { planner, judgeRow };
}

function take(rows: PassRows, planner: ImportPlanner, index: number, judged: JudgedRow): void {
  if (judged.problems.length > 0) {
    rows.setVerdict(index, 'error');
    rows.problems.set(index, judged.problems);
    return;
  }
  planner.add(index, judged.record);
}

function end(rows: PassRows, planner: ImportPlanner): void {
  planner.finish();
  rows.groups = [...planner.duplicates()];
}
