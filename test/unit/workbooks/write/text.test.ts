import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeEntities, decodeEscapes } from '#electron/workbooks/read/xml/xml-text.ts';
import { columnLetters } from '#electron/workbooks/write/cell-xml.ts';
import { validSheetName } from '#electron/workbooks/write/sheet-name.ts';
import { escapeCellText } from '#electron/workbooks/write/xml-escape.ts';

describe('escapeCellText', () => {
  it('is undone by decoding, for every text without forbidden characters', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(decodeEscapes(decodeEntities(escapeCellText(text)))).toBe(text);
      }),
    );
  });

  it('leaves nothing that XML forbids', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        // eslint-disable-next-line no-control-regex -- the very characters
        expect(escapeCellText(text)).not.toMatch(/[\u0000-\u0008\u000B-\u001F\uFFFE\uFFFF<>]/u);
      }),
    );
  });

  it('cuts a text to what a cell may hold', () => {
    expect(escapeCellText('Ж'.repeat(40_000))).toHaveLength(32_767);
  });
});

describe('validSheetName', () => {
  it.each([
    ['Отчёт [1]: а/б?*', 'Отчёт  1   а б'],
    ["'Кавычки'", 'Кавычки'],
    ['', 'Лист'],
    ['History', 'Лист History'],
    ['Д'.repeat(40), 'Д'.repeat(31)],
  ])('makes %j valid', (wanted, name) => {
    expect(validSheetName(wanted, [])).toBe(name);
  });

  it('never repeats a name and always keeps to the rules', () => {
    fc.assert(
      fc.property(
        fc.array(fc.string({ unit: 'grapheme', maxLength: 40 }), { maxLength: 12 }),
        (wanted) => {
          const names: string[] = [];
          for (const name of wanted) names.push(validSheetName(name, names));
          expect(new Set(names.map((name) => name.toLowerCase())).size).toBe(names.length);
          for (const name of names) {
            expect(name).toMatch(/^[^[\]:*?/\\]{1,31}$/u);
            expect(name).not.toMatch(/^'|'$/u);
          }
        },
      ),
    );
  });
});

describe('columnLetters', () => {
  it.each([
    [0, 'A'],
    [25, 'Z'],
    [26, 'AA'],
    [701, 'ZZ'],
    [702, 'AAA'],
    [16_383, 'XFD'],
  ])('names column %i %s', (index, letters) => {
    expect(columnLetters(index)).toBe(letters);
  });
});
