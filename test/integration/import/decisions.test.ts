import { join } from 'node:path';
import { expect, test } from 'vitest';
import { migrations } from '#db/migrations/index.ts';
import { BuyerDecisions } from '#db/repositories/buyer-decisions.ts';
import { readStats } from '#db/repositories/stats.ts';
import { Writer } from '#db/write/writer.ts';
import { buyerOfCompany } from '#domain/import/interactions/company-buyer.ts';
import type { PreviewRow } from '#contract/import.ts';
import { tempDatabase } from '#test/support/database.ts';
import { importWindow } from '#test/support/import/import-window.ts';
import { logData, logLines } from '#test/support/import/log-data.ts';
import { writeXlsx } from '#test/support/import/write-register.ts';
import { person } from '#test/support/resellers.ts';

const call = (day: number, company: string): readonly string[] => [
  ...[`${String(day)}.07.2010`, '9:00', 'Хан', company, '', '', 'вх.', 'Цены', '', '', '', ''],
];

/** A window on a log with two rows of whoever is one of two, one of nobody, and one that is sure. */
function asking() {
  const data = logData();
  const window = importWindow(data);
  const open = async (name = 'log.xlsx') => {
    const companies = ['Парус', '«ПАРУС»', 'Чужая', 'Вектор'];
    await data.log(
      companies.map((company, at) => call(at + 1, company)),
      name,
    );
    const session = await window.open(name);
    const { sessionId } = session;
    const { counts } = await session.check();
    const of = async (company: string): Promise<PreviewRow> => {
      const row = (await session.rowsOf(null)).find(({ cells }) => cells[3] === company);
      if (row === undefined) throw new Error('no such row');
      return row;
    };
    const at = async (company: string) => {
      const { sheet, row } = await of(company);
      return { sessionId, sheet, row };
    };
    const who = async (company: string) => window.handlers['import-who'](await at(company));
    const decide = async (company: string, resellerPk: number | null) => {
      await window.handlers['import-decide']({ ...(await at(company)), resellerPk });
      return window.handlers['import-rejudge']({ sessionId });
    };
    return { ...session, counts, of, who, decide };
  };
  return { ...data, ...window, open };
}

test('who one of two is, is decided once for all rows that spell it so', async () => {
  const { db, handlers, pks, open } = asking();
  const { sessionId, counts, who, decide, of } = await open();
  expect(counts).toMatchObject({ new: 1, decide: 2, unknown: 1 });
  expect(await who('Парус')).toMatchObject({
    ...{ company: 'Парус', city: null, inn: null, rows: 2, decided: null },
    candidates: [
      { pk: pks.parusTula, name: 'Парус', city: 'Тула', inn: null, status: 'candidate' },
      { pk: pks.parusTver, name: 'Парус', city: 'Тверь' },
    ],
  });
  expect(await decide('Парус', pks.parusTver)).toMatchObject({
    counts: { new: 3, decide: 0, unknown: 1 },
  });
  expect(await of('«ПАРУС»')).toMatchObject({ verdict: 'new', who: 'decided' });
  expect(await of('Чужая')).toMatchObject({ verdict: 'unknown', who: 'asked' });
  expect(await of('Вектор')).toMatchObject({ verdict: 'new', who: null });
  await handlers['import-run']({ sessionId });
  expect(logLines(db).slice(0, 2)).toEqual([
    expect.stringContaining('Парус → Парус'),
    expect.stringContaining('«ПАРУС» → Парус'),
  ]);
  const owners = db.prepare(
    'SELECT DISTINCT reseller_pk FROM interaction WHERE company_text LIKE ?',
  );
  expect(owners.pluck().all('%ар%')).toEqual([pks.parusTver]);
});

test('a decision is remembered for later files of every kind, and an INN in the row wins over it', async () => {
  const { db, folder, writer, run, pks, open } = asking();
  const { decide } = await open();
  await decide('Парус', pks.parusTver);
  writer.transaction(person, (tx) => tx.patch('reseller', pks.parusTula, { inn: '7736050003' }));
  const rows = [
    ['№ заявки', 'Дата', 'Партнер', 'ИНН', 'Вид расходования', 'Баллы', 'Согласовано'],
    ['Б-1/10', '26.01.10', 'Парус', '', 'обучение', '350', 'нет'],
    ['Б-2/10', '26.01.10', 'Парус', '7736050003', 'обучение', '200', 'нет'],
    ['Б-3/10', '26.01.10', 'Парус', '7707083893', 'обучение', '100', 'нет'],
  ];
  const path = await writeXlsx(join(folder, 'requests.xlsx'), [{ name: 'Лист1', rows }]);
  const { files } = await run(path);
  // The last has an INN that nobody here has: the name alone decides nothing.
  expect(files[0]).toMatchObject({
    ...{ kind: 'bonus-requests', created: 2, undecided: [{ row: 4, why: 'place' }] },
  });
  const requests = db.prepare<[], number>('SELECT reseller_pk FROM bonus_request ORDER BY number');
  expect(requests.pluck().all()).toEqual([pks.parusTver, pks.parusTula]);
});

