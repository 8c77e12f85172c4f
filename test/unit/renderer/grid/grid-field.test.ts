import { describe, expect, it } from 'vitest';
import {
  columnsWithout,
  knownColumns,
  turnedSort,
} from '../../../../renderer/components/grid/grid-field.ts';

const fields = [
  { field: 'name', title: 'resellers:columns.name', fixed: true },
  { field: 'city', title: 'resellers:columns.city' },
  { field: 'inn', title: 'resellers:columns.inn' },
] as const;

describe('the columns of a grid', () => {
  it('of a fresh desktop are all but those named', () => {
    expect(columnsWithout(fields, ['city']).map(({ field }) => field)).toEqual(['name', 'inn']);
  });

  it('as stored lose what is not known and keep the fixed one', () => {
    const stored = [
      { field: 'colour', width: 10 },
      { field: 'inn', width: 90 },
    ];
    expect(knownColumns(fields, stored)).toEqual([
      { field: 'name', width: null },
      { field: 'inn', width: 90 },
    ]);
    expect(knownColumns(fields, [{ field: 'colour', width: 10 }])).toBeNull();
  });
});

describe('the order of a grid', () => {
  it('turns round at the same column and begins upwards at another', () => {
    const once = turnedSort({ field: 'name', direction: 'asc' }, 'inn');
    expect(once).toEqual({ field: 'inn', direction: 'asc' });
    expect(turnedSort(once, 'inn')).toEqual({ field: 'inn', direction: 'desc' });
    expect(turnedSort(turnedSort(once, 'inn'), 'inn')).toEqual(once);
  });
});
