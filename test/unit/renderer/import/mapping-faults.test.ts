import { expect, test } from 'vitest';
import type { RegisterField } from '#contract/import.ts';
import { mappingFaults } from '../../../../renderer/features/import/columns/mapping-faults.ts';

function logFaults(...fields: RegisterField[]) {
  const columns = fields.map((field, column) => ({ column, field }));
  return mappingFaults(columns, 'interactions');
}

function faults(...fields: RegisterField[]) {
  return mappingFaults(fields.map((field, column) => ({ column, field })));
}

test('misses the name, and the INN in either shape', () => {
  expect(faults('inn', 'city')).toMatchObject({ nameMissing: true, innMissing: false });
  expect(faults('name', 'innKpp')).toMatchObject({ nameMissing: false, innMissing: false });
  expect(faults('name')).toMatchObject({ innMissing: true });
});

test('names the columns of a field that can have one only', () => {
  expect(faults('name', 'inn', 'ignore', 'inn').twice).toEqual([{ field: 'inn', columns: [1, 3] }]);
});

test('lets phones, notes, ignored columns and running numbers repeat', () => {
  const { twice } = faults('name', 'phone', 'phone', 'note', 'note', 'ignore', 'ignore', 'number');
  expect(twice).toEqual([]);
  expect(faults('name', 'number', 'number').twice).toEqual([]);
});

test('misses the day of a log and whoever spoke, but never the INN', () => {
  expect(logFaults('phone')).toMatchObject({ dayMissing: true, nameMissing: false });
  expect(logFaults('occurredOn', 'channel')).toMatchObject({
    dayMissing: false,
    nameMissing: true,
  });
  expect(logFaults('occurredOn', 'name')).toMatchObject({ nameMissing: false, innMissing: false });
  expect(faults('name', 'inn')).toMatchObject({ dayMissing: false });
});