test('a spelling that is said to be nobody stays unknown, and is no question any more', async () => {
  const { db, handlers, open } = asking();
  const { sessionId, decide, of } = await open();
  expect(await decide('Парус', null)).toMatchObject({ counts: { new: 1, decide: 0, unknown: 3 } });
  expect(await of('Парус')).toMatchObject({ verdict: 'unknown', who: 'decided', doubt: null });
  await handlers['import-run']({ sessionId });
  expect(readStats(db).interactions).toMatchObject({ attached: 1, unattached: 3, undecided: 0 });
});

test('a decision is listed, can be taken back or undone, and does not count once its reseller is gone', async () => {
  const { writer, handlers, steps, pks, open } = asking();
  const { who, decide, of, sessionId } = await open();
  const judged = async () => {
    await handlers['import-rejudge']({ sessionId });
    const { verdict, who: state } = await of('Парус');
    return [verdict, state];
  };
  const listed = async () =>
    (await handlers['import-decisions']({})).map(({ company, reseller }) => [
      ...[company, reseller?.city ?? null, reseller?.isGone ?? null],
    ]);
  await decide('Парус', pks.parusTver);
  await decide('Парус', pks.parusTula);
  expect(await listed()).toEqual([['Парус', 'Тула', false]]);
  steps.undo();
  expect(await listed()).toEqual([['Парус', 'Тверь', false]]);
  expect(await judged()).toEqual(['new', 'decided']);

  writer.transaction(person, (tx) => tx.remove('reseller', pks.parusTver));
  expect(await listed()).toEqual([['Парус', 'Тверь', true]]);
  // One of the name is left, so that nobody has to be asked any more.
  expect(await judged()).toEqual(['new', null]);
  writer.transaction(person, (tx) => tx.restore('reseller', pks.parusTver));

  expect(await judged()).toEqual(['new', 'decided']);
  const { decided } = await who('Парус');
  await handlers['import-decision-remove']({ pk: decided?.pk ?? 0 });
  expect(await listed()).toEqual([]);
  expect(await judged()).toEqual(['decide', 'asked']);
});

test('undo of an import leaves what was decided while it was made ready', async () => {
  const { db, handlers, pks, open } = asking();
  const { sessionId, decide } = await open();
  await decide('Парус', pks.parusTver);
  const { batchPk } = await handlers['import-run']({ sessionId });
  expect(logLines(db)).toHaveLength(4);
  await handlers['import-undo']({ batchPk });
  expect(logLines(db)).toEqual([]);
  const again = await open('again.xlsx');
  expect(again.counts).toMatchObject({ new: 3, decide: 0, unknown: 1 });
});

test('neither a row that is not asked of nor a reseller who is not there can be decided', async () => {
  const { handlers, open } = asking();
  const { decide } = await open();
  await expect(decide('Вектор', null)).rejects.toMatchObject({ code: 'app/not-found' });
  await expect(decide('Парус', 9999)).rejects.toMatchObject({ code: 'app/not-found' });
  await expect(async () => handlers['import-decision-remove']({ pk: 1 })).rejects.toMatchObject({
    code: 'app/not-found',
  });
});

test('a file of the version before gets a place for decisions and keeps its resellers', () => {
  const before = migrations.findIndex(({ name }) => name === 'buyer-decisions');
  const old = tempDatabase({ migrations: migrations.slice(0, before) });
  old.db.exec(`INSERT INTO reseller (id, created_at, updated_at, name, name_key, status)
    VALUES ('019abcde-0000-7000-8000-000000000001', 0, 0, 'Парус', 'парус', 'candidate')`);
  old.close();
  const { db } = tempDatabase({ file: old.file });
  const buyer = buyerOfCompany('Парус');
  const writer = new Writer(db);
  writer.transaction(person, (tx) => new BuyerDecisions(db).decide(tx, buyer, 1));
  expect(new BuyerDecisions(db).all()).toMatchObject([
    { company: 'Парус', reseller: { pk: 1, name: 'Парус', isGone: false } },
  ]);
  const sent = db
    .prepare(`SELECT kind, fields FROM mutation WHERE entity = 'buyer-decision'`)
    .get();
  expect(sent).toMatchObject({
    kind: 'create',
    fields: expect.stringContaining(
      '"resellerId":"019abcde-0000-7000-8000-000000000001"',
    ) as string,
  });
});
