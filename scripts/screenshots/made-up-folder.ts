import { copyFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Database } from '#db/database.ts';
import type { CellValue } from '#electron/workbooks/read/cell.ts';
import { createXlsxWriter } from '#electron/workbooks/write/xlsx-writer.ts';

type Company = { readonly name: string; readonly city: string; readonly inn: string };

const logHeader = [
  ...[
    'Дата',
    'Время',
    'Оператор',
    'Компания',
    'Телефон',
    'Тип',
    'Тема',
    'Результат',
    'Комментарий',
  ],
];
const people = ['Смирнова', 'Ким', 'Ковалёва'];
const participants = [
  ['Громов Павел', 'Мельник Юрий'],
  ['Белова Ирина'],
  ['Титов Олег', 'Шаров Иван', 'Котова Нина'],
  ['Дроздова Анна', 'Павлова Вера'],
  ['Жукова Мария'],
  ['Соловьёв Пётр', 'Ефимова Ольга'],
] as const;
const ways = ['вх.', 'исх.', 'e-mail', 'вх.'];
const subjects = [
  ['Цены', 'выслан прайс', 'Просят скидку на картриджи'],
  ['Бонусы', 'решено', 'Спрашивали про остаток баллов'],
  ['Авторизация', 'перезвонить', 'Готовят документы'],
  ['Заказ и поставка', 'решено', ''],
  ['Тренинги', 'записаны', 'Двое из отдела продаж'],
] as const;

/**
 * Writes an old folder: the register, the report, a log of some weeks with companies that are one of
 * two or nobody known, and application forms. Answers its path and that of the log.
 */
export async function writeFolder(
  db: Database,
  parent: string,
  others: readonly string[],
): Promise<{ readonly folder: string; readonly log: string }> {
  const folder = join(parent, 'Старые таблицы');
  mkdirSync(join(folder, 'Заявки на тренинги'), { recursive: true });
  for (const path of others) copyFileSync(path, join(folder, basename(path)));
  const log = join(folder, 'Журнал обращений, сентябрь.xlsx');
  await writeSheet(log, 'Сентябрь', [12, 9, 14, 34, 20, 9, 18, 16, 34], logRows(db));
  for (const [at, { name, inn }] of plainCompanies(db, 30)
    .slice(20, 20 + participants.length)
    .entries()) {
    const form = join(folder, 'Заявки на тренинги', `Заявка ${String(at + 1)}.xlsx`);
    await writeSheet(form, 'Заявка', [16, 30, 30, 20], formRows(name, inn, at));
  }
  writeFileSync(join(folder, 'Пояснения.docx'), 'Таблицы за третий квартал');
  return { folder, log };
}

/** Resellers whose name nobody else has. */
function plainCompanies(db: Database, count: number): readonly Company[] {
  return db
    .prepare<[number], Company>(
      `SELECT written_name AS name, city, inn FROM reseller
       WHERE status = 'authorised' AND city IS NOT NULL AND inn IS NOT NULL
       GROUP BY name_key HAVING count(*) = 1 ORDER BY min(pk) LIMIT ?`,
    )
    .all(count);
}

/** A name that two resellers of different cities have. */
function sharedName(db: Database): string {
  const found = db
    .prepare<[], string>(
      `SELECT min(written_name) FROM reseller WHERE city IS NOT NULL
       GROUP BY name_key HAVING count(*) = 2 AND count(DISTINCT city) = 2
         AND count(DISTINCT legal_form) = 1 ORDER BY min(pk) LIMIT 1`,
    )
    .pluck()
    .get();
  if (found === undefined) throw new Error('No two of the made-up resellers share a name');
  return found;
}

function logRows(db: Database): readonly (readonly CellValue[])[] {
  const shared = sharedName(db);
  const known = plainCompanies(db, 16).map(({ name, city }, at) =>
    at % 3 === 0 ? `${name} (${city})` : name,
  );
  known.splice(2, 0, shared);
  known.splice(6, 0, 'ООО Полиграф Юг');
  known.splice(9, 0, shared);
  const rows = known.map((company, at) => {
    const [topic, outcome, text] = subjects[at % subjects.length] ?? subjects[0];
    const day = String(1 + at).padStart(2, '0');
    const minutes = String((at * 17) % 60).padStart(2, '0');
    return [
      ...[`${day}.09.2026`, `${String(9 + (at % 8))}:${minutes}`, people[at % people.length]],
      ...[company, at % 2 === 0 ? `8 (495) 610-${day}-${minutes}` : null, ways[at % ways.length]],
      ...[topic, outcome, text],
    ].map((cell) => cell ?? null);
  });
  return [logHeader, ...rows];
}

function formRows(company: string, inn: string, at: number): readonly (readonly CellValue[])[] {
  return [
    ['Заявка на участие в тренинге'],
    [],
    ['Тренинг:', 'Навыки продаж'],
    ['Дата проведения:', '18.09.2026'],
    ['Город:', 'Москва'],
    ['Компания:', company],
    ['ИНН:', inn],
    [],
    ['№', 'ФИО', 'Должность', 'Телефон'],
    ...(participants[at] ?? []).map((name, row) => [row + 1, name, 'менеджер', null]),
  ];
}

async function writeSheet(
  path: string,
  name: string,
  widths: readonly number[],
  rows: readonly (readonly CellValue[])[],
): Promise<void> {
  const writer = await createXlsxWriter(path);
  await writer.addSheet(name, { columns: widths.map((width) => ({ width })), frozenRows: 1 });
  for (const row of rows) {
    if (row.length === 0) writer.skipRows(1);
    else await writer.addRow(row);
  }
  await writer.close();
}
