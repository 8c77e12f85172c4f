import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { makeInn } from '#domain/reseller/inn.ts';
import type { CellValue } from '#electron/workbooks/read/cell.ts';
import { serialFromDate } from '#electron/workbooks/read/serial-date.ts';
import { ImportSession } from '#electron/workbooks/import/import-session.ts';
import type { RegisterRecord } from '#domain/import/register-record.ts';
import { temporaryFolder } from '#test/support/import/data-file.ts';
import { writeCsv, writeXlsx, type TestSheet } from '#test/support/import/write-register.ts';

/** One company, as everything that a register can say of it. */
const companies = [
  ['ООО «Ромашка-Сервис»', '770123456', '770101001', 'Москва', 'г. Москва'],
  ['ЗАО "Северный Ветер"', '781234567', '781001001', 'Санкт-Петербург', 'г. Санкт-Петербург'],
  ['Каскад Плюс, ОАО', '050923385', '050801001', 'Хасавюрт', 'Республика Дагестан'],
  ['ИП Фомина Екатерина Рубеновна', '7672599798', '', 'Рыбинск', 'Ярославская область'],
  ['ООО Инфо-Эталон', '578696140', '573701001', 'Мценск', 'Орловская область'],
  ['ОАО «Призма Гарант»', '523700841', '529901001', 'Саров', 'Нижегородская область'],
  ['ПБОЮЛ Кулаков Ефрем Изотович', '0390859550', '', 'Северобайкальск', 'Республика Бурятия'],
  ['ООО "Ёлка Линк"', '367140208', '368601001', 'Лиски', 'Воронежская область'],
].map(([name = '', digits = '', kpp = '', city = '', region = ''], index) => ({
  name,
  inn: makeInn(digits),
  kpp,
  city,
  region,
  address: `ул. Ленина, д. ${String(index + 10)}`,
  contact: `Петров Иван Сергеевич`,
  position: 'директор',
  phone: `+7 495 12345${String(10 + index)}`,
  email: `info${String(index)}@example.ru`,
  status: ['да', 'приостановлен', 'кандидат', 'Авториз.'][index % 4] ?? '',
  authorisedOn: `0${String(index + 1)}.03.2007`,
  level: ['золото', 'Silver', 'Бронзовый', ''][index % 4] ?? '',
  manager: 'Ким Е.',
  note: index % 2 === 0 ? 'звонить после 12' : '',
}));
type Company = (typeof companies)[number];
type Field = keyof Company;

const words: Readonly<Record<Field, readonly string[]>> = {
  name: [
    'Наименование организации',
    'Контрагент',
    'Партнёр',
    'Юр. лицо',
    'Компания',
    'Company name',
    'Реселлер',
    'Название фирмы',
  ],
  inn: ['ИНН', 'И.Н.Н.', 'ИНН организации', 'Tax ID', 'INN', 'VAT'],
  kpp: ['КПП', 'KPP', 'Код КПП'],
  city: ['Город', 'Населённый пункт', 'City', 'г.', 'Местоположение'],
  region: ['Регион', 'Область', 'Субъект РФ', 'Region', 'Область/край'],
  address: ['Адрес', 'Юридический адрес', 'Address', 'Почтовый адрес', 'Улица, дом'],
  contact: ['Контактное лицо', 'ФИО', 'Конт. лицо', 'Contact person', 'Директор'],
  position: ['Должность', 'Position', 'Job title'],
  phone: ['Телефон', 'Тел.', 'Тел./факс', 'Phone', 'Контактный телефон', 'Моб. тел.'],
  email: ['E-mail', 'Эл. почта', 'Электронный адрес', 'Email', 'Почта'],
  status: ['Статус', 'Состояние', 'Status', 'Статус авторизации', 'Авторизация'],
  authorisedOn: [
    'Дата авторизации',
    'Авторизован с',
    'Дата авториз.',
    'Authorised on',
    'Дата договора',
  ],
  level: ['Уровень', 'Категория', 'Level', 'Уровень партнёра'],
  manager: ['Менеджер', 'Куратор', 'Ответственный', 'Account manager', 'ФИО менеджера'],
  note: ['Примечание', 'Комментарий', 'Notes', 'Прим.'],
};
const fields = Object.keys(words) as Field[];
const groups: Partial<Record<Field, string>> = {
  contact: 'Контакты',
  position: 'Контакты',
  phone: 'Контакты',
  email: 'Контакты',
  status: 'Авторизация',
  authorisedOn: 'Авторизация',
};

const layout = fc.record({
  order: fc.shuffledSubarray(fields, { minLength: fields.length, maxLength: fields.length }),
  word: fc.array(fc.nat(99), { minLength: fields.length, maxLength: fields.length }),
  titles: fc.integer({ min: 0, max: 40 }),
  numbered: fc.boolean(),
  numberingRow: fc.boolean(),
  twoLevels: fc.boolean(),
  dividers: fc.boolean(),
  blanks: fc.boolean(),
  totals: fc.boolean(),
  signature: fc.boolean(),
  lostZeros: fc.boolean(),
  datesAs: fc.constantFrom('text', 'date', 'serial'),
  split: fc.boolean(),
  reference: fc.boolean(),
  format: fc.constantFrom('xlsx', 'xlsx', 'utf-8', 'windows-1251', 'cp866'),
  delimiter: fc.constantFrom(';', '\t', ','),
});
type Layout = typeof layout extends fc.Arbitrary<infer T> ? T : never;

function cellOf(company: Company, field: Field, made: Layout): CellValue {
  const text = company[field];
  if (text === '') return null;
  if (field === 'inn' && made.lostZeros) return Number(text);
  if (field === 'authorisedOn' && made.datesAs !== 'text') {
    const serial = serialFromDate(
      Number(text.slice(6)),
      Number(text.slice(3, 5)),
      Number(text.slice(0, 2)),
    );
    return made.datesAs === 'serial'
      ? serial
      : { kind: 'date', serial, hasDate: true, hasTime: false, elapsed: false };
  }
  return text;
}

