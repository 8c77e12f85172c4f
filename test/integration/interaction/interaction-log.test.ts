import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { AccessArea } from '#domain/access/rights.ts';
import { ExportJobs } from '#electron/data/export/export-jobs.ts';
import { createInteractionListHandlers } from '#electron/data/interaction/list-handlers.ts';
import { testContext } from '#test/support/data-context.ts';
import { tempDatabase } from '#test/support/database.ts';
import { addInteraction } from '#test/support/interactions.ts';
import { readSheets } from '#test/support/read-sheets.ts';
import { addReseller, person } from '#test/support/resellers.ts';
import { tempDir } from '#test/support/tmp-dir.ts';
import { Writer } from '#db/write/writer.ts';

const at = Date.UTC(2026, 10, 20, 9, 5);

/** The log as who may see these areas has it. */
function log(hidden: readonly AccessArea[] = []) {
  const { db } = tempDatabase();
  const writer = new Writer(db);
  const pks = writer.transaction(person, (tx) => {
    const resellerPk = addReseller(tx, { name: 'Альфа' });
    const contactPk = tx.create('contact', { resellerPk, name: 'Иванова Анна' });
    const whole = addInteraction(tx, {
      occurredAt: at,
      resellerPk,
      contactPk,
      operator: 'Ким Елена',
      topic: 'Бонусы',
      outcome: 'Вопрос решён',
      durationS: 125,
      phone: '+74951234567',
      text: `=1+1 ${'слово '.repeat(60)}конец`,
    });
    const missed = addInteraction(tx, {
      ...{ occurredAt: at + 60_000, missed: 1, companyText: 'Магазин у моста' },
    });
    return Uint32Array.of(missed, whole);
  });
  const context = testContext({ db, writer }, { may: (area) => !hidden.includes(area) });
  return { pks, handlers: createInteractionListHandlers(context, new ExportJobs(context)) };
}

async function exported(hidden: readonly AccessArea[] = []): Promise<string[][]> {
  const { handlers, pks } = log(hidden);
  const path = join(tempDir(), 'log.xlsx');
  await handlers['interaction-export']({
    exportId: 'one',
    token: path,
    format: 'xlsx',
    encoding: 'utf-8',
    guardFormulas: false,
    language: 'ru',
    pks,
    columns: ['occurredAt', 'channel', 'reseller', 'phone', 'operator', 'duration', 'words'],
  });
  return (await readSheets(path))['Обращения'] ?? [];
}

describe('the log of interactions', () => {
  it('leaves in a workbook with times as times and the whole text', async () => {
    const [header, missed, whole] = await exported();
    expect(header).toEqual([
      ...['Когда', 'Канал', 'Реселлер', 'Телефон', 'Оператор', 'Длительность', 'Запись'],
    ]);
    expect(missed).toEqual(['20.11.2026 12:06', 'Входящий звонок, пропущен', 'Магазин у моста']);
    expect(whole?.slice(0, 6)).toEqual([
      ...['20.11.2026 12:05', 'Входящий звонок', 'Альфа', '+7 495 123-45-67', 'Ким Елена'],
      '0:02:05',
    ]);
    expect(whole?.[6]).toMatch(/^=1\+1 .*конец$/);
  });

  it('goes to the clipboard as Excel wants it, with the whole text', async () => {
    const { handlers, pks } = log();
    const { text, rows } = await handlers['interaction-copy']({
      pks,
      columns: ['phone', 'topic', 'words'],
      header: false,
      language: 'ru',
    });
    expect(rows).toBe(2);
    expect(text).toMatch(/^\t\t\r\n="\+7 495 123-45-67"\tБонусы\t'=1\+1 .*конец$/);
  });

  it('names no partner to who may not see resellers, and no line to who may not see it', async () => {
    const { handlers } = log(['resellers']);
    const { first } = await handlers['interaction-list']({});
    const hidden = { resellerPk: null, reseller: null, contact: null, phone: null };
    expect(first).toMatchObject([hidden, { ...hidden, topic: 'Бонусы' }]);
    const pk = first[1]?.pk ?? 0;
    expect(await handlers['interaction-read']({ pk })).toMatchObject(hidden);
    expect(await exported(['interactions'])).toHaveLength(1);
  });

  it('has no lines of one partner for who may not see resellers', async () => {
    const linesFor = async (hidden: readonly AccessArea[]): Promise<number> =>
      (await log(hidden).handlers['interaction-list']({ resellerPk: 1 })).pks.length;
    expect([await linesFor([]), await linesFor(['resellers'])]).toEqual([1, 0]);
  });

  it('is not searched for who it was by who may not see resellers', async () => {
    const found = async (hidden: readonly AccessArea[], text: string): Promise<number> => {
      const { handlers } = log(hidden);
      return (await handlers['interaction-list']({ text })).pks.length;
    };
    for (const text of ['+7 495 123', '74951234567', 'магазин', 'vfufpby']) {
      expect([await found([], text), await found(['resellers'], text)], text).toEqual([1, 0]);
    }
    // What was written down is found all the same, in either layout and from its beginning.
    for (const text of ['слово конец', 'ckjdj', 'КОН']) {
      expect([await found([], text), await found(['resellers'], text)], text).toEqual([1, 1]);
    }
  });

  it('refuses to read what is not there', () => {
    const { handlers } = log();
    expect(() => handlers['interaction-read']({ pk: 99 })).toThrow(
      expect.objectContaining({ code: 'app/not-found' }),
    );
  });

  it('counts the values of a period and lets others have their turn meanwhile', async () => {
    const { handlers } = log();
    let turns = 0;
    setImmediate(() => (turns += 1));
    const facets = await handlers['interaction-facets']({});
    expect(facets.topic).toEqual([
      { value: null, count: 1 },
      { value: 'Бонусы', count: 1 },
    ]);
    expect(turns).toBe(1);
    expect((await handlers['interaction-facets']({ until: at })).topic).toEqual([]);
  });

  it('keeps views of its own beside those of the resellers', async () => {
    const { handlers } = log();
    const query = { period: { name: 'week' }, filters: { operator: ['Ким Елена'] } } as const;
    const view = { name: 'Мои', query: { ...query, filters: { operator: ['Ким Елена'] } } };
    const saved = await handlers['interaction-view-save']({ ...view, columns: [] });
    expect(saved).toMatchObject([{ name: 'Мои', query }]);
    expect(await handlers['interaction-view-remove']({ pk: saved[0]?.pk ?? 0 })).toEqual([]);
  });
});
