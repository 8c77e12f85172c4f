import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ResellerSearch, searchSql } from '#db/repositories/reseller-search.ts';
import { tempDatabase } from '#test/support/database.ts';
import { person, withResellers, type ResellerSample } from '#test/support/resellers.ts';

const samples: readonly ResellerSample[] = [
  {
    name: 'Ёлка-Принт',
    legalForm: 'ООО',
    inn: '7707083893',
    city: 'Москва',
    phones: ['+74951234567', '+79031112233'],
    emails: ['zakaz77@elka.example'],
    contacts: ['Семёнова Анна Ивановна'],
  },
  { name: 'Альфа Вектор', inn: '5001007322', city: 'Казань', phones: ['+78432223344'] },
  { name: 'Альфа-Вектор', city: 'Орёл' },
  { name: 'Принтер Центр', city: 'Тверь', contacts: ['Елкин Пётр'] },
  { name: 'HP Сервис', city: 'Москва' },
];

function search(text: string, limit = 30) {
  const { db } = tempDatabase();
  withResellers(db, samples);
  return new ResellerSearch(db).search(text, limit);
}

const names = (text: string) => search(text).hits.map((hit) => hit.name);

describe('the search box', () => {
  it.each([
    ['ёлка', ['Ёлка-Принт']],
    ['елка', ['Ёлка-Принт']],
    ['ЕЛКА ПРИ', ['Ёлка-Принт']],
    ['принт', ['Принтер Центр', 'Ёлка-Принт']],
    ['альфа вектор', ['Альфа Вектор', 'Альфа-Вектор']],
    ['вектор', ['Альфа Вектор', 'Альфа-Вектор']],
    ['hp', ['HP Сервис']],
  ])('finds by name: %s', (text, found) => {
    expect(names(text)).toEqual(found);
  });

  it('puts who is called so before who has the words elsewhere', () => {
    const { db } = tempDatabase();
    withResellers(db, [
      { name: 'Прогресс Маяк', inn: '6549441421' },
      { name: 'Фирма Маяк 65', inn: '3467632973' },
    ]);
    const { hits } = new ResellerSearch(db).search('маяк 65', 30);
    expect(hits.map(({ name }) => name)).toEqual(['Фирма Маяк 65', 'Прогресс Маяк']);
  });

  it.each([
    ['ghbynth', ['Принтер Центр']],
    ['`krf', ['Ёлка-Принт']],
    ['рз', ['HP Сервис']],
  ])('finds what was typed in the other keyboard layout: %s', (text, found) => {
    expect(names(text)).toEqual(found);
  });

  it.each([
    ['123', 'phone'],
    ['2345', 'phone'],
    ['4951234567', 'phone'],
    ['+7 (495) 123-45', 'phone'],
    ['8 495 123-45-67', 'phone'],
    ['77070', 'inn'],
    ['семенова', 'contact'],
    ['zakaz77@el', 'email'],
    ['ёлка 1112', 'phone'],
    ['моск ёлка', 'name'],
  ])('finds by phone, INN, contact and e-mail and says where: %s', (text, field) => {
    const { hits } = search(text);
    expect(hits[0]).toMatchObject({ name: 'Ёлка-Принт', matched: { field } });
  });

  it('finds by city', () => {
    expect(names('тверь')).toEqual(['Принтер Центр']);
    expect(search('тверь').hits[0]?.matched).toEqual({ field: 'city', text: 'Тверь' });
  });

  it('finds nothing for nothing and for what is not there', () => {
    expect(names('')).toEqual([]);
    expect(names(' - ')).toEqual([]);
    expect(names('ромашка')).toEqual([]);
    expect(names('99')).toEqual([]);
  });

  it('says that there is more than it shows', () => {
    expect(search('альфа', 1)).toMatchObject({ more: true, hits: [{ name: 'Альфа Вектор' }] });
    expect(search('альфа', 2).more).toBe(false);
  });

  it('follows every change at once: new name, removed phone, deleted reseller', () => {
    const { db } = tempDatabase();
    const { writer, pks } = withResellers(db, samples);
    const found = (text: string) =>
      new ResellerSearch(db).search(text, 30).hits.map((hit) => hit.name);
    const pk = pks['Ёлка-Принт'] ?? 0;
    const phone = db.prepare<[], number>(`SELECT pk FROM phone WHERE e164 LIKE '%4567'`).pluck();
    writer.transaction(person, (tx) => {
      tx.patch('reseller', pk, { name: 'Сосна' });
      tx.remove('phone', phone.get() ?? 0);
      tx.remove('reseller', pks['HP Сервис'] ?? 0);
    });
    expect(found('ёлка')).toEqual([]);
    expect(found('сосна')).toEqual(['Сосна']);
    expect(found('1234567')).toEqual([]);
    expect(found('1112233')).toEqual(['Сосна']);
    expect(found('hp')).toEqual([]);
  });

  it('finds every reseller by any beginning of its name and any run of its digits', () => {
    const { db } = tempDatabase();
    withResellers(db, samples);
    const box = new ResellerSearch(db);
    fc.assert(
      fc.property(
        fc.constantFrom(...samples),
        fc.nat(),
        fc.integer({ min: 3, max: 8 }),
        (one, at, run) => {
          const beginning = one.name.slice(0, 1 + (at % one.name.length));
          if (/[\p{L}\p{N}]/u.test(beginning)) {
            expect(box.search(beginning, 30).hits.map((hit) => hit.name)).toContain(one.name);
          }
          for (const phone of one.phones ?? []) {
            const digits = phone.slice(1);
            const from = at % (digits.length - run);
            const piece = digits.slice(from, from + run);
            expect(box.search(piece, 30).hits.map((hit) => hit.name)).toContain(one.name);
          }
        },
      ),
    );
  });

  it('survives whatever is typed', () => {
    const { db } = tempDatabase();
    withResellers(db, samples);
    const box = new ResellerSearch(db);
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 40 }), (text) => {
        box.search(text, 30);
        box.searchAll(text);
      }),
    );
    for (const text of ['"', "'", '* OR', 'NEAR(', '-', 'a"b', '%', '_', '\u0000'])
      box.search(text, 30);
  });

  it('reads no table whole', () => {
    const { db } = tempDatabase();
    withResellers(db, samples);
    for (const [name, sql] of Object.entries(searchSql)) {
      const plan = db
        .prepare<unknown[], { detail: string }>(`EXPLAIN QUERY PLAN ${sql}`)
        .all(...Array.from({ length: sql.split('?').length - 1 }, () => '1'))
        .map((row) => row.detail);
      // A virtual table's own index is shown as SCAN … VIRTUAL TABLE INDEX.
      const scans = plan.filter(
        (line) => line.startsWith('SCAN') && !line.includes('VIRTUAL TABLE'),
      );
      expect(scans, `${name}: ${plan.join(' | ')}`).toEqual([]);
    }
  });
});
