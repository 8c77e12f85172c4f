import { existsSync, mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { CellValue } from '#electron/workbooks/read/cell.ts';
import { createXlsBook } from '#electron/workbooks/write/template/xls-book.ts';
import { createXlsxWriter } from '#electron/workbooks/write/xlsx-writer.ts';
import {
  GENERAL,
  dateFormat,
  styleIndex,
  stylesXml,
} from '#electron/workbooks/write/xlsx-styles.ts';
import { dayCell } from '#electron/data/export/cells.ts';
import { formatPhone } from '#domain/contact/format-phone.ts';
import { repositoryRoot } from '../../scripts/lib/runtime.ts';
import { instantAt, makeInteraction, workingDays } from '../../scripts/demo/make-interaction.ts';
import { Random } from '../../scripts/demo/random.ts';
import { inventResellers } from './make-register.ts';

/** How many resellers the log is of: the first ones of `makeRegister`. */
export const logCompanies = 5000;
const header = [
  '№',
  'Дата',
  'Время',
  'Вид связи',
  'Организация',
  'ИНН',
  'Город',
  'Контактное лицо',
  'Телефон',
  'Тема',
  'Результат',
  'Длительность, сек',
  'Оператор',
  'Перезвонить',
  'Комментарий',
];
const sheet = { name: 'Журнал', widths: header.map(() => 18) };
const zone = 'Europe/Moscow';
const clock = new Intl.DateTimeFormat('ru-RU', {
  timeZone: zone,
  hour: '2-digit',
  minute: '2-digit',
});
const channelWords: Readonly<Record<string, string>> = {
  'call-in': 'Входящий звонок',
  'call-out': 'Исходящий звонок',
  fax: 'Факс',
};

/** The rows of a log of so many communications, fifteen cells each, header first; the same each time. */
export function* logRows(rows: number): Iterable<CellValue[]> {
  yield header;
  const companies = [...inventResellers(logCompanies)];
  const random = new Random(11);
  const days = workingDays(Date.UTC(2009, 0, 12), Date.UTC(2010, 11, 31));
  for (let at = 0; at < rows; at += 1) {
    const { reseller, contacts, phones } = random.pick(companies);
    const phone = phones[0]?.e164 ?? '';
    const when = instantAt(days, at / rows);
    const said = makeInteraction(random, { pk: 1, contacts: [], phone }, when);
    yield [
      at + 1,
      dayCell(when, zone),
      clock.format(when),
      channelWords[said.channel] ?? 'Электронная почта',
      reseller.writtenName ?? reseller.name,
      // Half of them have to be found by their names.
      random.chance(0.5) ? (reseller.inn ?? '') : '',
      reseller.city ?? '',
      contacts[0]?.name ?? '',
      phone === '' ? '' : formatPhone(phone),
      said.topic ?? '',
      said.outcome ?? '',
      said.durationS ?? null,
      said.operator ?? '',
      random.chance(0.1) ? dayCell(when + random.int(1, 14) * 86_400_000, zone) : null,
      said.text ?? '',
    ];
  }
}

/** The log of so many rows as .xlsx, written once; answers where it is. */
export async function logWorkbook(rows: number): Promise<string> {
  return madeOnce(rows, 'xlsx', (path) => writeLog(path, logRows(rows)));
}

/** The same log as .xls of Excel 97 to 2003, which holds 65,536 rows at most. */
export async function logXls(rows: number): Promise<string> {
  return madeOnce(rows, 'xls', async (path) => {
    const book = await createXlsBook(stylesXml());
    book.addSheet(sheet.name, sheet.widths, []);
    for (const row of logRows(rows)) {
      book.addRow(row.map((value) => ({ value, style: styleIndex('normal', formatOf(value)) })));
    }
    writeFileSync(path, book.bytes());
  });
}

/** Writes rows of the log with our own writer. */
export async function writeLog(path: string, rows: Iterable<readonly CellValue[]>): Promise<void> {
  const writer = await createXlsxWriter(path);
  await writer.addSheet(sheet.name, { columns: sheet.widths.map((width) => ({ width })) });
  for (const row of rows) await writer.addRow(row);
  await writer.close();
}

function formatOf(value: CellValue): ReturnType<typeof dateFormat> {
  return value !== null && typeof value === 'object' && value.kind === 'date'
    ? dateFormat(value)
    : GENERAL;
}

async function madeOnce(
  rows: number,
  ending: string,
  write: (path: string) => Promise<void>,
): Promise<string> {
  const path = join(repositoryRoot, '.cache', 'bench', `log-${String(rows)}.${ending}`);
  if (existsSync(path)) return path;
  mkdirSync(dirname(path), { recursive: true });
  await write(`${path}.making`);
  renameSync(`${path}.making`, path);
  return path;
}
