import { startClock, tooLarge, type ReadLimits } from '../read-limits.ts';
import { EMPTY_LAYOUT } from '../workbook-types.ts';
import { readBiffLayouts } from './biff-layouts.ts';
import { forEachRecord, wordAt } from './biff-records.ts';
import { CellReader, isCell } from './cell-reader.ts';
import { cellsByRow, indexSheet, type SheetIndex } from './sheet-index.ts';
import { readXlsFills } from './xls-fills.ts';
import { readXlsGlobals } from './xls-globals.ts';
import type { SheetRow, Workbook } from '../workbook-types.ts';

const CLOCK_EVERY = 512;

/**
 * Opens the records of an .xls of Excel 97 or later (`isBiff8`) for walking; nothing but them is held.
 * Throws `workbook/damaged`, walking does so too.
 */
export function openXls(stream: Buffer, limits: ReadLimits): Workbook {
  const globals = readXlsGlobals(stream);
  if (globals.sheets.length > limits.sheets) tooLarge('sheets', limits.sheets);
  const layouts = readBiffLayouts(stream);
  // Honest sheets do not overlap, so one pass over the stream is enough for all of them.
  let budget = stream.length;
  const tables = globals.sheets
    .map((sheet, place) => {
      const index = indexSheet(stream, sheet.start, budget);
      budget -= index.bytes;
      return {
        ...sheet,
        index,
        layout: { ...EMPTY_LAYOUT, ...layouts[place], merges: index.merges },
      };
    })
    .filter(({ index }) => index.isTable);
  const orders = new Map<SheetIndex, Uint32Array>();
  let fills: readonly (string | null)[] | null = null;

  /** Calls back for each record of a cell, in the order of the rows, until the callback returns false. */
  function forEachCell(
    sheet: SheetIndex,
    onCell: (type: number, at: number, length: number) => boolean,
  ): void {
    if (sheet.isInOrder) {
      forEachRecord(stream, sheet.start, sheet.bytes, (type, at, length) =>
        isCell(type) ? onCell(type, at, length) : true,
      );
      return;
    }
    const order = orders.get(sheet) ?? cellsByRow(stream, sheet);
    orders.set(sheet, order);
    for (const at of order) {
      if (!onCell(wordAt(stream, at), at + 4, wordAt(stream, at + 2))) return;
    }
  }

  return {
    format: 'xls',
    encoding: null,
    delimiter: null,
    date1904: globals.date1904,
    sheets: tables.map(({ name, state }, index) => ({ index, name, state })),
    layout: (sheet) => tables[sheet]?.layout ?? EMPTY_LAYOUT,
    forEachRow(sheet, onRow, options) {
      const table = tables[sheet]?.index;
      if (table === undefined) return;
      if (options?.fills === true) fills ??= readXlsFills(stream);
      const asked = options?.fills === true ? fills : null;
      const reader = new CellReader(stream, globals, asked);
      const clock = startClock(limits);
      let current = 0;
      let rowCount = 0;
      let cellCount = 0;

      const giveRow = (): boolean => {
        rowCount += 1;
        if (rowCount % CLOCK_EVERY === 0) clock.check();
        const { cells } = reader;
        if (cells.length === 0) return true;
        cellCount += cells.length;
        if (cellCount > limits.cells) tooLarge('cells', limits.cells);
        const row: SheetRow = { number: current + 1, cells, hidden: table.hiddenRows.has(current) };
        const goesOn = onRow(asked === null ? row : { ...row, fills: reader.fills }) !== false;
        clock.restart();
        return goesOn;
      };

      let goesOn = true;
      forEachCell(table, (type, at, length) => {
        const row = wordAt(stream, at);
        if (row !== current) {
          goesOn = giveRow();
          if (!goesOn) return false;
          reader.clear();
          current = row;
        }
        reader.read(type, at, length);
        return true;
      });
      if (goesOn) giveRow();
    },
  };
}
