import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { readStats } from '#db/repositories/stats.ts';
import { openWorkbook } from '#electron/workbooks/read/workbook.ts';
import { textsOf } from '#electron/workbooks/import/workbook-sheets.ts';
import { mutationCount, temporaryData } from '#test/support/import/data-file.ts';
import { expected, legacy } from '#test/support/import/legacy.ts';
import { logData, logLines, logRows, logState, withCell } from '#test/support/import/log-data.ts';
import { addReseller, person } from '#test/support/resellers.ts';

vi.setConfig({ testTimeout: 240_000 });

const { calls, resellers } = expected;

test('reads the real log as a careful person does, and nothing more the second time', async () => {
  const { db, run } = temporaryData();
  const { files } = await run([join(legacy, calls.file), join(legacy, resellers.file)]);
  expect(files[1]).toMatchObject({
    kind: 'interactions',
    rows: calls.total,
    created: calls.companyInRegistry,
    rejected: [],
    undecided: [],
    leftOut: 0,
  });
  expect(files[1]?.unattached).toHaveLength(calls.companyUnknown);
  const months = Object.entries(calls.byMonth).map(
    ([month, count]) => [`2010-${month.padStart(2, '0')}`, count] as const,
  );
  expect(readStats(db).interactions).toEqual({
    total: calls.total,
    byChannel: calls.byChannel,
    byMonth: Object.fromEntries(months),
    attached: calls.companyInRegistry,
    unattached: calls.companyUnknown,
    undecided: 0,
  });
  expect(wronglyAttached(db)).toEqual([]);
  const mutations = mutationCount(db);
  const again = await run(join(legacy, calls.file));
  expect(again.files[0]).toMatchObject({ created: 0, updated: 0 });
  expect(mutationCount(db)).toBe(mutations);
});

test('a name with a slip is theirs whose number the row has, and nobody else has', async () => {
  const { db, writer, run, log } = logData();
  const [luga, tula] = ['8 (921) 000-00-01', '8 (921) 000-00-02'];
  writer.transaction(person, (tx) => {
    const phones = ['+79210000001', '+79210000003'];
    addReseller(tx, { name: 'Ромашка', legalForm: 'ЗАО', city: 'Луга', phones });
    addReseller(tx, { name: 'Ромашки', city: 'Тула', phones: phones.slice(1) });
  });
  const row = (company: string, phone: string): readonly string[] =>
    withCell(withCell(logRows, 1, 'Компания', company), 1, 'Телефон', phone)[1] ?? [];
  const rows = [
    row('Рамашка', luga),
    row('ЗАО Ромашк', luga),
    row('Рамашка (Луга)', luga),
    // Another city, another legal form, a number of nobody, of two, of one with another name.
    row('Рамашка (Тула)', luga),
    row('ООО Рамашка', luga),
    row('Рамашка', tula),
    row('Рамашка', '8 (921) 000-00-03'),
    row('Рюмочка', luga),
    // Asked before without a witness, in the sixth row.
    row('РАМАШКА', luga),
  ];
  const { files } = await run(await log(rows));
  expect(files[0]).toMatchObject({ rows: rows.length, created: 4, rejected: [] });
  const attached = logLines(db).map((line) => line.replace(/^.* fax /u, ''));
  expect(attached.filter((line) => !line.endsWith('→ -'))).toEqual([
    'Рамашка → Ромашка',
    'ЗАО Ромашк → Ромашка',
    'Рамашка (Луга) → Ромашка',
    'РАМАШКА → Ромашка',
  ]);
});

