import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, inject, test, vi } from 'vitest';
import { openExisting } from '#electron/cli/data-file.ts';
import { makeInn } from '#domain/reseller/inn.ts';
import { flip } from '#test/integration/db/durability/sample.ts';
import { readSheets } from '#test/support/read-sheets.ts';
import { repositoryRoot } from '#test/support/paths.ts';
import { temporaryData, temporaryFolder } from '#test/support/import/data-file.ts';
import { writeCsv } from '#test/support/import/write-register.ts';
import { addReseller, person } from '#test/support/resellers.ts';

// Each test starts the real program several times, which takes seconds on a busy machine.
vi.setConfig({ testTimeout: 300_000 });

function run(program: string, args: readonly string[]) {
  const done = spawnSync(process.execPath, [program, ...args], {
    encoding: 'utf8',
    env: { ...process.env, LANG: 'en_US.UTF-8', LC_ALL: '' },
  });
  return { code: done.status, out: done.stdout, err: done.stderr };
}
const ic = (...args: string[]) => run(inject('commandLine'), args);
/** As people start it: by its starter, from the sources. */
const icFromSources = (...args: string[]) => run(join(repositoryRoot, 'bin', 'ic.mjs'), args);
const json = (out: string): Record<string, unknown> => JSON.parse(out) as Record<string, unknown>;

const inn = makeInn('770123456');
function registerIn(folder: string, email = 'a@example.ru'): string {
  return writeCsv(
    join(folder, 'реестр.csv'),
    [
      ['Наименование', 'ИНН', 'Город', 'Телефон', 'E-mail', 'Статус'],
      ['ООО «Альфа-Вектор»', inn, 'г. Москва', '8 (495) 123-45-67', 'info@example.ru', 'да'],
      ['ЗАО Бета', makeInn('781234567'), 'СПб', '', email, 'отказ'],
    ],
    'windows-1251',
    ';',
  );
}

test('imports, shows, searches, counts, backs up, undoes and restores through the real process', () => {
  const folder = temporaryFolder();
  const db = join(folder, 'data.db');
  const imported = icFromSources('import', '--db', db, registerIn(folder), '--json');
  expect(imported).toMatchObject({ code: 0, err: '' });
  const report = json(imported.out);
  expect(report['files']).toMatchObject([{ kind: 'resellers', rows: 2, created: 2, rejected: [] }]);
  const shown = json(ic('show', '--db', db, '--inn', inn, '--json').out);
  expect(shown).toMatchObject({
    legalForm: 'ООО',
    name: 'Альфа-Вектор',
    inn,
    kpp: null,
    city: 'Москва',
    region: 'г. Москва',
    phones: ['+74951234567'],
    emails: ['info@example.ru'],
    status: 'authorised',
  });
  const found = json(ic('search', '--db', db, 'fkmaf', '--json').out);
  expect(found['hits']).toMatchObject([{ inn }]);
  const to = join(folder, 'copy.backup');
  expect(ic('backup', '--db', db, '--to', to).code).toBe(0);
  expect(ic('check', '--db', db)).toMatchObject({ code: 0, out: 'The file is sound\n' });
  const undone = ic('undo', '--db', db, '--batch', String(report['batchId']), '--json');
  expect(json(undone.out)).toMatchObject({ removed: 2, restored: 0, kept: [] });
  expect(json(ic('stats', '--db', db, '--json').out)).toMatchObject({
    resellers: { total: 0, cities: 0 },
    phones: 0,
  });
  const twice = ic('undo', '--db', db, '--batch', String(report['batchId']));
  expect(twice).toMatchObject({ code: 2, out: '' });
  expect(twice.err).toContain('import/already-undone');
  expect(ic('restore', '--db', db, '--from', to).code).toBe(0);
  expect(json(ic('stats', '--db', db, '--json').out)).toMatchObject({ resellers: { total: 2 } });
});

