import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  double,
  long,
  numberCell,
  record,
  storedText,
  textCell,
  types,
  words,
  xlsStream,
} from '../support/make-xls.ts';
import { openedXls, rowsOf } from '../support/walk-xls.ts';

async function cellsOf(...records: readonly Buffer[]) {
  return rowsOf(await openedXls(xlsStream([{ records }]))).map(({ number, cells }) => [
    number,
    ...cells,
  ]);
}

describe('cells', () => {
  test('are read of every kind, alone or in runs', async () => {
    const rich = Buffer.concat([storedText('жирный'), words(1, 0, 0)]);
    const run = (value: number): Buffer => Buffer.concat([words(0), long((value << 2) | 2)]);
    expect(
      await cellsOf(
        textCell(0, 0, 'Тверь'),
        record(types.richText, words(0, 2, 0), rich),
        record(types.text, words(0, 3, 0), storedText('Müller', false)),
        record(types.truthOrError, words(1, 0, 0), Buffer.from([1, 0])),
        record(types.truthOrError, words(1, 1, 0), Buffer.from([0x2a, 1])),
        record(types.manyNumbers, words(2, 1), run(5), run(-7), run(0), words(3)),
        record(types.manyBlanks, words(3, 0), words(0, 0), words(1)),
        record(types.blank, words(4, 0, 0)),
        numberCell(5, 0, Infinity),
      ),
    ).toEqual([
      [1, 'Тверь', null, 'жирный', 'Müller'],
      [2, true, { kind: 'error', code: '#N/A' }],
      [3, null, 5, -7, 0],
      [6, { kind: 'error', code: '#NUM!' }],
    ]);
  });

  test('are numbers in each of the four short forms', async () => {
    const short = (bits: number): Buffer => record(types.shortNumber, words(0, 0, 0), long(bits));
    const value = async (bits: number) => (await cellsOf(short(bits)))[0]?.[1];
    const whole = fc.integer({ min: -(2 ** 29), max: 2 ** 29 - 1 });
    await fc.assert(
      fc.asyncProperty(whole, async (wanted) => {
        expect(await value((wanted << 2) | 2)).toBe(wanted);
        expect(await value((wanted << 2) | 3)).toBe(wanted / 100);
      }),
    );
    await fc.assert(
      fc.asyncProperty(fc.double({ noNaN: true, noDefaultInfinity: true }), async (drawn) => {
        const bytes = double(drawn);
        bytes.fill(0, 0, 4);
        bytes[4] = (bytes[4] ?? 0) & 0xfc;
        const upper = bytes.readInt32LE(4);
        expect(await value(upper)).toBe(bytes.readDoubleLE(0));
        expect(await value(upper | 1)).toBe(bytes.readDoubleLE(0) / 100);
      }),
    );
  });

  test('are the stored results of formulas', async () => {
    const formula = (row: number, result: Buffer): Buffer =>
      record(types.formula, words(row, 0, 0), result, Buffer.alloc(8));
    const special = (kind: number, value = 0): Buffer =>
      Buffer.concat([Buffer.from([kind, 0, value, 0, 0, 0]), words(0xffff)]);
    const long = 'Итог: '.repeat(40);
    const whole = storedText(long);
    expect(
      await cellsOf(
        formula(0, double(1.5)),
        formula(1, special(1, 1)),
        formula(2, special(2, 0x07)),
        formula(3, special(3)),
        formula(4, special(0)),
        record(types.array, Buffer.alloc(12)),
        record(types.resultText, storedText('сразу')),
        formula(5, special(0)),
        record(types.resultText, whole.subarray(0, 103)),
        record(types.continue, Buffer.from([1]), whole.subarray(103)),
        formula(6, special(0)),
        textCell(7, 0, 'without a result above'),
      ),
    ).toEqual([
      [1, 1.5],
      [2, true],
      [3, { kind: 'error', code: '#DIV/0!' }],
      [5, 'сразу'],
      [6, long],
      [8, 'without a result above'],
    ]);
  });

  test('are dates by the format of their number, in both date systems', async () => {
    const formats = [
      record(types.numberFormat, words(170), storedText('dd.mm.yyyy hh:mm')),
      ...[0, 14, 170].map((id) => record(types.format, words(0, id), Buffer.alloc(16))),
    ];
    const records = [0, 1, 2].map((format) => numberCell(0, format, 40242.5, format));
    const dates = async (globals: readonly Buffer[]) => {
      const book = await openedXls(xlsStream([{ records }], globals));
      return { date1904: book.date1904, cells: rowsOf(book)[0]?.cells };
    };
    const date = { kind: 'date', hasDate: true, elapsed: false };
    const cells = (serial: number) => [
      40242.5,
      { ...date, hasTime: false, serial },
      { ...date, hasTime: true, serial },
    ];
    expect(await dates(formats)).toEqual({ date1904: false, cells: cells(40242.5) });
    const of1904 = [record(types.date1904, words(1)), ...formats];
    expect(await dates(of1904)).toEqual({ date1904: true, cells: cells(40242.5 + 1462) });
  });
});