test('keeps every comment, phone and duration of the real log as it was written', async () => {
  const { db, run } = temporaryData();
  await run(join(legacy, calls.file));
  const workbook = await openWorkbook({ path: join(legacy, calls.file) });
  let comments = 0;
  let formulas = 0;
  let durations = 0;
  let followUps = 0;
  for (const { index } of workbook.sheets.slice(0, -1)) {
    let header: readonly string[] = [];
    workbook.forEachRow(index, ({ cells }) => {
      const texts = textsOf(cells);
      const of = (name: string): string => texts[header.indexOf(name)] ?? '';
      if (header.length === 0) header = texts;
      else {
        if (of('Комментарий') !== '') comments += 1;
        if (/^[=+-]/u.test(of('Комментарий'))) formulas += 1;
        if (of('Длит.') !== '') durations += 1;
        if (of('Перезвонить') !== '') followUps += 1;
      }
      return true;
    });
  }
  const count = (where: string): number =>
    db.prepare<[], number>(`SELECT count(*) FROM interaction WHERE ${where}`).pluck().get() ?? 0;
  expect(formulas).toBeGreaterThan(2000);
  expect(count("text GLOB '[=+-]*'")).toBe(formulas);
  expect(count("text NOT GLOB 'Перезвонить: *' AND text NOT GLOB 'Контакт: *'")).toBe(comments);
  expect(count("text LIKE '%Перезвонить: __.__.20__%'")).toBe(followUps);
  expect(count('duration_s BETWEEN 0 AND 3600')).toBe(durations);
  expect(count("phone GLOB '+7[0-9][0-9][0-9][0-9][0-9][0-9][0-9][0-9][0-9][0-9]'")).toBe(
    calls.total,
  );
});

test('attaches whom it knows, and keeps strangers and doubtful ones without a reseller', async () => {
  const { db, run, log } = logData();
  const { files } = await run(await log(logRows));
  expect(files[0]).toMatchObject({
    kind: 'interactions',
    rows: 5,
    created: 2,
    unattached: [{ row: 4, name: 'ЗАО Чужая' }],
    undecided: [
      { row: 5, why: 'spelling' },
      { row: 6, why: 'several' },
    ],
    rejected: [],
    leftOut: 0,
  });
  // Moscow was three hours ahead in winter and four in summer.
  expect(logLines(db)).toEqual([
    '2010-01-13T07:24:00Z call-in "елка" ООО (Тула) → Ёлка | =срочно!\nКонтакт: Фролов Э.Е.',
    '2010-07-14T06:24:30Z fax Вектор → Вектор',
    '2010-07-14T06:25:00Z call-out ЗАО Чужая → - | Перезвонить: 15.07.2010\nКонтакт: Мир',
    '2010-07-15T05:00:00Z email ООО Альфа Бета → - | +7 ждёт',
    '2010-07-15T05:00:00Z email Парус → -',
  ]);
  expect(readStats(db).interactions).toEqual({
    total: 5,
    byChannel: { 'call-in': 1, 'call-out': 1, email: 2, fax: 1 },
    byMonth: { '2010-01': 1, '2010-07': 4 },
    attached: 2,
    unattached: 1,
    undecided: 2,
  });
  expect(logState(db)[0]).toMatchObject({
    ...{ direction: 'in', state: 'done', duration_s: 330, operator: 'Хан', topic: 'Бонусы' },
    ...{ outcome: 'решено', phone: '+74872123456' },
  });
  expect(logState(db)[2]).toMatchObject({ direction: 'out', duration_s: 300, topic: null });
});

test('names each wrong cell and leaves its row out, for a workbook to be corrected and dropped again', async () => {
  const { db, folder, run, log } = logData();
  const bad = (column: string, value: string) => withCell(logRows, 0, column, value)[0] ?? [];
  const path = await log([
    ...logRows,
    bad('Дата', '31.02.2010'),
    bad('Время', 'утром'),
    bad('Телефон', '12'),
    bad('Тип', 'голубь'),
    bad('Длит.', 'долго'),
  ]);
  const errorsOut = join(folder, 'errors.xlsx');
  const { files } = await run(path, { errorsOut });
  expect(files[0]).toMatchObject({ rows: 10, leftOut: 5 });
  expect(files[0]?.rejected).toMatchObject([
    { row: 7, column: 'Дата', code: 'date', value: '31.02.2010' },
    { row: 8, column: 'Время', code: 'time', value: 'утром' },
    { row: 9, column: 'Телефон', code: 'phone', value: '12' },
    { row: 10, column: 'Тип', code: 'channel', value: 'голубь' },
    { row: 11, column: 'Длит.', code: 'duration', value: 'долго' },
  ]);
  expect(readStats(db).interactions.total).toBe(5);
  const again = await run(errorsOut);
  // Only what was left out stands there, not what was stored without a reseller.
  expect(again.files[0]).toMatchObject({ kind: 'interactions', rows: 5, created: 0 });
});

