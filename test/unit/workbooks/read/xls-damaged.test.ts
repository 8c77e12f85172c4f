import { describe, expect, test } from 'vitest';
import {
  characters,
  compoundFile,
  long,
  numberCell,
  record,
  storedText,
  stringTable,
  textCell,
  types,
  words,
  xlsStream,
} from '../support/make-xls.ts';
import { openedXls, rowsOf } from '../support/walk-xls.ts';

describe('a compound file', () => {
  const names = Array.from({ length: 400 }, (_, row) => `Компания ${String(row)}`);
  const stream = xlsStream([{ records: names.map((name, row) => textCell(row, 0, name)) }]);

  test.each([false, true])('is read wherever its sectors lie, backwards: %s', async (backwards) => {
    const rows = rowsOf(await openedXls(compoundFile(stream, { backwards })));
    expect(rows.map(({ cells: [name] }) => name)).toEqual(names);
  });

  test.each([
    ['goes round in a circle', { next: (sector: number) => sector }, /circle/u],
    ['leads out of the file', { next: () => 0x00ff_ffff }, /cut short/u],
    ['ends too soon', { next: () => 0xffff_fffe }, /cut short/u],
  ])('whose chain %s is damaged', async (_how, forged, message) => {
    const damaged = { code: 'workbook/damaged', message: expect.stringMatching(message) as string };
    await expect(openedXls(compoundFile(stream, forged))).rejects.toMatchObject(damaged);
  });

  test('whose stream says that it is larger than the file is read', async () => {
    expect(rowsOf(await openedXls(compoundFile(stream, { size: 0xffff_ffff })))).toHaveLength(400);
  });
});

describe('a stream is damaged', () => {
  const shared = (index: number): Buffer => record(types.sharedText, words(0, 0, 0), long(index));
  const whole = xlsStream([{ records: [numberCell(0, 0, 1)] }]);
  const oneText = stringTable(storedText('a'));

  test.each([
    ['without the end of its sheet', /sheet is cut short/u, whole.subarray(0, -4)],
    ['without its sheet', /not where it should be/u, whole.subarray(0, -38)],
    ['cut before its sheets', /before the sheets is cut/u, whole.subarray(0, 30)],
    [
      'with a record longer than the stream',
      /sheet is cut short/u,
      Buffer.concat([whole.subarray(0, -4), words(1, 9999)]),
    ],
    [
      'with a sheet beyond its end',
      /not where it should be/u,
      xlsStream([{ records: [] }]).fill(0xff, 20, 24),
    ],
    [
      'with a text that is not in the table',
      /string that is not there/u,
      xlsStream([{ records: [shared(1)] }], [oneText]),
    ],
    [
      'without a table of strings',
      /table of strings is missing/u,
      xlsStream([{ records: [shared(0)] }]),
    ],
    [
      'with a cell cut short',
      /cell is cut short/u,
      xlsStream([{ records: [record(types.number, words(0, 0, 0))] }]),
    ],
    [
      'with a column beyond any sheet',
      /beyond the last column/u,
      xlsStream([{ records: [numberCell(0, 16_384, 1)] }]),
    ],
    [
      'with a run longer than its record',
      /run of cells is cut short/u,
      xlsStream([{ records: [record(types.manyBlanks, words(0, 0, 0, 0xffff))] }]),
    ],
    [
      'with a lock among its globals',
      /lock/u,
      xlsStream([{ records: [] }], [record(0x002f, Buffer.alloc(6)), storedText('')]),
    ],
  ])('%s', async (_how, message, bytes) => {
    const damaged = { code: 'workbook/damaged', message: expect.stringMatching(message) as string };
    await expect(openedXls(bytes).then((book) => rowsOf(book))).rejects.toMatchObject(damaged);
  });

  test('when many sheets stand for one, and soon', async () => {
    const start = Buffer.from(long(0));
    const listed = Array.from({ length: 900 }, () =>
      record(types.sheet, start, Buffer.from([0, 0, 1, 0]), characters('S', false)),
    );
    const records = Array.from({ length: 3000 }, (_, row) => numberCell(row, 0, row));
    const bytes = xlsStream([{ records }], listed);
    const at = bytes.indexOf(words(types.begin), 4);
    for (const [index] of listed.entries()) {
      bytes.writeUInt32LE(at, 20 + index * 13);
    }
    await expect(openedXls(bytes)).rejects.toMatchObject({ code: 'workbook/damaged' });
  });
});