test('takes a report of purchases, tells whose rows it could not attach, and sums months up', () => {
  const folder = temporaryFolder();
  const db = join(folder, 'data.db');
  const path = writeCsv(
    join(folder, 'закупки.csv'),
    [
      ['Закупки за 2011 год, тыс. руб.'],
      ['Партнёр', 'ИНН', 'Январь', '', 'Февраль', '', 'Итого'],
      ['', '', 'Принтеры', 'ЗИП', 'Принтеры', 'ЗИП', ''],
      ['ООО «Альфа-Вектор»', inn, '0,1', '0,2', '1 000,001', '', '1 000,301'],
      ['ООО «Чужая»', makeInn('501234567'), '5', '', '', '', '5'],
    ],
    'windows-1251',
    ';',
  );
  const imported = ic('import', '--db', db, path, registerIn(folder), '--json');
  expect(imported).toMatchObject({ code: 1, err: '' });
  expect(json(imported.out)['files']).toMatchObject([
    { kind: 'resellers', undecided: [], unattached: [] },
    {
      kind: 'purchases',
      rows: 2,
      created: 1,
      undecided: [],
      unattached: [{ row: 5, name: 'ООО «Чужая»', inn: makeInn('501234567') }],
    },
  ]);
  expect(json(ic('stats', '--db', db, '--json').out)['purchases']).toMatchObject({
    facts: 3,
    resellers: 1,
    monthTotals: { '2011-01': 0.3, '2011-02': 1000.001 },
  });
  const other = ic('import', '--db', db, '--kind', 'purchases', registerIn(folder), '--json');
  expect(other).toMatchObject({ code: 2 });
});

test('says by its exit code that rows were rejected and writes them down', () => {
  const folder = temporaryFolder();
  const db = join(folder, 'data.db');
  const errors = join(folder, 'errors.xlsx');
  const path = registerIn(folder, 'ivanov@');
  const trial = ic('import', '--db', db, path, '--dry-run', '--json');
  expect(trial.code).toBe(1);
  const wrong = { row: 3, column: 'E-mail', code: 'email', value: 'ivanov@' };
  expect(json(trial.out)).toMatchObject({
    batchId: null,
    files: [{ path, rejected: [{ sheet: 'реестр', ...wrong }] }],
  });
  expect(existsSync(db)).toBe(false);
  const run = ic('import', '--db', db, path, '--errors-out', errors, '--lang', 'ru');
  expect(run.code).toBe(1);
  expect(run.out).toContain('E3: E-mail: это не адрес электронной почты (ivanov@)');
  expect(existsSync(errors)).toBe(true);
});

test('says that the workbook of errors cannot be written there and takes the import back', () => {
  const folder = temporaryFolder();
  const db = join(folder, 'data.db');
  const path = registerIn(folder, 'ivanov@');
  const out = join(folder, 'missing', 'errors.xlsx');
  const run = ic('import', '--db', db, path, '--errors-out', out, '--lang', 'ru');
  expect(run).toMatchObject({ code: 2, out: '' });
  expect(run.err).toMatch(/^file\/no-folder: Папки для файла нет/);
  expect(run.err).toContain(out);
  expect(json(ic('stats', '--db', db, '--json').out)).toMatchObject({ resellers: { total: 0 } });
});

test('refuses what it cannot do with code 2, a reason and no new file', () => {
  const folder = temporaryFolder();
  const db = join(folder, 'data.db');
  const text = join(folder, 'x.xlsx');
  writeFileSync(text, Buffer.from([0x50, 0x4b, 3, 4, 1, 2, 3]));
  const refusals: readonly (readonly [string, readonly string[]])[] = [
    ['cli/no-file', ['stats', '--db', db, '--json']],
    ['cli/no-file', ['undo', '--db', db, '--batch', '1']],
    ['cli/no-file', ['check', '--db', db]],
    ['cli/usage', ['import', '--db', db]],
    ['cli/usage', ['stats']],
    ['cli/usage: ', ['stats', '--db', folder]],
    ['cli/usage: ', ['import', '--db', folder, text]],
    ['cli/usage', ['dance', '--db', db]],
    ['cli/usage', ['stats', '--db', db, '--colour']],
    ['import/unknown-kind', ['import', '--db', db, '--kind', 'calls', text]],
    ['workbook/unreadable-file', ['import', '--db', db, join(folder, 'none.xls')]],
    ['workbook/', ['import', '--db', db, text, '--json']],
  ];
  for (const [code, args] of refusals) {
    const run = ic(...args);
    expect({ args, code: run.code }).toEqual({ args, code: 2 });
    expect(run.err).toContain(code);
    if (args.includes('--json')) {
      expect(JSON.stringify(json(run.out)['error'])).toContain(code);
    } else expect(run.out).toBe('');
  }
  expect(existsSync(db)).toBe(false);
});

test('tells what it can do in both languages', () => {
  expect(icFromSources('--help', '--lang', 'ru').out).toContain('командная строка');
  expect(ic('--help')).toMatchObject({ code: 0, err: '' });
  expect(ic('--help').out).toContain('command line');
});

