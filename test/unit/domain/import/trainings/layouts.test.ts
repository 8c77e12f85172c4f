import { describe, expect, test } from 'vitest';
import { readForm } from './read-form.ts';

const table = `
№ | ФИО | Должность | Телефон | E-mail
1 | Иванов Иван Иванович | продавец | 8 (495) 612-19-53 | ivanov@example.ru
2 | Петрова Анна | | | `;

const session = {
  course: 'Навыки продаж',
  startsOn: '2011-03-11',
  endsOn: null,
  city: 'Москва',
  place: null,
  online: false,
};
const people = ['Иванов Иван Иванович', 'Петрова Анна'];

const layouts: Readonly<Record<string, string>> = {
  'labels with colons, values two columns on': `
Заявка на участие в тренинге
Тренинг: | | Навыки продаж
Дата проведения: | | 11.03.2011
Город: | | Москва
Компания: | | ООО «Вектор»
ИНН: | | 7707083893
${table}
Подпись ____________ | | М.П.`,
  'the training behind the heading of the form': `
ЗАЯВКА
на участие в тренинге: | Навыки продаж
Дата проведения: | 11.03.2011
Город проведения: | Москва
Организация: | ООО «Вектор»
ИНН: | 7707083893
${table}`,
  'values in the cells of their labels': `
Заявка
Название курса: Навыки продаж
Дата тренинга: 11 марта 2011 г. | Место проведения: г. Москва
Наименование организации: ООО "Вектор" | ИНН 7707083893
${table}`,
  'values below their labels': `
Тренинг | Дата | Город
Навыки продаж | 11.03.11 | Москва
Партнёр | ИНН | Телефон
ООО Вектор | 7707083893 | 84951234567
${table}`,
  'two labels a row, without colons, the company first': `
Организация | ООО Вектор | ИНН | 7707083893
Наименование курса | Навыки продаж | Дата обучения | 2011-03-11
Город проведения | Москва | Контактное лицо | Сидоров П.П.
${table}`,
  'lines of one cell': `
Компания: ООО Вектор\\nИНН/КПП: 7707083893/770701001
Тема: Навыки продаж\\nСроки проведения: 11.03.2011\\nГде: Москва
${table}`,
  'the company below the participants': `
Семинар: | Навыки продаж | Когда: | 11.03.2011 | Место обучения: | Москва
${table}

Заявитель: | ООО Вектор
ИНН: | 7707083893
Дата: | 01.03.2011
Руководитель | ____________`,
  'labels without colons below participants without numbers': `
Тренинг | Навыки продаж | Дата | 11.03.2011 | Город | Москва
ФИО | Должность | Телефон | E-mail
Иванов Иван Иванович | продавец | 8 (495) 612-19-53 | ivanov@example.ru
Петрова Анна | | |
Компания | ООО Вектор
ИНН | 7707083893
Контактное лицо | Сидоров П.П.`,
  'names in three columns under a group of contacts': `
Тренинг: | Навыки продаж
Дата: | 11.03.2011
Город: | Москва
Компания: | Вектор, ООО
ИНН: | 7707083893
Фамилия | Имя | Отчество | Контакты | | Должность
 | | | Телефон | E-mail |
Иванов | Иван | Иванович | 8 (495) 612-19-53 | ivanov@example.ru | продавец
Петрова | Анна | | | |`,
  'an English form': `
Training application form
Course title: | Навыки продаж
Training date: | 11 March 2011
Venue: | Москва
Company name: | ООО Вектор
Tax ID: | 7707083893
Contact person: | John Smith
No. | Participant name | Job title | Phone | Email
1 | Иванов Иван Иванович | продавец | +7 495 612 19 53 | ivanov@example.ru
2 | Петрова Анна | | |
Total: 2`,
  'a list in which each row tells all': `
Участники тренингов
Компания | ИНН | Тренинг | Дата проведения | Город проведения | Участник | Должность | Телефон | Почта
ООО Вектор | 7707083893 | Навыки продаж | 11.03.2011 | Москва | Иванов Иван Иванович | продавец | 84956121953 | ivanov@example.ru
ООО Вектор | 7707083893 | Навыки продаж | 11.03.2011 | Москва | Петрова Анна | | |`,
};

describe('a form is read alike in every layout', () => {
  test.each(Object.entries(layouts))('%s', (_, text) => {
    const { kind, records, problems } = readForm(text);
    expect(kind).toBe('trainings');
    expect(problems).toEqual([]);
    expect(records.map(({ participant }) => participant.name)).toEqual(people);
    expect(records[0]).toMatchObject({
      session,
      buyer: { inn: '7707083893', nameKey: 'вектор' },
      participant: {
        position: 'продавец',
        phone: '+74956121953',
        email: 'ivanov@example.ru',
      },
    });
    expect(records[1]).toMatchObject({ session, buyer: { inn: '7707083893' } });
  });
});

