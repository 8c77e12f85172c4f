import { existsSync, readdirSync, readFileSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { LegacyLayout, LegacyStep } from '#electron/data/legacy/legacy-step.ts';
import { writeLegacy } from '#electron/data/legacy/write-legacy.ts';
import { cellText } from '#electron/workbooks/read/cell.ts';
import { openWorkbook } from '#electron/workbooks/read/workbook.ts';
import { tempDir } from '#test/support/tmp-dir.ts';

/** So many lines of a log, of which only one cell is filled. */
function lines(count: number): LegacyLayout {
  function* steps(): Generator<LegacyStep> {
    yield { step: 'sheet', name: 'Журнал' };
    for (let at = 1; at <= count; at += 1) {
      yield { step: 'row', sample: 'data', data: true, cells: [null, null, at] };
    }
  }
  return { template: 'log', steps };
}

test('what does not fit on a sheet goes on on a further one below the same header', async () => {
  const path = join(tempDir(), 'log.xls');
  expect(await writeLegacy(path, lines(25), { rowsASheet: 20 })).toMatchObject({ rows: 25 });
  const workbook = await openWorkbook({ path });
  expect(workbook.sheets.map(({ name }) => name)).toEqual(['Журнал', 'Журнал (2)']);
  const second: string[] = [];
  workbook.forEachRow(1, ({ cells }) => second.push(cellText(cells[2] ?? null)) > 0);
  expect(second).toEqual(['Оператор', ...[21, 22, 23, 24, 25].map(String)]);
});

test('given up, it leaves nothing behind and the file before as it was', async () => {
  const folder = tempDir();
  for (const ending of ['xlsx', 'xls']) {
    const path = join(folder, `log.${ending}`);
    writeFileSync(path, 'before');
    const running = new AbortController();
    const onRows = (): void => running.abort();
    const writing = writeLegacy(path, lines(60_000), { signal: running.signal, onRows });
    await expect(writing).rejects.toMatchObject({ code: 'export/cancelled' });
    expect(readFileSync(path, 'utf8')).toBe('before');
  }
  expect(readdirSync(folder)).toEqual(['log.xls', 'log.xlsx']);
});

/** A sheet of so many columns. */
function wide(columns: number): LegacyLayout {
  const all = Array.from({ length: columns }, () => 0);
  const steps: readonly LegacyStep[] = [
    { step: 'sheet', name: 'Закупки', columns: all },
    { step: 'row', sample: 'data', data: true, cells: all.map((_, at) => at) },
  ];
  return { template: 'purchases', steps: () => steps };
}

test('refuses more columns than a sheet of the format holds, and writes the last that it holds', async () => {
  const folder = tempDir();
  for (const [ending, atMost] of [
    ['xls', 256],
    ['xlsx', 16_384],
  ] as const) {
    const path = join(folder, `wide.${ending}`);
    const details = { columns: atMost + 1, atMost };
    const refused = { code: 'file/too-many-columns', details };
    await expect(writeLegacy(path, wide(atMost + 1), {})).rejects.toMatchObject(refused);
    expect(readdirSync(folder)).not.toContain(`wide.${ending}`);
    await writeLegacy(path, wide(atMost), {});
    const last: string[] = [];
    const workbook = await openWorkbook({ path });
    workbook.forEachRow(0, ({ cells }) => last.push(cellText(cells[atMost - 1] ?? null)) > 0);
    expect(last).toContain(String(atMost - 1));
  }
  expect(readdirSync(folder)).toEqual(['wide.xls', 'wide.xlsx']);
});

test('leaves nothing behind when its steps cannot be made', async () => {
  const folder = tempDir();
  const steps = (): never => {
    throw new Error('no steps');
  };
  for (const ending of ['xlsx', 'xls']) {
    const writing = writeLegacy(join(folder, `log.${ending}`), { template: 'log', steps }, {});
    await expect(writing).rejects.toThrow('no steps');
  }
  expect(readdirSync(folder)).toEqual([]);
});

test('refuses an ending that is no workbook, and a folder that is not there', async () => {
  const folder = tempDir();
  for (const [name, code] of [
    ['log.csv', 'file/cannot-write'],
    [join('nowhere', 'log.xlsx'), 'file/no-folder'],
    [join('nowhere', 'log.xls'), 'file/no-folder'],
  ] as const) {
    const writing = writeLegacy(join(folder, name), lines(1), {});
    await expect(writing).rejects.toMatchObject({ code });
    expect(existsSync(join(folder, name))).toBe(false);
  }
});

test('without its template nothing is written, and it is said that the program is not whole', async () => {
  const folder = tempDir();
  const path = join(folder, 'log.xlsx');
  writeFileSync(path, 'before');
  const writing = (): Promise<unknown> => writeLegacy(path, lines(1), { templates: folder });
  const missing = { code: 'export/template-missing', details: { template: 'log.xlsx' } };
  // What lies there is no template but what was written before; and in an empty folder none lies.
  await expect(writing()).rejects.toMatchObject(missing);
  await expect(writeLegacy(path, lines(1), { templates: tempDir() })).rejects.toMatchObject(
    missing,
  );
  expect(readFileSync(path, 'utf8')).toBe('before');
  expect(readdirSync(folder)).toEqual(['log.xlsx']);
});

test('what a killed export left beside the file goes with the next one, but not one that goes on', async () => {
  const folder = tempDir();
  const left = (name: string, hours: number): void => {
    const at = new Date(Date.now() - hours * 3_600_000);
    writeFileSync(join(folder, name), 'half');
    utimesSync(join(folder, name), at, at);
  };
  left('.log.xlsx.0123abcd.part', 2);
  left('.log.xlsx.4567abcd.part', 0);
  left('.other.xlsx.89abcdef.part', 2);
  left('.log.xlsx.mine.part', 2);
  await writeLegacy(join(folder, 'log.xlsx'), lines(1), {});
  expect(readdirSync(folder).sort()).toEqual([
    ...['.log.xlsx.4567abcd.part', '.log.xlsx.mine.part', '.other.xlsx.89abcdef.part', 'log.xlsx'],
  ]);
});