test('shows the work with a reseller and counts it', () => {
  const data = temporaryData();
  const at = Date.parse('2026-03-02T08:00:00Z');
  data.writer.transaction(person, (tx) => {
    const resellerPk = tx.create('reseller', {
      ...{ name: 'Альфа', inn, status: 'authorised', hiddenInSource: 0 },
    });
    tx.create('contact', { resellerPk, name: 'Иванов Иван' });
    tx.create('interaction', {
      ...{ resellerPk, channel: 'call-in', direction: 'in', state: 'done', occurredAt: at },
      ...{ topic: 'Бонусы', outcome: 'Вопрос решён', text: 'Спросили о баллах' },
    });
    tx.create('task', {
      ...{ resellerPk, title: 'Прислать счёт', kind: 'follow-up', state: 'open', dueAt: at },
      ...{ owner: null, priority: 0, critical: 0, escalation: 0, touchedAt: at },
    });
    const coursePk = tx.create('training-course', { name: 'Сервис принтеров', active: 1 });
    const sessionPk = tx.create('training-session', {
      ...{ coursePk, startsOn: '2026-04-01', seats: 5, pricePoints: 0, online: 0 },
      ...{ city: 'Казань', state: 'planned' },
    });
    tx.create('training-registration', {
      ...{ sessionPk, resellerPk, participant: 'Котов Илья', participantKey: 'котов илья' },
      ...{ state: 'confirmed', registeredAt: at, registeredBy: 'Соколова Анна' },
    });
    tx.create('bonus-entry', { resellerPk, kind: 'accrual', points: 500, at, actor: 'Ким' });
    tx.create('bonus-request', {
      ...{ resellerPk, kind: 'souvenirs', points: 200, state: 'draft', createdBy: 'Ким' },
    });
    tx.create('purchase', {
      ...{ resellerPk, month: '2026-02', productGroup: 'Принтеры', currency: 'RUB' },
      ...{ amountMinor: 1_250_050, distributor: 'Северный склад' },
    });
  });
  data.close();
  const shown = json(ic('show', '--db', data.file, '--inn', inn, '--json').out);
  expect(shown).toMatchObject({
    contacts: [{ name: 'Иванов Иван' }],
    interactions: 1,
    lastInteractions: [{ topic: 'Бонусы', outcome: 'Вопрос решён', text: 'Спросили о баллах' }],
    openTasks: [{ title: 'Прислать счёт', kind: 'follow-up', owner: null, dueAt: at }],
    trainings: [
      {
        ...{ participant: 'Котов Илья', course: 'Сервис принтеров', startsOn: '2026-04-01' },
        ...{ city: 'Казань', state: 'confirmed', reason: null, registeredAt: at },
      },
    ],
    points: { balance: 500, available: 500, reserved: 0, expiring: [] },
    bonusRequests: [{ kind: 'souvenirs', points: 200, state: 'draft' }],
    purchases: [
      {
        ...{ month: '2026-02', distributor: 'Северный склад', productGroup: 'Принтеры' },
        ...{ amountMinor: 1_250_050, currency: 'RUB', points: null },
      },
    ],
  });
  expect(ic('show', '--db', data.file, '--inn', inn).out).toContain('Прислать счёт');
  expect(json(ic('stats', '--db', data.file, '--json').out)).toMatchObject({
    ...{ resellers: { total: 1 }, contacts: 1, interactions: { total: 1 } },
  });
});

test('says when the file is not sound', () => {
  const { file, close, writer } = temporaryData();
  writer.transaction(person, (tx) => addReseller(tx, { name: 'Альфа' }));
  close();
  expect(ic('check', '--db', file).code).toBe(0);
  flip(file, statSync(file).size - 100);
  const changed = ic('check', '--db', file, '--json');
  expect(changed.code).toBe(1);
  expect(json(changed.out)).toMatchObject({ ok: false });
});

