import type { ColouredCell } from '#domain/import/bonus-requests/judge-requests.ts';
import type { RegisterField } from '#domain/import/fields.ts';
import type { RowSurroundings } from '#domain/import/judge-row.ts';
import { newCandidates } from '#domain/import/new-candidates.ts';
import type { RowProblem } from '#domain/import/row-cells.ts';
import type { Doubt } from '#domain/import/plan-import.ts';
import { rowVerdicts, type RowChange, type RowCounts, type RowVerdict } from '#contract/import.ts';
import { AskedRows } from './asked-rows.ts';
import { NumberColumn } from './number-column.ts';
import { RowStore } from './row-store.ts';
import type { ReadRow } from './row-reader.ts';
import { SharedValues } from './shared-values.ts';
import type { PlannedSheet } from './workbook-sheets.ts';

// In the place of a verdict: none is known yet, or the row serves only the reader of the sheet.
const unknownYet = rowVerdicts.length;
const aside = rowVerdicts.length + 1;

/** Of a row that belongs to nobody: how it is stored. */
const unattachedAs = { not: 0, before: 1, new: 2 } as const;

/** Everything that is known of the data rows of a file; texts are outside of the heap. */
export class PassRows {
  readonly texts = new RowStore();
  #count = 0;
  readonly #numbers = new NumberColumn();
  readonly #sheets = new SharedValues<PlannedSheet>();
  readonly #around = new SharedValues<RowSurroundings>();
  /** Index into `rowVerdicts`, or one behind. */
  readonly #verdicts = new NumberColumn();
  readonly #unattached = new NumberColumn();
  readonly repeats = new Map<number, number>();
  readonly problems = new Map<number, readonly RowProblem[]>();
  readonly changes = new Map<number, readonly RowChange[]>();
  /** Rows that are left out until a person decides, and why. */
  readonly doubts = new Map<number, Doubt>();
  readonly who = new AskedRows();
  /** What only the colour of a cell says: a file without colours has to say it in words. */
  readonly coloured = new Map<number, ColouredCell>();
  /** What a person has written in place of cells, by column. */
  readonly mended = new Map<number, Map<number, string>>();
  groups: readonly { readonly inn: string | null; readonly rows: readonly number[] }[] = [];

  get count(): number {
    return this.#count;
  }

  /** Adds a row and answers its index. Throws `workbook/too-large` when there is too much text. */
  add({ sheet, row, cells, around }: ReadRow): number {
    const index = this.texts.add(cells);
    this.#count = index + 1;
    this.#numbers.put(index, row);
    this.#sheets.put(index, sheet, (one) => one === sheet);
    this.#around.put(index, around, (one) => isSame(one, around));
    this.#verdicts.put(index, unknownYet);
    return index;
  }

  /** The number of a row on its sheet, as the spreadsheet program shows it. */
  numberOf(index: number): number {
    return this.#numbers.at(index);
  }

  /** Throws RangeError for a row that was not read; so does `aroundOf`. */
  sheetOf(index: number): PlannedSheet {
    return this.#sheets.at(index);
  }

  aroundOf(index: number): RowSurroundings {
    return this.#around.at(index);
  }

  /** The index of the row of that number on a sheet; null where there is none. */
  find(sheet: number | undefined, row: number): number | null {
    for (let index = 0; index < this.count; index += 1) {
      if (this.numberOf(index) === row && this.sheetOf(index).sheet === sheet) return index;
    }
    return null;
  }

  setVerdict(index: number, verdict: RowVerdict): void {
    this.#verdicts.put(index, rowVerdicts.indexOf(verdict));
  }

  /** Leaves a row out of every list and count. */
  setAside(index: number): void {
    this.#verdicts.put(index, aside);
  }

  /** Notes a row that is stored although it belongs to nobody so far. */
  setUnattached(index: number, isNew: boolean): void {
    this.#unattached.put(index, isNew ? unattachedAs.new : unattachedAs.before);
  }

  /** Notes that a row is not stored after all. */
  forgetUnattached(index: number): void {
    this.#unattached.put(index, unattachedAs.not);
  }

  isUnattached(index: number): boolean {
    return this.#unattached.at(index) !== unattachedAs.not;
  }

  setProblems(index: number, problems: readonly RowProblem[]): void {
    this.setVerdict(index, 'error');
    this.problems.set(index, problems);
  }

  /** The rows that stay out of the data until a person does something about them. */
  *leftOut(): Iterable<number> {
    for (const verdict of ['error', 'decide', 'unknown'] as const) {
      for (const index of this.withVerdict(verdict)) {
        if (!this.isUnattached(index)) yield index;
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
    const around = this.aroundOf(index);
    if (around.fill?.column !== column) return;
    const without = { ...around, fill: null };
    this.#around.put(index, without, (one) => isSame(one, without));
  }

  isWrong(index: number, column: number): boolean {
    return this.problems.get(index)?.some((problem) => problem.column === column) ?? false;
  }

  /** The rows whose wrong cell says the same in the column of a row, where that column means the same. */
  wrongAlike(index: number, column: number, text: string): readonly number[] {
    const meaningOf = (one: number): RegisterField | undefined =>
      this.sheetOf(one).columns.find((choice) => choice.column === column)?.field;
    const field = meaningOf(index);
    return [...this.problems.keys()]
      .filter((one) => this.isWrong(one, column) && meaningOf(one) === field)
      .filter((one) => (this.texts.get(one)[column] ?? '') === text);
  }

  /** What becomes of a row; null for one that is left aside. */
  verdict(index: number): RowVerdict | null {
    const verdict = this.#verdicts.at(index);
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
      if (this.aroundOf(index).hidden) yield index;
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
    let added = 0;
    for (let index = 0; index < this.count; index += 1) if (this.#isAdded(index)) added += 1;
    const toLoad = counts.new + counts.changed + added;
    const strangers = [...this.strangers()];
    const companies = newCandidates(this.who.buyersOf(strangers)).length;
    // A row that is taken in whoever it is of is among those to load already.
    const more = strangers.filter((index) => !this.#isAdded(index)).length;
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
    this.#unattached.clear();
    this.groups = [];
  }

  /** Lets go of the texts. */
  close(): void {
    this.texts.close();
  }

  #isAdded(index: number): boolean {
    return this.#unattached.at(index) === unattachedAs.new;
  }
}

function isSame(one: RowSurroundings, other: RowSurroundings): boolean {
  return (
    one.region === other.region &&
    one.city === other.city &&
    one.hidden === other.hidden &&
    one.subtotal === other.subtotal &&
    one.fill?.column === other.fill?.column &&
    one.fill?.rgb === other.fill?.rgb
  );
}