describe('rows', () => {
  test('come in their order whatever that of the records is', async () => {
    const cells = [
      [2, 1],
      [0, 3],
      [2, 0],
      [65_535, 2],
      [0, 1],
      [1, 300],
      [0, 0],
    ] as const;
    const book = await openedXls(
      xlsStream([{ records: cells.map(([row, column]) => numberCell(row, column, row + column)) }]),
    );
    const expected = [
      { number: 1, cells: [0, 1, null, 3], hidden: false },
      { number: 2, cells: [...Array<null>(300).fill(null), 301], hidden: false },
      { number: 3, cells: [2, 3], hidden: false },
      { number: 65_536, cells: [null, null, 65_537], hidden: false },
    ];
    expect(rowsOf(book)).toEqual(expected);
    expect(rowsOf(book), 'and again').toEqual(expected);
  });

  test('stop where the one who asks has enough', async () => {
    const records = [0, 1, 2, 3].map((row) => numberCell(row, 0, row));
    for (const order of [records, [...records].reverse()]) {
      const book = await openedXls(xlsStream([{ records: order }]));
      const seen: number[] = [];
      book.forEachRow(0, (row) => seen.push(row.number) < 2);
      expect(seen).toEqual([1, 2]);
    }
  });

  test('leave out the cells of a chart that lies on the sheet', async () => {
    const chart = [
      record(types.begin, words(0x0600, 0x20, 0, 0), long(0)),
      numberCell(0, 5, 9),
      record(types.end),
    ];
    expect(await cellsOf(numberCell(0, 0, 1), ...chart, numberCell(1, 0, 2))).toEqual([
      [1, 1],
      [2, 2],
    ]);
  });
});

test('a sheet tells its name, state, hidden rows and columns, widths, merges and frozen rows', async () => {
  const records = [
    record(types.columns, words(1, 2, 512, 0, 1, 0)),
    record(types.row, words(1, 0, 1, 255, 0, 0), long(0x20)),
    numberCell(0, 0, 1),
    numberCell(1, 0, 2),
    record(types.merges, words(2, 0, 1, 2, 3, 4, 4, 0, 255)),
    record(types.window, words(8, 0, 0)),
    record(types.pane, words(0, 3, 3, 0, 0)),
  ];
  const sheets = [
    { name: 'Диаграмма', kind: 0x20, records: [numberCell(0, 0, 1)] },
    { name: 'Журнал', records },
    { name: 'Справочник', state: 1, records: [] },
    { name: 'Скрытый', state: 2, records: [] },
    { name: 'Макросы', kind: 0x40, records: [] },
  ];
  const book = await openedXls(xlsStream(sheets));
  expect(book.sheets).toEqual([
    { index: 0, name: 'Журнал', state: 'visible' },
    { index: 1, name: 'Справочник', state: 'hidden' },
    { index: 2, name: 'Скрытый', state: 'very-hidden' },
  ]);
  expect(rowsOf(book).map(({ hidden }) => hidden)).toEqual([false, true]);
  expect(book.layout(0)).toEqual({
    merges: [
      { top: 0, bottom: 1, left: 2, right: 3 },
      { top: 4, bottom: 4, left: 0, right: 255 },
    ],
    hiddenColumns: new Set([1, 2]),
    columnWidths: new Map([
      [1, 2],
      [2, 2],
    ]),
    frozenRows: 3,
  });
});
