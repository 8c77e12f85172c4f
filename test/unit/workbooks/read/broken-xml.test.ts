import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isWorkbookError } from '#electron/workbooks/read/workbook-error.ts';
import { allRows, openParts, xlsxParts } from '../support/make-xlsx.ts';
import type { Parts } from '../support/make-xlsx.ts';

const WHOLE = xlsxParts(
  '<row r="1" hidden="1"><c r="A1" s="1"><v>40543</v></c><c r="B1" t="s"><v>0</v></c></row>' +
    '<row r="2"><c r="A2" t="inlineStr"><is><r><t>Жук &amp; </t></r><r><t>сын</t></r></is></c>' +
    '<c r="B2" t="str"><f>A1&lt;2</f><v><![CDATA[x]]></v></c></row>',
  {
    'xl/sharedStrings.xml': '<sst><si><t>один</t><rPh sb="0" eb="1"><t>х</t></rPh></si></sst>',
    'xl/styles.xml':
      '<styleSheet><numFmts><numFmt numFmtId="164" formatCode="[h]:mm;@"/></numFmts>' +
      '<cellXfs><xf numFmtId="0"/><xf numFmtId="164"/></cellXfs></styleSheet>',
  },
);

type Edit = {
  readonly part: string;
  readonly at: number;
  readonly remove: number;
  readonly insert: string;
};

const edit: fc.Arbitrary<Edit> = fc.record({
  part: fc.constantFrom(...Object.keys(WHOLE)),
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  remove: fc.integer({ min: 0, max: 30 }),
  insert: fc.oneof(
    fc.string({ maxLength: 4 }),
    fc.constantFrom('<', '>', '"', '/', '<![CDATA[', '<!--', '&'),
  ),
});

function edited(parts: Parts, edits: readonly Edit[]): Parts {
  const result: Record<string, string> = {};
  for (const [name, part] of Object.entries(parts)) result[name] = String(part);
  for (const { part, at, remove, insert } of edits) {
    const text = result[part] ?? '';
    const place = Math.floor(at * text.length);
    result[part] = text.slice(0, place) + insert + text.slice(place + remove);
  }
  return result;
}

describe('an .xlsx with broken XML', () => {
  it('is read or refused with a code of ours, and always comes to an end', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(edit, { minLength: 1, maxLength: 3 }), async (edits) => {
        try {
          const book = await openParts(edited(WHOLE, edits));
          for (const { index } of book.sheets) {
            book.layout(index);
            allRows(book, index);
          }
        } catch (error) {
          expect(isWorkbookError(error) ? 'ours' : error).toBe('ours');
        }
      }),
      { numRuns: 1000 },
    );
  });
});
