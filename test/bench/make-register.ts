import { existsSync, mkdirSync, renameSync } from 'node:fs';
import { dirname } from 'node:path';
import { createXlsxWriter } from '#electron/workbooks/write/xlsx-writer.ts';
import { formatPhone } from '#domain/contact/format-phone.ts';
import { makeReseller, type DemoReseller } from '../../scripts/demo/make-reseller.ts';
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

/** So many invented resellers, the same ones each time. */
export function* inventResellers(count: number): Iterable<DemoReseller> {
  const random = new Random(7);
  for (let at = 0; at < count; at += 1) yield makeReseller(random, Date.UTC(2010, 11, 31));
}

/** Writes a register of so many resellers as .xlsx, once; the same rows each time. */
export async function makeRegister(path: string, rows: number): Promise<void> {
  if (existsSync(path)) return;
  mkdirSync(dirname(path), { recursive: true });
  const writer = await createXlsxWriter(`${path}.making`);
  await writer.addSheet('Реестр', { columns: header.map(() => ({ width: 18 })) });
  await writer.addRow(header, 'header');
  let number = 0;
  for (const { reseller, contacts, phones, emails } of inventResellers(rows)) {
    const date = reseller.authorisedOn;
    number += 1;
    await writer.addRow([
      number,
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
