import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { formSheet, ivanov, petrova } from './application-form.ts';
import { logHeader } from './log-data.ts';
import { testBuyer } from './purchase-report.ts';
import { writeXlsx } from './write-register.ts';

const buyers = [0, 1, 2].map((at) => testBuyer(at));

/** The names of what `writeOldFolder` writes, in the order in which the files are listed. */
export const oldFiles = {
  broken: 'битый.xlsx',
  log: 'Журнал.xlsx',
  forms: [join('Заявки', 'Форма 1.xlsx'), join('Заявки', 'Форма 2.xlsx')],
  list: 'прочее.csv',
  register: 'Реестр.xlsx',
  other: 'письмо.docx',
} as const;

/**
 * Writes a small old folder whose files speak of resellers that only its register names: a log of three
 * rows, one of a stranger; two forms, the second with a wrong phone; a broken workbook, a list of
 * nothing that is known, and a letter. Answers its path.
 */
export async function writeOldFolder(parent: string, name = 'Старая папка'): Promise<string> {
  const folder = join(parent, name);
  mkdirSync(join(folder, 'Заявки'), { recursive: true });
  const file = (of: string): string => join(folder, of);
  await writeXlsx(file(oldFiles.register), [
    {
      name: 'Реестр',
      rows: [
        ['Наименование', 'ИНН', 'Город', 'Статус'],
        ...buyers.map(({ name: company, inn, city }) => [company, inn, city, 'да']),
        ['ООО Кривая', '7736050001', 'Тула', 'да'],
      ],
    },
  ]);
  const called = (day: string, company: string) =>
    logHeader.map(
      (head) => ({ Дата: day, Время: '10:24', Компания: company, Тип: 'вх.' })[head] ?? '',
    );
  await writeXlsx(file(oldFiles.log), [
    {
      name: 'Журнал',
      rows: [
        logHeader,
        called('13.01.2010', buyers[0]?.name ?? ''),
        called('14.01.2010', buyers[1]?.name ?? ''),
        called('15.01.2010', 'ЗАО Чужая'),
      ],
    },
  ]);
  const [first, second] = oldFiles.forms;
  await writeXlsx(file(first), [formSheet({ people: [ivanov] })]);
  const wrong = ['Сидоров Олег', null, '12-34-5', null];
  await writeXlsx(file(second), [formSheet({ people: [petrova, wrong] })]);
  writeFileSync(file(oldFiles.broken), Buffer.from([0x50, 0x4b, 3, 4, 1, 2, 3]));
  writeFileSync(file(oldFiles.list), 'Да;Нет\n1;2\n');
  writeFileSync(file(oldFiles.other), 'Здравствуйте!');
  writeFileSync(file('~$Реестр.xlsx'), 'lock');
  return folder;
}
