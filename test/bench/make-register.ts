import { existsSync, mkdirSync, renameSync } from 'node:fs';
import { dirname } from 'node:path';
import { createXlsxWriter } from '#electron/workbooks/write/xlsx-writer.ts';
import { formatPhone } from '#domain/contact/format-phone.ts';
import { makeReseller } from '../../scripts/demo/make-reseller.ts';
import { Random } from '../../scripts/demo/random.ts';

const header = [
  '№ п/п',
  'Наименование организации',
  'ИНН',
  'КПП',
  'Город',
  'Регион',
  'Адрес',
  'Контактное лицо',
  'Должность',
  'Телефон',
  'E-mail',
  'Статус',
  'Дата авторизации',
  'Уровень',
  'Менеджер',
];
const statusWords: Readonly<Record<string, string>> = {
  authorised: 'авторизован',
  suspended: 'приостановлен',
  refused: 'отказ',
};

/** Writes a register of so many resellers as .xlsx, once; the same rows each time. */
export async function makeRegister(path: string, rows: number): Promise<void> {
  if (existsSync(path)) return;
  mkdirSync(dirname(path), { recursive: true });
  const random = new Random(7);
  const writer = await createXlsxWriter(`${path}.making`);
  await writer.addSheet('Реестр', { columns: header.map(() => ({ width: 18 })) });
  await writer.addRow(header, 'header');
  for (let at = 0; at < rows; at += 1) {
    const { reseller, contacts, phones, emails } = makeReseller(random, Date.UTC(2010, 11, 31));
    const date = reseller.authorisedOn;
    await writer.addRow([
      at + 1,
      reseller.writtenName ?? reseller.name,
      reseller.inn ?? '',
      reseller.kpp ?? '',
      reseller.city ?? '',
      reseller.region ?? '',
      reseller.address ?? '',
      contacts[0]?.name ?? '',
      contacts[0]?.position ?? '',
      phones.map((phone) => formatPhone(phone.e164)).join(', '),
      emails[0] ?? '',
      statusWords[reseller.status] ?? 'кандидат',
      date ? `${date.slice(8)}.${date.slice(5, 7)}.${date.slice(0, 4)}` : '',
      reseller.level ?? '',
      reseller.manager ?? '',
    ]);
  }
  await writer.close();
  renameSync(`${path}.making`, path);
}
