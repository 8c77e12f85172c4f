import { join } from 'node:path';
import { expect, test } from 'vitest';
import { storedResellers, temporaryData } from '#test/support/import/data-file.ts';
import { importWindow } from '#test/support/import/import-window.ts';
import { writeXlsx } from '#test/support/import/write-register.ts';
import { addReseller, person } from '#test/support/resellers.ts';

const rows = [
  ['Наименование', 'Город', 'Статус', 'Менеджер'],
  ['Парус', '', 'да', 'Ким Е.'],
  ['«ПАРУС»', '', 'да', 'Ким Е.'],
  ['Парус', 'Тула', 'да', 'Хан О.'],
  ['Якорь', 'Псков', 'да', 'Хан О.'],
];

/** A window on a register with two rows of whoever is one of two, and two of whom one can be sure. */
async function asking() {
  const data = temporaryData();
  const [tula, tver] = data.writer.transaction(person, (tx) =>
    ['Тула', 'Тверь'].map((city) => addReseller(tx, { name: 'Парус', city })),
  );
  const path = await writeXlsx(join(data.folder, 'r.xlsx'), [{ name: 'Реестр', rows }]);
  const window = importWindow(data);
  const session = await window.open('r.xlsx');
  const { sessionId } = session;
  const { counts } = await session.check();
  const row = { sessionId, sheet: 0, row: 2 };
  const decide = async (resellerPk: number | null | undefined) => {
    await window.handlers['import-decide']({ ...row, resellerPk: resellerPk ?? null });
    return window.handlers['import-rejudge']({ sessionId });
  };
  const managers = () =>
    storedResellers(data.db).map(({ name, city, manager }) =>
      [name, city, manager].map(String).join(', '),
    );
  return { ...data, ...window, ...session, path, tula, tver, counts, row, decide, managers };
}

test('rows of a register that could mean two go to whom a person says, and the same file changes nothing', async () => {
  const { handlers, sessionId, row, tula, tver, counts, decide, rowsOf, ...own } = await asking();
  expect(counts).toMatchObject({ decide: 2, changed: 1, new: 1 });
  expect((await rowsOf('decide')).map(({ who }) => who)).toEqual(['asked', 'asked']);
  const asked = await handlers['import-who'](row);
  expect(asked).toMatchObject({ company: 'Парус', city: null, rows: 2, decided: null });
  expect(asked.candidates.map(({ pk }) => pk)).toEqual([tula, tver]);
  expect(await decide(tver)).toMatchObject({
    counts: { decide: 0, changed: 2, new: 1, duplicate: 1 },
  });
  expect((await rowsOf('duplicate'))[0]).toMatchObject({ row: 3, duplicateOfRow: 2 });
  await handlers['import-run']({ sessionId });
  expect(own.managers()).toEqual([
    'Парус, Тверь, Ким Е.',
    'Парус, Тула, Хан О.',
    'Якорь, Псков, Хан О.',
  ]);
  expect((await own.run(own.path)).files).toMatchObject([
    { created: 0, updated: 0, unchanged: 3, undecided: [] },
  ]);
});

test('that it is nobody makes no reseller of a row of a register: it waits', async () => {
  const { decide, rowsOf, row, tula, handlers } = await asking();
  expect(await decide(null)).toMatchObject({ counts: { decide: 2, new: 1 } });
  expect((await rowsOf('decide'))[0]).toMatchObject({ who: 'asked', doubt: 'several' });
  expect(await handlers['import-who'](row)).toMatchObject({ decided: { resellerPk: null } });
  // Whose rows one decides so repeat what the file itself says of that reseller.
  expect(await decide(tula)).toMatchObject({ counts: { decide: 0, changed: 1, duplicate: 2 } });
});