const others: Readonly<Record<string, string>> = {
  'a register with people': `
Программа: | Партнёрская
Наименование | ИНН | Город | ФИО | Должность | Телефон | E-mail
ООО Вектор | 7707083893 | Москва | Иванов Иван Иванович | директор | 84956121953 | a@example.ru
ООО Ромашка | 7736050003 | Тула | Петрова Анна | директор | 84956121954 | b@example.ru`,
  'a log of calls': `
Дата | Время | Компания | ИНН | ФИО | Телефон | Тема | Длительность
11.03.2011 | 10:15 | ООО Вектор | 7707083893 | Иванов Иван | 84956121953 | Тренинг | 0:05:30`,
  'a form that nobody has filled in': `
Тренинг: |
Дата проведения: |
Компания: |
ИНН: |
№ | ФИО | Должность | Телефон | E-mail
1 | | | |
2 | | | |`,
  'requests to spend points on a training': `
Партнёр | ИНН | Дата | Баллы | Курс | Участник | Согласовано
ООО Вектор | 7707083893 | 11.03.2011 | 350 | Навыки продаж | Иванов Иван Иванович | да`,
};

test.each(Object.entries(others))('%s is no form', (_, text) => {
  expect(readForm(text).kind).not.toBe('trainings');
});

const form = (labels: string, rows = '1 | Иванов Иван | продавец | |') => `
Тренинг: | Навыки продаж
Компания: | ООО Вектор
${labels}
№ | ФИО | Должность | Телефон | E-mail
${rows}`;

test('the date of a form is told from that of its training', () => {
  const dates = (labels: string) => {
    const [record] = readForm(form(labels)).records;
    return [record?.session.startsOn, record?.session.endsOn, record?.filedOn];
  };
  expect(dates('Дата: | 11.03.2011')).toEqual(['2011-03-11', null, null]);
  expect(dates('Дата: | 01.03.2011\nДата проведения: | 11.03.2011')).toEqual([
    ...['2011-03-11', null, '2011-03-01'],
  ]);
  expect(dates('Дата подачи: | 01.03.2011\nДата: | 11-12.03.2011')).toEqual([
    ...['2011-03-11', '2011-03-12', '2011-03-01'],
  ]);
  expect(dates('Заявка № 12 от 01.03.2011\nДаты: | с 11 по 12 марта 2011 г.')).toEqual([
    ...['2011-03-11', '2011-03-12', '2011-03-01'],
  ]);
  expect(dates('Начало: | 11.03.2011\nДата окончания: | 13.03.2011')).toEqual([
    ...['2011-03-11', '2011-03-13', null],
  ]);
});

test('a city above the company is that of the training, one below it that of the company', () => {
  const text = `
Тренинг: | Навыки продаж
Дата: | 11.03.2011
Город: | Москва
Компания: | ООО Вектор
Город: | г. Тула
ФИО | Должность
Иванов Иван | продавец`;
  const [record] = readForm(text).records;
  expect([record?.session.city, record?.buyer.city]).toEqual(['Москва', 'Тула']);
});

test('who takes part from where they are has no city', () => {
  for (const labels of [
    'Дата: | 11.03.2011\nМесто проведения: | онлайн (Zoom)',
    'Дата: | 11.03.2011\nФорма обучения: | дистанционно\nМесто проведения: | Москва',
  ]) {
    expect(readForm(form(labels)).records[0]?.session).toMatchObject({ online: true, city: null });
  }
  const address = 'Дата: | 11.03.2011\nМесто проведения: | г. Москва, ул. Ленина, д. 5';
  expect(readForm(form(address)).records[0]?.session).toMatchObject({
    ...{ online: false, city: 'Москва', place: 'г. Москва, ул. Ленина, д. 5' },
  });
});

test('bare serial numbers of a 1904 workbook are its days', () => {
  const text = form('Дата проведения: | 39151');
  const days = (date1904: boolean) => readForm(text, { date1904 }).records[0]?.session.startsOn;
  expect([days(true), days(false)]).toEqual(['2011-03-11', '2007-03-10']);
});

test('empty lines, remarks, a repeated header and signatures are no participants', () => {
  const rows = `1 | Иванов Иван | продавец | |
 | |
2 | | | |
3 | | | | нет
№ | ФИО | Должность | Телефон | E-mail
4 | Директоров Пётр | | |
 | Просим выставить счёт на оплату участия всех указанных сотрудников до начала тренинга
Директор | Сидоров С. С. | | |
 | Подпись ______ | | М.П. |
 | Примечание | | |`;
  const { records, problems } = readForm(form('Дата: | 11.03.2011', rows));
  expect(problems).toEqual([]);
  expect(records.map(({ participant }) => participant.name)).toEqual([
    'Иванов Иван',
    'Директоров Пётр',
  ]);
});

test('each cell that cannot be read is told', () => {
  const rows = `1 | Иванов Иван | продавец | 12-34-5 | ivanov
2 | | продавец | 84956121953 |`;
  const labels = 'ИНН: | 7707083894\nДата: | скоро\nДата заявки: | вчера';
  const { problems } = readForm(form(labels, rows).replace('Навыки продаж', ''));
  expect(new Set(problems)).toEqual(
    new Set([
      'inn inn-checksum',
      'course course',
      'startsOn date',
      'filedOn date',
      'phone phone',
      'email email',
      'participant participant',
    ]),
  );
});

test('a label that nobody knows can be given a meaning', () => {
  const { kind, columns } = readForm(form('Чему учимся: | Переговорам\nДата: | 11.03.2011'));
  expect(kind).toBe('trainings');
  expect(columns.find(({ header }) => header === 'Чему учимся')).toMatchObject({
    field: 'ignore',
    examples: ['Переговорам'],
  });
});
