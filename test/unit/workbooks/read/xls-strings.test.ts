import fc from 'fast-check';
import { expect, test } from 'vitest';
import { openWorkbook } from '#electron/workbooks/read/workbook.ts';
import {
  characters,
  long,
  record,
  stringTable,
  types,
  words,
  xlsStream,
} from '../support/make-xls.ts';

type Item = {
  readonly text: string;
  readonly wide: boolean;
  readonly runs?: number;
  readonly extension?: number;
};
/** The smallest part of a table that no writer cuts. */
type Unit = { readonly bytes: Buffer; readonly character?: string; readonly wide?: boolean };

function unitsOf({ text, wide, runs, extension }: Item): Unit[] {
  const flags = (wide ? 1 : 0) | (extension === undefined ? 0 : 4) | (runs === undefined ? 0 : 8);
  const head = Buffer.concat([
    words(text.length),
    Buffer.from([flags]),
    runs === undefined ? Buffer.alloc(0) : words(runs),
    extension === undefined ? Buffer.alloc(0) : long(extension),
  ]);
  const single = (bytes: Buffer): Unit[] =>
    [...bytes].map((byte) => ({ bytes: Buffer.from([byte]) }));
  return [
    ...single(head),
    ...text.split('').map((character) => unitOf(character, wide)),
    ...single(Buffer.alloc((runs ?? 0) * 4 + (extension ?? 0), 0x41)),
  ];
}

function unitOf(character: string, wide: boolean): Unit {
  return { bytes: characters(character, wide), character, wide };
}

/** A piece of the table: one that begins within a text says how wide its characters are. */
function piece(units: readonly Unit[], isFirst: boolean): Buffer {
  const [first] = units;
  const mark = isFirst || first?.wide === undefined ? [] : [first.wide ? 1 : 0];
  return Buffer.concat([Buffer.from(mark), ...units.map(({ bytes }) => bytes)]);
}

async function textsOf(count: number, table: Buffer): Promise<unknown[]> {
  const cells = Array.from({ length: count }, (_, at) =>
    record(types.sharedText, words(at, 0, 0), long(at)),
  );
  const bytes = xlsStream([{ records: cells }], [table]);
  const book = await openWorkbook({ bytes, name: 'a.xls' });
  const found = Array<unknown>(count).fill('');
  book.forEachRow(0, ({ number, cells: [text] }) => {
    found[number - 1] = text;
  });
  return found;
}

const items: readonly Item[] = [
  { text: 'Straße 7', wide: false },
  { text: 'ООО «Ромашка»', wide: true },
  { text: 'Müller', wide: true, runs: 2 },
  { text: 'naïve', wide: false, extension: 11 },
  { text: '', wide: false, runs: 1 },
  { text: 'Ёж', wide: true, runs: 1, extension: 3 },
  { text: 'last', wide: false },
];

test('reads each shared string wherever the table of them is cut in two', async () => {
  const units = items.flatMap(unitsOf);
  for (let cut = 1; cut < units.length; cut += 1) {
    const table = stringTable(piece(units.slice(0, cut), true), piece(units.slice(cut), false));
    expect(await textsOf(items.length, table), `cut at ${String(cut)}`).toEqual(
      items.map(({ text }) => text),
    );
  }
});

test.each([true, false])(
  'takes the width of each piece for itself, wide first: %s',
  async (wide) => {
    const text = 'Größe';
    for (let cut = 0; cut < text.length; cut += 1) {
      const units = unitsOf({ text, wide, runs: 1 });
      const head = units.findIndex(({ character }) => character !== undefined);
      const rest = units.slice(head + cut).map((unit) => {
        return unit.character === undefined ? unit : unitOf(unit.character, !wide);
      });
      const table = stringTable(piece(units.slice(0, head + cut), true), piece(rest, false));
      expect(await textsOf(1, table)).toEqual([text]);
    }
  },
);

test('reads shared strings out of any number of records', async () => {
  const anyItem = fc.record({
    text: fc.string({ maxLength: 12, unit: fc.constantFrom(...'aZ9éЖя ') }),
    runs: fc.option(fc.nat(3), { nil: undefined }),
    extension: fc.option(fc.nat(9), { nil: undefined }),
    narrow: fc.boolean(),
  });
  const property = fc.asyncProperty(
    fc.array(anyItem, { minLength: 1, maxLength: 6 }),
    fc.array(fc.nat(), { maxLength: 30 }),
    async (drawn, places) => {
      const written = drawn.map(({ text, narrow, ...more }) => {
        return { ...more, text, wide: !narrow || /[Жя]/u.test(text) };
      });
      const units = written.flatMap(unitsOf);
      const cuts = new Set(places.map((place) => place % units.length).filter((at) => at > 0));
      const borders = [0, ...[...cuts].sort((a, b) => a - b), units.length];
      const [first = Buffer.alloc(0), ...more] = borders
        .slice(1)
        .map((to, at) => piece(units.slice(borders[at], to), at === 0));
      expect(await textsOf(written.length, stringTable(first, ...more))).toEqual(
        written.map(({ text }) => text),
      );
    },
  );
  await fc.assert(property, { numRuns: 150 });
});

test('gives what there is of a last string that is longer than its record', async () => {
  const table = stringTable(
    Buffer.concat([words(0xffff), Buffer.from([0]), characters('cut', false)]),
  );
  expect(await textsOf(1, table)).toEqual(['cut']);
});

test('does not go after an extension of four gigabytes', async () => {
  const forged = Buffer.concat([
    words(1),
    Buffer.from([4]),
    long(0xffff_fff0),
    characters('a', false),
  ]);
  expect(await textsOf(1, stringTable(forged))).toEqual(['a']);
  const behind = Buffer.concat([
    forged,
    ...unitsOf({ text: 'b', wide: false }).map((u) => u.bytes),
  ]);
  await expect(textsOf(2, stringTable(behind))).rejects.toMatchObject({ code: 'workbook/damaged' });
});
