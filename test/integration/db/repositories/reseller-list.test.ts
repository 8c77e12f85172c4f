import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  resellerFilterFields,
  resellerSortFields,
  type ResellerQuery,
} from '#contract/reseller.ts';
import { ResellerList, resellerListSql } from '#db/repositories/reseller-list.ts';
import { tempDatabase } from '#test/support/database.ts';
import { person, withResellers, type ResellerSample } from '#test/support/resellers.ts';

const samples: readonly ResellerSample[] = [
  { name: 'Вектор', status: 'authorised', level: 'silver', city: 'Казань', manager: 'Ким Е.' },
  { name: 'альфа', status: 'candidate', city: 'Москва', manager: 'Ким Е.', region: 'г. Москва' },
  { name: 'Бета', status: 'authorised', level: 'gold', city: 'Москва', authorisedOn: '2009-05-01' },
  { name: 'Ёлка', status: 'suspended', city: null, authorisedOn: '2001-01-31' },
  {
    name: 'Жук',
    status: 'authorised',
    level: 'bronze',
    city: 'Казань',
    segment: 'Госсектор',
    region: 'Республика Татарстан',
  },
];

function list(query: ResellerQuery): string[] {
  const { db } = tempDatabase();
  withResellers(db, samples);
  const resellers = new ResellerList(db);
  const { pks, first } = resellers.list(query);
  expect(first.map((row) => row.pk)).toEqual([...pks]);
  return first.map((row) => row.name);
}

describe('the list of resellers', () => {
  it('is in the order of the Russian alphabet without regard to case, ё as е', () => {
    expect(list({})).toEqual(['альфа', 'Бета', 'Вектор', 'Ёлка', 'Жук']);
    expect(list({ sort: { field: 'name', direction: 'desc' } })[0]).toBe('Жук');
  });

  it('sorts levels by their worth and leaves empty values last in both directions', () => {
    const byLevel = (direction: 'asc' | 'desc') => list({ sort: { field: 'level', direction } });
    expect(byLevel('asc')).toEqual(['Бета', 'Вектор', 'Жук', 'альфа', 'Ёлка']);
    expect(byLevel('desc')).toEqual(['Жук', 'Вектор', 'Бета', 'альфа', 'Ёлка']);
    expect(list({ sort: { field: 'authorisedOn', direction: 'desc' } }).slice(0, 2)).toEqual([
      'Бета',
      'Ёлка',
    ]);
  });

  it('filters by several values, by emptiness and by text at once', () => {
    expect(list({ filters: { status: ['authorised', 'suspended'] } })).toHaveLength(4);
    expect(list({ filters: { city: ['Казань', null] } })).toEqual(['Вектор', 'Ёлка', 'Жук']);
    expect(list({ filters: { city: [null] } })).toEqual(['Ёлка']);
    expect(list({ filters: { city: ['Казань'], level: ['bronze'] } })).toEqual(['Жук']);
    expect(list({ text: 'казань', filters: { level: ['silver'] } })).toEqual(['Вектор']);
    expect(list({ text: 'нет такого' })).toEqual([]);
  });

  it('says for each filter how many rows each value has', () => {
    const { db } = tempDatabase();
    const { writer, pks } = withResellers(db, samples);
    writer.transaction(person, (tx) => tx.remove('reseller', pks['Бета'] ?? 0));
    const facets = new ResellerList(db).facets();
    expect(facets.status).toEqual([
      { value: 'authorised', count: 2 },
      { value: 'candidate', count: 1 },
      { value: 'suspended', count: 1 },
    ]);
    expect(facets.city).toContainEqual({ value: null, count: 1 });
  });

  it('lets through just the rows that a plain filter would, in any combination', () => {
    const { db } = tempDatabase();
    withResellers(db, samples);
    const resellers = new ResellerList(db);
    const all = resellers.list({}).first;
    const values = fc.subarray([
      ...[
        'authorised',
        'candidate',
        'Казань',
        'Москва',
        'gold',
        'Госсектор',
        'Республика Татарстан',
      ],
      null,
    ]);
    const names = ['status', 'city', 'level', 'manager', 'region', 'segment'] as const;
    const filters = fc.record({
      ...{ status: values, city: values, level: values },
      ...{ manager: values, region: values, segment: values },
    });
    fc.assert(
      fc.property(filters, fc.constantFrom(...resellerSortFields), (chosen, field) => {
        const wanted = all.filter((row) =>
          names.every((name) => chosen[name].length === 0 || chosen[name].includes(row[name])),
        );
        const found = resellers.list({ filters: chosen, sort: { field, direction: 'asc' } });
        expect([...found.pks].sort()).toEqual(wanted.map((row) => row.pk).sort());
      }),
    );
  });

  it('reads by an index for every filter, and for the order by name', () => {
    const { db } = tempDatabase();
    withResellers(db, samples);
    const planOf = (query: ResellerQuery) => {
      const { sql, values } = resellerListSql(query);
      return db
        .prepare<unknown[], { detail: string }>(`EXPLAIN QUERY PLAN ${sql}`)
        .all(...values)
        .map((row) => row.detail)
        .join(' | ');
    };
    expect(planOf({})).toMatch(/USING COVERING INDEX reseller_name \(deleted_at=\?\)$/);
    for (const field of resellerFilterFields) {
      const plan = planOf({ filters: { [field]: ['x'] } });
      expect(plan, field).toMatch(
        new RegExp(`^SEARCH reseller USING COVERING INDEX reseller_${field}`),
      );
      expect(plan, field).not.toContain('TEMP B-TREE');
    }
  });
});
