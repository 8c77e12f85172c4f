import { join } from 'node:path';
import { WorkspaceSettings } from '#db/repositories/workspace-settings.ts';
import { addReseller, person } from '#test/support/resellers.ts';
import { temporaryData, undoOf } from './data-file.ts';
import { writeXlsx } from './write-register.ts';

export const logHeader = ['Дата', 'Время', 'Оператор', 'Компания', 'Контакт', 'Телефон'].concat([
  ...['Тип', 'Тема', 'Результат', 'Длит.', 'Перезвонить', 'Комментарий'],
]);

/** Five communications: two of resellers, one of a stranger, and two of whoever may be two. */
export const logRows: readonly (readonly string[])[] = [
  ['13.01.2010', '10:24', 'Хан', '"елка" ООО (Тула)', 'Фролов Э.Е.', '8 (4872) 12-34-56'].concat([
    ...['вх.', 'Бонусы', 'решено', '0:05:30', '', '=срочно!'],
  ]),
  ['14.07.2010', '10:24:30', 'Юрьева', 'Вектор', '', '', 'факс', 'Цены', 'отказ', '', '', ''],
  [
    '14.07.2010',
    '10:25',
    'Хан',
    'ЗАО Чужая',
    'Мир',
    '',
    'исх.',
    '',
    '',
    '5 мин',
    '15.07.2010',
    '-',
  ],
  ['15.07.2010', '9:00', 'Хан', 'ООО Альфа Бета', '', '', 'e-mail', '', '', '', '', '+7 ждёт'],
  ['15.07.2010', '9:00', 'Хан', 'Парус', '', '', 'почта', '', '', '', '', ''],
];

/** A data file with resellers in which no zone is set, and what a test does with logs of their calls. */
export function logData() {
  const data = temporaryData();
  const pks = data.writer.transaction(person, (tx) => ({
    yolka: addReseller(tx, { name: 'Ёлка', legalForm: 'ООО', city: 'Тула' }),
    vektor: addReseller(tx, { name: 'Вектор', city: 'Тверь' }),
    alfa: addReseller(tx, { name: 'Альфа-Бета', legalForm: 'ООО' }),
    parusTula: addReseller(tx, { name: 'Парус', city: 'Тула' }),
    parusTver: addReseller(tx, { name: 'Парус', city: 'Тверь' }),
  }));
  const log = (rows: readonly (readonly string[])[], name = 'log.xlsx'): Promise<string> =>
    writeXlsx(join(data.folder, name), [{ name: 'Журнал', rows: [logHeader, ...rows] }]);
  const putZone = (zone: string): void =>
    data.writer.transaction(person, (tx) =>
      new WorkspaceSettings(data.db).put(tx, 'timeZone', zone),
    );
  return { ...data, putZone, pks, log, undo: undoOf(data) };
}

type Db = ReturnType<typeof logData>['db'];

/** A copy of the rows with one cell put in the place of another. */
export function withCell(
  rows: readonly (readonly string[])[],
  row: number,
  column: string,
  value: string,
): readonly (readonly string[])[] {
  const at = logHeader.indexOf(column);
  return rows.map((cells, index) =>
    index === row ? cells.map((cell, place) => (place === at ? value : cell)) : cells,
  );
}

/** Every live interaction as a line: `instant channel company → reseller | text`. */
export function logLines(db: Db): readonly string[] {
  return db
    .prepare<[], string>(
      `SELECT strftime('%Y-%m-%dT%H:%M:%SZ', i.occurred_at / 1000, 'unixepoch') || ' ' || i.channel
         || ' ' || i.company_text || ' → ' || coalesce(r.name, '-')
         || coalesce(' | ' || i.text, '')
       FROM interaction i LEFT JOIN reseller r ON r.pk = i.reseller_pk
       WHERE i.deleted_at IS NULL ORDER BY i.occurred_at, i.pk`,
    )
    .pluck()
    .all();
}

/** Everything of interactions that an import touches, to be compared before and after. */
export function logState(db: Db): readonly unknown[] {
  return db
    .prepare(
      `SELECT pk, id, reseller_pk, contact_pk, channel, direction, state, occurred_at, duration_s,
         operator, topic, outcome, text, phone, company_text
       FROM interaction WHERE deleted_at IS NULL ORDER BY pk`,
    )
    .all();
}

/** The interaction of a company. */
export function interactionOf(db: Db, company: string): number {
  const pk = db
    .prepare<[string], number>(
      'SELECT pk FROM interaction WHERE company_text = ? AND deleted_at IS NULL',
    )
    .pluck()
    .get(company);
  if (pk === undefined) throw new Error('no such interaction');
  return pk;
}
