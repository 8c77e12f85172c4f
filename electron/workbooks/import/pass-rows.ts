import type { ColouredCell } from '#domain/import/bonus-requests/judge-requests.ts';
import type { RegisterField } from '#domain/import/fields.ts';
import type { RowSurroundings } from '#domain/import/judge-row.ts';
import { newCandidates } from '#domain/import/new-candidates.ts';
import type { RowProblem } from '#domain/import/row-cells.ts';
import type { Doubt } from '#domain/import/plan-import.ts';
import { rowVerdicts, type RowChange, type RowCounts, type RowVerdict } from '#contract/import.ts';
import { AskedRows } from './asked-rows.ts';
import { RowStore } from './row-store.ts';
import type { PlannedSheet } from './workbook-sheets.ts';

/** In the place of a verdict: the row serves only the reader of the sheet. */
const aside = -2;

/** Everything that is known of the data rows of a file; texts are outside of the heap. */
export class PassRows {
  readonly texts = new RowStore();
  readonly sheets: PlannedSheet[] = [];
  readonly numbers: number[] = [];
  readonly around: RowSurroundings[] = [];
  /** Index into `rowVerdicts`; -1 before it is known. */
  readonly #verdicts: number[] = [];
  readonly repeats = new Map<number, number>();
  readonly problems = new Map<number, readonly RowProblem[]>();
  readonly changes = new Map<number, readonly RowChange[]>();
  /** Rows that are left out until a person decides, and why. */
  readonly doubts = new Map<number, Doubt>();
  readonly who = new AskedRows();
  /** What only the colour of a cell says: a file without colours has to say it in words. */
  readonly coloured = new Map<number, ColouredCell>();
  /** Rows that are stored although they belong to nobody so far: true for one that is new. */
  readonly unattached = new Map<number, boolean>();
  /** What a person has written in place of cells, by column. */
  readonly mended = new Map<number, Map<number, string>>();
  groups: readonly { readonly inn: string | null; readonly rows: readonly number[] }[] = [];

  get count(): number {
    return this.numbers.length;
  }

  setVerdict(index: number, verdict: RowVerdict): void {
    this.#verdicts[index] = rowVerdicts.indexOf(verdict);
  }

  /** Leaves a row out of every list and count. */
  setAside(index: number): void {
    this.#verdicts[index] = aside;
  }

  setProblems(index: number, problems: readonly RowProblem[]): void {
    this.setVerdict(index, 'error');
    this.problems.set(index, problems);
  }

  /** The rows that stay out of the data until a person does something about them. */
  *leftOut(): Iterable<number> {
    for (const verdict of ['error', 'decide', 'unknown'] as const) {
      for (const index of this.withVerdict(verdict)) {
        if (!this.unattached.has(index)) yield index;
      }
    }
  }

  setDoubt(index: number, why: Doubt): void {
    this.setVerdict(index, 'decide');
    this.doubts.set(index, why);
  }

  /** Puts in a cell what a person has written anew; its colour says nothing any more. */
  mend(index: number, column: number, value: string): void {
    const cells = this.texts.get(index);
    while (cells.length <= column) cells.push('');
    cells[column] = value;
    this.texts.set(index, cells);
    const byColumn = this.mended.get(index) ?? new Map<number, string>();
    this.mended.set(index, byColumn.set(column, value));
    const around = this.around[index];
    if (around?.fill?.column === column) this.around[index] = { ...around, fill: null };
  }

  isWrong(index: number, column: number): boolean {
    return this.problems.get(index)?.some((problem) => problem.column === column) ?? false;
  }

  /** The rows whose wrong cell says the same in the column of a row, where that column means the same. */
  wrongAlike(index: number, column: number, text: string): readonly number[] {
    const meaningOf = (one: number): RegisterField | undefined =>
      this.sheets[one]?.columns.find((choice) => choice.column === column)?.field;
    const field = meaningOf(index);
    return [...this.problems.keys()]
      .filter((one) => this.isWrong(one, column) && meaningOf(one) === field)
      .filter((one) => (this.texts.get(one)[column] ?? '') === text);
  }

  /** What becomes of a row; null for one that is left aside. */
  verdict(index: number): RowVerdict | null {
    const verdict = this.#verdicts[index] ?? -1;
    return verdict === aside ? null : (rowVerdicts[verdict] ?? 'error');
  }

  /** The rows with a verdict, or with any, in their order. */
  *withVerdict(wanted: RowVerdict | null): Iterable<number> {
    for (let index = 0; index < this.count; index += 1) {
      const verdict = this.verdict(index);
      if (verdict !== null && (wanted === null || verdict === wanted)) yield index;
    }
  }

  /** The rows of companies that nobody knows, and of which nobody has said that they are to stay so. */
  *strangers(): Iterable<number> {
    for (const index of this.withVerdict('unknown')) {
      if (this.who.stateOf(index) === 'asked') yield index;
    }
  }

  /** The rows that the file hides, whole or in part. */
  *hidden(): Iterable<number> {
    for (const index of this.withVerdict(null)) {
      if (this.around[index]?.hidden === true) yield index;
    }
  }

  counts(): RowCounts {
    const none = Object.fromEntries(rowVerdicts.map((verdict) => [verdict, 0]));
    const counts = none as Record<RowVerdict, number>;
    let total = 0;
    for (const index of this.withVerdict(null)) {
      const verdict = this.verdict(index);
      if (verdict !== null) counts[verdict] += 1;
      total += 1;
    }
    const added = [...this.unattached.values()].filter(Boolean).length;
    const toLoad = counts.new + counts.changed + added;
    const strangers = [...this.strangers()];
    const companies = newCandidates(this.who.buyersOf(strangers)).length;
    // A row that is taken in whoever it is of is among those to load already.
    const more = strangers.filter((index) => this.unattached.get(index) !== true).length;
    const withCandidates = companies === 0 ? toLoad : toLoad + more;
    const leftOut = [...this.leftOut()].length;
    const hidden = [...this.hidden()].length;
    return { ...counts, total, toLoad, hidden, leftOut, companies, withCandidates };
  }

  /** Forgets what was decided, keeps the texts. */
  clearVerdicts(): void {
    this.repeats.clear();
    this.problems.clear();
    this.changes.clear();
    this.doubts.clear();
    this.who.clear();
    this.coloured.clear();
    this.unattached.clear();
    this.groups = [];
  }
}
