import { tooLarge } from '../read-limits.ts';
import { forEachHtmlToken, htmlAttribute } from './html-tags.ts';
import { collapseSpace, htmlCellText } from './html-text.ts';
import type { ReadLimits } from '../read-limits.ts';
import type { MergedRange, SheetRow } from '../workbook-types.ts';

const MAX_SPAN = 16_384;
const LINE_BREAKS: ReadonlySet<string> = new Set(['br', 'p', 'div', 'li']);

export type HtmlTables = {
  readonly rows: readonly SheetRow[];
  readonly merges: readonly MergedRange[];
};

/**
 * All tables of a page, one below the other as a spreadsheet program opens them, every cell as text.
 * A table inside a cell is text of that cell.
 */
export function readHtmlTables(html: string, limits: ReadLimits): HtmlTables {
  const builder = new TableBuilder(limits);
  forEachHtmlToken(html, (token) => {
    if (token.kind === 'text') builder.addText(collapseSpace(token.text));
    else if (token.name === 'table') builder.moveDepth(token.closing ? -1 : 1);
    else if (token.name === 'tr' && !token.closing) builder.beginRow(token.source);
    else if (token.name === 'td' || token.name === 'th') {
      if (token.closing) builder.endCell();
      else builder.beginCell(token.source);
    } else if (LINE_BREAKS.has(token.name) && (token.closing || token.name === 'br')) {
      builder.addText('\n');
    }
  });
  return builder.finish();
}

class TableBuilder {
  readonly #rows: SheetRow[] = [];
  readonly #merges: MergedRange[] = [];
  readonly #limits: ReadLimits;
  /** For each column, how many rows below it are still covered by a cell above. */
  #covered: number[] = [];
  #depth = 0;
  #number = 0;
  #column = 0;
  #cells: (string | null)[] = [];
  #hidden = false;
  #text: string | null = null;
  #cellCount = 0;

  constructor(limits: ReadLimits) {
    this.#limits = limits;
  }

  moveDepth(step: 1 | -1): void {
    if (this.#depth + step <= 0 || this.#depth === 0) {
      this.#endRow();
      this.#covered = [];
    }
    this.#depth = Math.max(this.#depth + step, 0);
  }

  beginRow(source: string): void {
    if (this.#depth > 1) return;
    this.#endRow();
    this.#number += 1;
    if (this.#number > this.#limits.rows) tooLarge('rows', this.#limits.rows);
    this.#column = 0;
    this.#hidden = /display\s*:\s*none/iu.test(source);
    this.#covered = this.#covered.map((rows) => Math.max(rows - 1, 0));
  }

  beginCell(source: string): void {
    if (this.#depth > 1) return;
    if (this.#number === 0) this.beginRow('');
    this.endCell();
    this.#cellCount += 1;
    if (this.#cellCount > this.#limits.cells) tooLarge('cells', this.#limits.cells);
    while ((this.#covered[this.#column] ?? 0) > 0) this.#column += 1;
    const across = span(source, 'colspan');
    const down = span(source, 'rowspan');
    const left = this.#column;
    if (across > 1 || down > 1) {
      const top = this.#number - 1;
      this.#merges.push({ top, left, bottom: top + down - 1, right: left + across - 1 });
    }
    // The row that is begun next takes one off.
    for (let column = left; column < left + across; column += 1) {
      while (this.#covered.length <= column) this.#covered.push(0);
      this.#covered[column] = down;
    }
    while (this.#cells.length < left) this.#cells.push(null);
    this.#column = left + across;
    this.#text = '';
  }

  addText(text: string): void {
    if (this.#text !== null) this.#text += text;
  }

  endCell(): void {
    if (this.#depth > 1 || this.#text === null) return;
    const text = htmlCellText(this.#text);
    this.#cells.push(text === '' ? null : text);
    this.#text = null;
  }

  finish(): HtmlTables {
    this.#depth = 0;
    this.#endRow();
    return { rows: this.#rows, merges: this.#merges };
  }

  #endRow(): void {
    this.endCell();
    const cells = this.#cells;
    this.#cells = [];
    while (cells.length > 0 && cells.at(-1) === null) cells.pop();
    if (cells.length > 0) this.#rows.push({ number: this.#number, cells, hidden: this.#hidden });
  }
}

function span(source: string, name: string): number {
  const value = Number(htmlAttribute(source, name) ?? '1');
  return Number.isInteger(value) && value >= 1 ? Math.min(value, MAX_SPAN) : 1;
}
