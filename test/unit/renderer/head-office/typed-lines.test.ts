import { expect, test } from 'vitest';
import type { StepRow } from '#contract/head-office.ts';
import { readEdits, typedLines } from '../../../../renderer/features/head-office/typed-lines.ts';
import type { Words } from '../../../../renderer/features/head-office/field-values.ts';

// The keys themselves for texts: what matters here is which lines there are and what they read.
const words: Words = { t: (key) => key, language: 'ru' };
const id = '019abcde-1111-7000-8000-000000000001';
const other = '019abcde-1111-7000-8000-000000000002';

const request: StepRow = {
  ...({ entity: 'bonus-request', id, kind: 'create' } as const),
  fields: [
    { field: 'kind', value: 'souvenirs' },
    { field: 'points', value: 500 },
    { field: 'details', value: JSON.stringify({ items: 'Кружки', quantity: 4 }) },
    { field: 'interactionId', value: other },
    { field: 'reason', value: null },
    { field: 'createdBy', value: 'Анна' },
  ],
};

const edit = (row: StepRow, typed: Readonly<Record<string, string>>) =>
  readEdits({ rows: [row] }, typedLines(words, row), (key) => typed[`${key}`]);

test('shows the parts of a request as fields, and nothing that nobody typed or knows', () => {
  const lines = typedLines(words, request);
  expect(lines.map(({ key, text }) => [key.slice(id.length + 1), text])).toEqual([
    ['kind', 'souvenirs'],
    ['points', '500'],
    ['details.items', 'Кружки'],
    ['details.quantity', '4'],
    ['createdBy', 'Анна'],
  ]);
  expect(lines.filter(({ mending }) => mending !== null).map(({ key }) => key)).toEqual([
    `${id}.points`,
    `${id}.details.items`,
    `${id}.details.quantity`,
  ]);
});

test('sends what was changed alone, the parts of the details as a whole', () => {
  expect(edit(request, {}).edits).toEqual([]);
  // What is typed and is as it was is no change.
  expect(edit(request, { [`${id}.points`]: '500' }).edits).toEqual([]);
  const { edits, faults } = edit(request, {
    [`${id}.points`]: '1 200',
    [`${id}.details.items`]: 'Ручки',
    [`${id}.details.quantity`]: '7',
  });
  expect(faults).toEqual({});
  expect(edits).toEqual([
    { id, field: 'points', value: 1200 },
    { id, field: 'details', value: JSON.stringify({ items: 'Ручки', quantity: 7 }) },
  ]);
});

test.each([
  ['points', 'много', 'number'],
  ['points', '0', 'number'],
  ['points', '', 'required'],
  ['details.items', '  ', 'required'],
])('says what is wrong with %s «%s»: %s, and sends nothing of it', (field, typed, fault) => {
  const read = edit(request, { [`${id}.${field}`]: typed });
  expect(read.faults).toEqual({ [`${id}.${field}`]: fault });
  expect(read.edits).toEqual([]);
});

test('reads a day as people write it, and leaves one that was empty empty', () => {
  const session: StepRow = {
    ...({ entity: 'training-session', id, kind: 'patch' } as const),
    fields: [
      { field: 'startsOn', value: '2026-12-10' },
      { field: 'endsOn', value: null },
    ],
  };
  const [start, end] = typedLines(words, session);
  expect(start).toMatchObject({ text: '10.12.2026', mending: 'date' });
  expect(edit(session, { [start?.key ?? '']: '11.12.2026' }).edits).toEqual([
    { id, field: 'startsOn', value: '2026-12-11' },
  ]);
  expect(edit(session, { [start?.key ?? '']: 'никогда' }).faults).toEqual({
    [start?.key ?? '']: 'date',
  });
  expect(edit(session, { [end?.key ?? '']: ' ' }).edits).toEqual([
    { id, field: 'endsOn', value: null },
  ]);
});

test('keeps states and references from being typed over', () => {
  const registration: StepRow = {
    ...({ entity: 'training-registration', id, kind: 'create' } as const),
    fields: [
      { field: 'state', value: 'submitted' },
      { field: 'sessionId', value: 'Печать' },
      { field: 'participant', value: 'Иванов' },
    ],
  };
  const mendable = typedLines(words, registration).filter(({ mending }) => mending !== null);
  expect(mendable.map(({ field }) => field)).toEqual(['participant']);
});