test('a dry run says the same and writes nothing', async () => {
  const { db, run, log } = logData();
  const path = await log(logRows);
  const tried = await run(path, { dryRun: true, kind: 'interactions' });
  expect(logLines(db)).toEqual([]);
  const { files } = await run(path);
  expect(tried.files).toEqual(files);
});

test('a person of the reseller is linked, any other is kept by name', async () => {
  const { db, writer, pks, run, log } = logData();
  const contactPk = writer.transaction(person, (tx) =>
    tx.create('contact', { resellerPk: pks.yolka, name: 'Фролов Эдуард Егорович' }),
  );
  await run(await log(logRows));
  expect(logState(db)[0]).toMatchObject({ contact_pk: contactPk, text: '=срочно!' });
  const { count } = db.prepare('SELECT count(*) AS count FROM contact').get() as { count: number };
  expect(count).toBe(1);
});

test('the times of a log are of the zone in the settings, and of Moscow where none is set', async () => {
  const { db, putZone, run, log } = logData();
  putZone('Asia/Vladivostok');
  const first = withCell(logRows, 0, 'Дата', '01.02.2010').slice(0, 1);
  await run(await log(withCell(first, 0, 'Время', '5:00')));
  expect(logLines(db)[0]).toMatch(/^2010-01-31T19:00:00Z/u);
  expect(readStats(db).interactions.byMonth).toEqual({ '2010-02': 1 });
  putZone('');
  expect(readStats(db).interactions.byMonth).toEqual({ '2010-01': 1 });
  const second = withCell(first, 0, 'Дата', '02.02.2010');
  await run(await log(withCell(second, 0, 'Время', '5:00'), 'second.xlsx'));
  expect(logLines(db)[1]).toMatch(/^2010-02-02T02:00:00Z/u);
});

test('a stranger gets the interactions that were kept once the register names it', async () => {
  const { db, writer, run, log } = logData();
  const path = await log(logRows);
  await run(path);
  writer.transaction(person, (tx) => addReseller(tx, { name: 'Чужая', legalForm: 'ЗАО' }));
  const { files } = await run(path);
  expect(files[0]).toMatchObject({ created: 0, updated: 1, unattached: [] });
  expect(logLines(db)[2]).toContain('ЗАО Чужая → Чужая');
  expect(readStats(db).interactions).toMatchObject({ total: 5, attached: 3, unattached: 0 });
});

/** Companies of the log at a reseller of another name, form or city, by rules of this test's own. */
function wronglyAttached(db: ReturnType<typeof temporaryData>['db']): readonly unknown[] {
  const parts = (text: string) => {
    const plain = text
      .toLowerCase()
      .replaceAll('ё', 'е')
      .replace(/["'«»„“]/gu, ' ');
    const form = /(?:^|\s)(ооо|зао|оао|пбоюл|ип|пао|ао)(?=\s|$)/u.exec(plain)?.[1];
    const city = /\(([^)]+)\)\s*$/u
      .exec(plain)?.[1]
      ?.replace(/^г\.?\s+/u, '')
      .trim();
    const rest = plain.replace(/\(([^)]+)\)\s*$/u, '').replace(form ?? ' ', ' ');
    return { form, city, name: rest.replace(/\s+/gu, ' ').trim() };
  };
  const all = db
    .prepare<
      [],
      { company: string; name: string | null; form: string | null; city: string | null }
    >(
      `SELECT i.company_text AS company, r.name, r.legal_form AS form, r.city
       FROM interaction i LEFT JOIN reseller r ON r.pk = i.reseller_pk`,
    )
    .all();
  const known = new Set(
    db
      .prepare<[], string>('SELECT name FROM reseller')
      .pluck()
      .all()
      .map((name) => parts(name).name),
  );
  return all.filter(({ company, name, form, city }) => {
    const written = parts(company);
    if (name === null) return known.has(written.name);
    return (
      written.name !== parts(name).name ||
      (written.form ?? form?.toLowerCase()) !== form?.toLowerCase() ||
      (written.city ?? parts(city ?? '').name) !== parts(city ?? '').name
    );
  });
}
