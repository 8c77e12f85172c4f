import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Database } from '#db/database.ts';
import { makeInn } from '#domain/reseller/inn.ts';
import { formatPhone } from '#domain/contact/format-phone.ts';
import { createXlsxWriter } from '#electron/workbooks/write/xlsx-writer.ts';
import { makeReseller } from '../demo/make-reseller.ts';
import { Random } from '../demo/random.ts';
import { repositoryRoot } from '../lib/runtime.ts';

type Line = {
  name: string;
  inn: string;
  kpp: string | null;
  city: string | null;
  contact: string | null;
  phone: string | null;
  email: string | null;
  status: string;
  authorisedOn: string | null;
  level: string | null;
  manager: string | null;
  remark: string | null;
};

const header = [
  '№ п/п',
  'Наименование',
  'ИНН',
  'КПП',
  'Город',
  'Контактное лицо',
  'Связь',
  'E-mail',
  'Статус',
  'Дата авторизации',
  'Категория',
  'Менеджер',
  'Отметка',
];
const knownRows = 420;
const newRows = 36;

/** Writes last month's register of stored resellers, and this month's with news and faults in it. */
export async function writeRegisters(
  db: Database,
  folder: string,
): Promise<{ readonly lastMonth: string; readonly thisMonth: string }> {
  const known = storedLines(db);
  const lastMonth = join(folder, 'Реестр реселлеров, октябрь.xlsx');
  const thisMonth = join(folder, 'Реестр реселлеров, ноябрь.xlsx');
  await writeRegister(lastMonth, 'на 1 октября 2026 г.', known);
  await writeRegister(
    thisMonth,
    'на 1 ноября 2026 г.',
    withFaults([...withNews(known), ...madeUpLines()]),
  );
  return { lastMonth, thisMonth };
}

function words(): {
  readonly status: Readonly<Record<string, string>>;
  readonly level: Readonly<Record<string, string>>;
} {
  const read = (name: string): Record<string, Record<string, string>> =>
    JSON.parse(
      readFileSync(join(repositoryRoot, 'renderer', 'locales', 'ru', name), 'utf8'),
    ) as Record<string, Record<string, string>>;
  return {
    status: read('common.json')['status'] ?? {},
    level: read('resellers.json')['level'] ?? {},
  };
}

function storedLines(db: Database): Line[] {
  const { status, level } = words();
  const date = (iso: string | null): string | null => iso && iso.split('-').reverse().join('.');
  return db
    .prepare<[number], Line>(
      `SELECT r.written_name AS name, r.inn, r.kpp, r.city, r.status, r.authorised_on AS authorisedOn,
        r.level, r.manager, r.note AS remark,
        (SELECT name FROM contact c WHERE c.reseller_pk = r.pk ORDER BY c.pk LIMIT 1) AS contact,
        (SELECT e164 FROM phone p WHERE p.reseller_pk = r.pk ORDER BY p.pk LIMIT 1) AS phone,
        (SELECT address FROM email e WHERE e.reseller_pk = r.pk ORDER BY e.pk LIMIT 1) AS email
       FROM reseller r WHERE r.inn IS NOT NULL ORDER BY r.pk LIMIT ?`,
    )
    .all(knownRows)
    .map((line) => ({
      ...line,
      status: status[line.status] ?? '',
      level: line.level && (level[line.level] ?? null),
      authorisedOn: date(line.authorisedOn),
      phone: line.phone && formatPhone(line.phone),
    }));
}

/** What a month brings: other managers, levels and cities here and there. */
function withNews(lines: readonly Line[]): Line[] {
  return lines.map((line, at) => {
    if (at % 31 === 3) return { ...line, manager: 'Ковалёва Татьяна' };
    if (at % 47 === 6) return { ...line, level: 'Золотой' };
    if (at % 53 === 9) return { ...line, phone: '+7 495 786-33-20' };
    return line;
  });
}

function madeUpLines(): Line[] {
  const random = new Random(7);
  return Array.from({ length: newRows }, () => {
    const { reseller, contacts, phones, emails } = makeReseller(random, Date.UTC(2026, 9, 31));
    return {
      name: reseller.writtenName ?? reseller.name,
      inn: reseller.inn ?? '',
      kpp: reseller.kpp ?? null,
      city: reseller.city ?? null,
      contact: contacts[0]?.name ?? null,
      phone: formatPhone(phones[0]?.e164 ?? ''),
      email: emails[0] ?? null,
      status: 'Кандидат',
      authorisedOn: null,
      level: null,
      manager: reseller.manager ?? null,
      remark: null,
    };
  });
}

/** Plants the faults that registers of people have: typing errors, repeated rows, rows without INN. */
function withFaults(lines: readonly Line[]): Line[] {
  const made = lines.map((line) => ({ ...line }));
  const at = (index: number): Line => {
    const line = made[index];
    if (!line) throw new Error('The made-up register is too short for its faults');
    return line;
  };
  at(5).inn = wrongCheckDigit(at(5).inn);
  at(12).email = 'zakaz@@kontur,ru';
  at(17).authorisedOn = '31.02.2026';
  at(23).phone = '12-34';
  at(430).inn = wrongCheckDigit(at(430).inn);
  at(441).inn = '77О1';
  const twice = { ...at(14), contact: 'Громова Елена Викторовна' };
  const again = { ...at(433) };
  const unclear = { ...at(436), inn: '', city: null };
  made.splice(20, 0, twice);
  made.push(again, unclear);
  return made;
}

function wrongCheckDigit(inn: string): string {
  const right = makeInn(inn.slice(0, inn.length === 10 ? 9 : 10));
  const last = Number(right.at(-1));
  return right.slice(0, -1) + String((last + 1) % 10);
}

async function writeRegister(path: string, asOf: string, lines: readonly Line[]): Promise<void> {
  const writer = await createXlsxWriter(path);
  const widths = [6, 34, 14, 12, 18, 30, 20, 28, 18, 16, 14, 20, 22];
  await writer.addSheet('Реестр', { columns: widths.map((width) => ({ width })), frozenRows: 4 });
  await writer.addRow(['Реестр реселлеров'], 'header');
  await writer.addRow([asOf]);
  writer.skipRows(1);
  await writer.addRow(header, 'header');
  for (const [index, line] of lines.entries()) {
    await writer.addRow([
      index + 1,
      ...[line.name, line.inn, line.kpp, line.city, line.contact, line.phone, line.email],
      ...[line.status, line.authorisedOn, line.level, line.manager, line.remark],
    ]);
  }
  await writer.close();
}
