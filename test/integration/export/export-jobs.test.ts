import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { ExportListInput, ExportProgress } from '#contract/export.ts';
import { ExportJobs } from '#electron/data/export/export-jobs.ts';
import { createResellerHandlers } from '#electron/data/reseller/handlers.ts';
import { UndoStack } from '#electron/data/reseller/undo-stack.ts';
import { testContext } from '#test/support/data-context.ts';
import { tempDatabase } from '#test/support/database.ts';
import { readSheets } from '#test/support/read-sheets.ts';
import { withResellers } from '#test/support/resellers.ts';
import { tempDir } from '#test/support/tmp-dir.ts';

const numbers = {
  title: { ru: 'Числа', en: 'Numbers' },
  columns: [
    { field: 'pk', header: { ru: 'Номер', en: 'Number' }, width: 9, value: (pk: number) => pk },
    { field: 'half', header: { ru: 'Доля', en: 'Half' }, width: 9, value: (pk: number) => pk / 2 },
  ],
  read: (pks: Uint32Array) => [...pks],
};

function input(token: string, parts: Partial<ExportListInput> = {}): ExportListInput {
  return {
    exportId: 'one',
    token,
    format: 'csv',
    encoding: 'utf-8',
    guardFormulas: false,
    language: 'ru',
    pks: Uint32Array.of(3, 1, 2),
    columns: ['half', 'no such column', 'pk'],
    ...parts,
  };
}

/** Jobs whose tokens are paths, and what they said. */
function jobs() {
  const told: ExportProgress[] = [];
  const made = new ExportJobs({
    emit: (event, payload) => {
      if (event === 'export-progress') told.push(payload as ExportProgress);
    },
    resolveGrant: (token) => ({ path: token, name: token }),
  });
  return { jobs: made, told };
}

describe('an export', () => {
  it('has the lines in their order and the columns in theirs', async () => {
    const path = join(tempDir(), 'numbers.csv');
    expect(await jobs().jobs.list(input(path), numbers)).toEqual({
      rows: 3,
      replacedCharacters: 0,
    });
    expect(readFileSync(path, 'utf8')).toBe('\uFEFFДоля;Номер\r\n1,5;3\r\n0,5;1\r\n1;2\r\n');
  });

  it('says how far it is and can be given up by its id', async () => {
    const path = join(tempDir(), 'numbers.csv');
    const { jobs: running, told } = jobs();
    const pks = Uint32Array.from({ length: 20_000_000 }, (_, at) => at);
    const work = running.list(input(path, { pks }), numbers);
    const given = expect(work).rejects.toThrow(
      expect.objectContaining({ code: 'export/cancelled' }),
    );
    while (told.length < 2) await new Promise((resolve) => setImmediate(resolve));
    expect(running.cancel('another')).toBe(false);
    expect(running.cancel('one')).toBe(true);
    await given;
    expect(told[1]).toMatchObject({ exportId: 'one', total: 20_000_000 });
    expect(told[1]?.done).toBeGreaterThan(told[0]?.done ?? Infinity);
    expect(told[1]?.rowsPerSecond).toBeGreaterThan(0);
    expect(running.cancel('one')).toBe(false);
  });

  it('reads nothing more once all are stopped, as before the file is closed', async () => {
    const path = join(tempDir(), 'numbers.csv');
    const { jobs: running, told } = jobs();
    let open = true;
    const read = (pks: Uint32Array): number[] => {
      if (!open) throw new Error('read from a closed file');
      return [...pks];
    };
    const pks = Uint32Array.from({ length: 20_000_000 }, (_, at) => at);
    const work = running.list(input(path, { pks }), { ...numbers, read });
    const given = expect(work).rejects.toThrow(
      expect.objectContaining({ code: 'export/cancelled' }),
    );
    while (told.length < 1) await new Promise((resolve) => setImmediate(resolve));
    const stopped = running.stop();
    open = false;
    await given;
    await stopped;
  });
});

describe('the export of resellers', () => {
  const samples = [
    {
      name: 'Бета',
      inn: '0512345678',
      status: 'authorised',
      level: 'gold',
      authorisedOn: '2010-06-14',
      phones: ['+74951234567'],
      lastInteractionAt: Date.UTC(2026, 10, 20, 10),
    },
    { name: 'Альфа', status: 'candidate' },
  ] as const;

  async function exported(may: boolean): Promise<string[][]> {
    const { db } = tempDatabase();
    const { writer, pks } = withResellers(db, samples);
    const context = testContext({ db, writer }, { may: () => may });
    const handlers = createResellerHandlers(
      context,
      new UndoStack(context),
      new ExportJobs(context),
    );
    const path = join(tempDir(), 'resellers.xlsx');
    const columns = ['name', 'inn', 'phone', 'status', 'level', 'authorisedOn'];
    const chosen = Uint32Array.of(pks['Бета'] ?? 0, pks['Альфа'] ?? 0);
    await handlers['reseller-export'](input(path, { format: 'xlsx', pks: chosen, columns }));
    return (await readSheets(path))['Реселлеры'] ?? [];
  }

  it('has the words of the language, digits as text and dates as dates', async () => {
    expect(await exported(true)).toEqual([
      ['Наименование', 'ИНН', 'Телефон', 'Статус', 'Уровень', 'Дата авторизации'],
      ['Бета', '0512345678', '+7 495 123-45-67', 'Авторизован', 'Золотой', '14.06.2010'],
      ['Альфа', '', '', 'Кандидат'],
    ]);
  });

  it('has no line that one may not see', async () => {
    expect(await exported(false)).toHaveLength(1);
  });
});