function sheetOf(name: string, rows: readonly Company[], made: Layout): TestSheet {
  const lead: readonly CellValue[] = made.numbered ? [null] : [];
  const width = fields.length + lead.length;
  const out: CellValue[][] = [];
  const merges: { top: number; left: number; bottom: number; right: number }[] = [];
  for (let title = 0; title < made.titles; title += 1) {
    out.push(title % 3 === 0 ? [`Реестр реселлеров, часть ${String(title)}`] : []);
  }
  const header = made.order.map(
    (field, at) => words[field][(made.word[at] ?? 0) % words[field].length] ?? '',
  );
  if (made.twoLevels) {
    const upper: CellValue[] = [...lead];
    made.order.forEach((field, at) => {
      const group = groups[field];
      const before = at > 0 ? groups[made.order[at - 1] ?? 'name'] : undefined;
      upper.push(group !== undefined && group !== before ? group : null);
      if (group !== undefined && group === before) {
        const last = merges.at(-1);
        if (last?.right === at - 1 + lead.length) last.right += 1;
        else
          merges.push({
            top: out.length,
            bottom: out.length,
            left: at - 1 + lead.length,
            right: at + lead.length,
          });
      }
    });
    out.push(upper);
  }
  out.push([...(made.numbered ? ['№ п/п'] : []), ...header]);
  if (made.numberingRow) out.push(Array.from({ length: width }, (_, at) => at + 1));
  rows.forEach((company, index) => {
    if (made.dividers && index % 3 === 0) {
      merges.push({ top: out.length, bottom: out.length, left: 0, right: width - 1 });
      out.push(['Центральный федеральный округ']);
    }
    out.push([
      ...(made.numbered ? [index + 1] : []),
      ...made.order.map((f) => cellOf(company, f, made)),
    ]);
    if (made.blanks && index % 2 === 1) out.push([]);
    if (made.totals && index % 3 === 2) out.push([...lead, 'Итого по округу: 3']);
  });
  if (made.totals) out.push([...lead, 'Всего реселлеров:', rows.length]);
  if (made.signature) out.push([], [...lead, 'Исполнитель: Соколова А., тел. 12-34']);
  return { name, rows: out, merges };
}

function textOf(cell: CellValue): string {
  if (cell === null) return '';
  if (typeof cell === 'object') return cell.kind === 'date' ? String(cell.serial) : cell.code;
  return String(cell);
}

async function write(folder: string, made: Layout): Promise<string> {
  if (made.format === 'xlsx') {
    const half = companies.length / 2;
    const sheets = made.split
      ? [
          sheetOf('Запад', companies.slice(0, half), made),
          sheetOf('Восток', companies.slice(half), made),
        ]
      : [sheetOf('Реестр', companies, made)];
    const reference = {
      name: 'Справочник',
      rows: [['Статусы'], ['да'], ['нет'], ['приостановлен']],
    };
    return writeXlsx(join(folder, 'r.xlsx'), made.reference ? [reference, ...sheets] : sheets);
  }
  const { rows } = sheetOf('', companies, { ...made, split: false });
  const width = Math.max(...rows.map((row) => row.length));
  const texts = rows.map((row) =>
    Array.from({ length: width }, (_, at) => textOf(row[at] ?? null)),
  );
  return writeCsv(join(folder, 'r.csv'), texts, made.format, made.delimiter);
}

async function readRecords(path: string) {
  const records: RegisterRecord[] = [];
  const session = new ImportSession(null, {
    begin: () => undefined,
    alive: () => undefined,
    op: (op) => {
      if (op.op === 'create') records.push(op.record);
    },
    flush: () => undefined,
    progress: () => undefined,
  });
  const { kind } = await session.open({ path });
  const report = session.runUnattended({ kind: kind ?? 'resellers', batchPk: -1, send: true });
  // How a value was written is the one thing that differs between layouts.
  const plain = records.map((record) => ({
    ...record,
    writtenName: null,
    innWritten: null,
    authorisedOnWritten: null,
  }));
  return { kind, report, records: plain.sort((a, b) => ((a.inn ?? '') < (b.inn ?? '') ? -1 : 1)) };
}

const simple: Layout = {
  order: fields,
  word: fields.map(() => 0),
  titles: 0,
  numbered: false,
  numberingRow: false,
  twoLevels: false,
  dividers: false,
  blanks: false,
  totals: false,
  signature: false,
  lostZeros: false,
  datesAs: 'text',
  split: false,
  reference: false,
  format: 'xlsx',
  delimiter: ';',
};

test('reads the same register out of any layout', async () => {
  const folder = temporaryFolder();
  const { records: wanted } = await readRecords(await write(folder, simple));
  expect(wanted.length).toBe(companies.length);
  expect(wanted.find((record) => record.city === 'Хасавюрт')).toMatchObject({
    name: 'Каскад Плюс',
    legalForm: 'ОАО',
    region: 'Республика Дагестан',
    authorisedOn: '2007-03-03',
    level: 'bronze',
    phones: [{ e164: '+74951234512' }],
    contacts: [{ name: 'Петров Иван Сергеевич', position: 'директор' }],
  });
  await fc.assert(
    fc.asyncProperty(layout, async (made) => {
      const { kind, report, records } = await readRecords(await write(folder, made));
      expect(kind).toBe('resellers');
      expect(report.rejected).toEqual([]);
      expect(report.counts.total).toBe(companies.length);
      expect(records).toEqual(wanted);
    }),
    { numRuns: 150 },
  );
}, 120_000);
