import { randomBytes } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DEFAULT_LIMITS } from '#electron/workbooks/read/read-limits.ts';
import { openWorkbook } from '#electron/workbooks/read/workbook.ts';
import { bytesInMemory, bytesOnDisk } from '#electron/workbooks/read/zip/file-bytes.ts';
import { openZip } from '#electron/workbooks/read/zip/zip-archive.ts';
import { tempDir } from '#test/support/tmp-dir.ts';
import { allRows, makeZip, xlsxParts } from '../support/make-xlsx.ts';

const ONE_CELL = xlsxParts('<row r="1"><c r="A1"><v>1</v></c></row>');

function open(bytes: Uint8Array, limits = {}): ReturnType<typeof openWorkbook> {
  return openWorkbook({ bytes, name: 'made.xlsx' }, { limits });
}

const zipOf = (bytes: Buffer) => openZip(bytesInMemory(bytes), DEFAULT_LIMITS);

describe('openZip', () => {
  it('gives back what was packed, stored or deflated, bytes before it or not', () => {
    const contents = fc.uint8Array({ maxLength: 200_000 }).map((bytes) => Buffer.from(bytes));
    fc.assert(
      fc.property(contents, fc.boolean(), fc.boolean(), (content, stored, shifted) => {
        const before = Buffer.from(shifted ? 'MZ something before' : '');
        const zip = zipOf(makeZip({ 'a/b.bin': content }, { stored, before }));
        expect(zip.read('/A\\B.BIN')?.equals(content)).toBe(true);
        expect(zip.sizesAreHonest()).toBe(true);
      }),
      { numRuns: 20 },
    );
  });

  it('reads a file on the disk in pieces as it reads one in memory', () => {
    const content = randomBytes(900_000);
    for (const stored of [false, true]) {
      const path = join(tempDir(), 'large.zip');
      const bytes = makeZip({ a: 'first', b: content, c: 'last' }, { stored });
      writeFileSync(path, bytes);
      const file = bytesOnDisk(path, bytes.length);
      const zip = openZip(file, DEFAULT_LIMITS);
      expect(zip.names).toEqual(['a', 'b', 'c']);
      expect(['c', 'b', 'a'].map((name) => zip.read(name))).toEqual([
        Buffer.from('last'),
        content,
        Buffer.from('first'),
      ]);
      zip.close();
      expect(() => zip.read('a')).toThrow();
    }
  });

  it('never believes a claimed size', async () => {
    const book = await open(makeZip(ONE_CELL, { claimedSize: 3_900_000_000 }));
    expect(allRows(book)[0]?.cells).toEqual([1]);
    const zip = zipOf(makeZip({ a: 'x' }, { claimedSize: 7 }));
    expect(zip.sizesAreHonest()).toBe(false);
  });

  it('notices any byte that was changed in a part', () => {
    const text = Buffer.from('Реестр реселлеров '.repeat(200));
    const whole = makeZip({ a: text });
    const start = 31;
    const end = whole.indexOf(Buffer.from('PK\x01\x02', 'latin1'));
    fc.assert(
      fc.property(
        fc.integer({ min: start, max: end - 1 }),
        fc.integer({ min: 1, max: 255 }),
        (at, flip) => {
          const bytes = Buffer.from(whole);
          bytes[at] = (bytes[at] ?? 0) ^ flip;
          let read: Buffer | null = null;
          try {
            read = zipOf(bytes).read('a');
          } catch (error) {
            expect(error).toMatchObject({ code: 'workbook/damaged' });
          }
          expect(read === null || read.equals(text)).toBe(true);
        },
      ),
    );
  });

  it.each([
    ['a wrong checksum', makeZip(ONE_CELL, { wrongChecksum: true }), 'workbook/damaged'],
    ['half of a file', makeZip(ONE_CELL).subarray(0, 600), 'workbook/damaged'],
    ['a locked archive', makeZip(ONE_CELL, { flags: 1 }), 'workbook/encrypted'],
  ])('refuses %s', async (_what, bytes, code) => {
    await expect(open(bytes)).rejects.toMatchObject({ code });
  });
});

describe('limits', () => {
  const bomb = makeZip({ ...ONE_CELL, 'xl/worksheets/sheet1.xml': Buffer.alloc(80_000_000, 0x20) });

  it('stop a part that swells beyond reason', async () => {
    const book = await open(bomb);
    expect(() => allRows(book)).toThrow(
      expect.objectContaining({
        code: 'workbook/too-large',
        details: { limit: 'inflateRatio', allowed: 300 },
      }),
    );
  });

  it('count what is really inflated', async () => {
    const book = await open(bomb, { inflatedBytes: 1_000_000 });
    expect(() => allRows(book)).toThrow(
      expect.objectContaining({ details: { limit: 'inflatedBytes', allowed: 1_000_000 } }),
    );
  });

  it.each([
    ['rows', { rows: 2 }],
    ['cells', { cells: 2 }],
  ])('stop at too many %s', async (limit, limits) => {
    const data = '<row><c><v>1</v></c></row>'.repeat(3);
    const book = await open(makeZip(xlsxParts(data)), limits);
    expect(() => allRows(book)).toThrow(
      expect.objectContaining({ code: 'workbook/too-large', details: { limit, allowed: 2 } }),
    );
  });

  it('stop a file that is too big before reading it', async () => {
    await expect(open(makeZip(ONE_CELL), { fileBytes: 10 })).rejects.toMatchObject({
      details: { limit: 'fileBytes', allowed: 10 },
    });
  });
});