test('writes a whole list into a workbook and a .csv that are read again as they were', async () => {
  const folder = temporaryFolder();
  const db = join(folder, 'data.db');
  expect(ic('import', '--db', db, registerIn(folder)).code).toBe(0);
  const book = join(folder, 'реселлеры.xlsx');
  const written = ic(
    ...['export', '--db', db, '--kind', 'resellers', '--to', book, '--lang', 'ru', '--json'],
  );
  expect(json(written.out)).toMatchObject({ kind: 'resellers', layout: 'plain', rows: 2 });
  const { Реселлеры: rows = [] } = await readSheets(book);
  expect(rows[0]?.slice(0, 3)).toEqual(['Наименование', 'Форма', 'ИНН']);
  expect(rows[1]?.slice(0, 3)).toEqual(['Альфа-Вектор', 'ООО', inn]);
  // What was written is a register again, and nothing in it is new.
  const again = ic('import', '--db', db, book, '--json');
  expect(json(again.out)['files']).toMatchObject([{ rows: 2, created: 0, updated: 0 }]);
  const csv = join(folder, 'реселлеры.csv');
  const target = ['--to', csv, '--encoding', 'windows-1251', '--lang', 'ru'];
  expect(ic('export', '--db', db, '--kind', 'resellers', ...target).out).toContain('строк: 2');
  const bytes = readFileSync(csv);
  expect(new TextDecoder('windows-1251').decode(bytes)).toContain(`Альфа-Вектор;ООО;${inn}`);
  // The apostrophe before a telephone is none of its digits.
  const fromCsv = ic('import', '--db', db, csv, '--json');
  expect(json(fromCsv.out)['files']).toMatchObject([{ rows: 2, created: 0, updated: 0 }]);
  const { db: data, writer, close } = openExisting(db);
  const pk = data.prepare<[], number>('SELECT min(pk) FROM reseller').pluck().get() ?? 0;
  writer.transaction(person, (tx) => tx.patch('reseller', pk, { manager: 'Жанна ≥ ₸' }));
  close();
  const lossy = ic('export', '--db', db, '--kind', 'resellers', ...target);
  expect(lossy).toMatchObject({ code: 1, err: '' });
  expect(lossy.out).toContain('стали вопросительными знаками: 2');
  const log = join(folder, 'log.csv');
  expect(ic('export', '--db', db, '--kind', 'interactions', '--to', log).code).toBe(0);
  for (const wrong of [
    ['--kind', 'resellers', '--to', join(folder, 'x.doc')],
    ['--kind', 'nothing', '--to', log],
    ['--kind', 'resellers', '--layout', 'own', '--to', log],
  ]) {
    expect(ic('export', '--db', db, ...wrong)).toMatchObject({ code: 2, out: '' });
  }
  expect(existsSync(join(folder, 'x.doc'))).toBe(false);
  // A run by the clock: the day in the name, and a place that cannot be written to is said.
  const daily = ic('export', '--db', db, '--kind', 'purchases', '--to', join(folder, '{date}.csv'));
  expect(daily).toMatchObject({ code: 0, err: '' });
  expect(readdirSync(folder).some((name) => /^\d{4}-\d\d-\d\d\.csv$/u.test(name))).toBe(true);
  const nowhere = ic(
    'export',
    '--db',
    db,
    '--kind',
    'purchases',
    '--to',
    join(folder, 'no', 'x.csv'),
  );
  expect(nowhere).toMatchObject({ code: 2, out: '' });
  expect(nowhere.err).toContain('file/no-folder: The folder for the file is not there');
});

test('says of any file what it is, without a data file', () => {
  const folder = temporaryFolder();
  const register = registerIn(folder);
  const inspected = ic('inspect', register, '--json');
  expect(inspected).toMatchObject({ code: 0, err: '' });
  // Two rows below six captions; the telephone that is missing is no text.
  expect(json(inspected.out)).toMatchObject({
    ...{ opened: true, kind: 'resellers', sheets: 1, texts: 17, numbers: 0, dates: 0 },
    problem: null,
  });
  const broken = join(folder, 'сломан.xlsx');
  writeFileSync(broken, Buffer.concat([Buffer.from('PK\u0003\u0004'), Buffer.alloc(60, 7)]));
  const told = ic('inspect', broken, '--json');
  expect(told).toMatchObject({ code: 1, err: '' });
  expect(json(told.out)).toMatchObject({ opened: false, kind: null, problem: 'workbook/damaged' });
  expect(ic('inspect', broken).out).toContain('The workbook is damaged');
  const missing = ic('inspect', join(folder, 'нет.xlsx'), '--json');
  expect(missing.code).toBe(1);
  expect(json(missing.out)).toMatchObject({
    ...{ problem: 'workbook/unreadable-file', details: { reason: 'ENOENT' } },
  });
  expect(ic('inspect')).toMatchObject({ code: 2, out: '' });
});

test('does not put a backup in the place of a file that another program works with', () => {
  const data = temporaryData();
  const to = join(data.folder, 'copy.backup');
  expect(ic('backup', '--db', data.file, '--to', to).code).toBe(0);
  const add = (name: string): number =>
    data.writer.transaction(person, (tx) => addReseller(tx, { name }));
  add('Альфа');
  const refused = ic('restore', '--db', data.file, '--from', to);
  expect(refused).toMatchObject({ code: 2 });
  expect(refused.err).toContain('data/busy');
  add('Бета');
  data.close();
  expect(json(ic('stats', '--db', data.file, '--json').out)).toMatchObject({
    resellers: { total: 2 },
  });
  expect(ic('restore', '--db', data.file, '--from', to).code).toBe(0);
  expect(json(ic('stats', '--db', data.file, '--json').out)).toMatchObject({
    resellers: { total: 0 },
  });
});
