import i18next from 'i18next';
import { beforeAll, describe, expect, test } from 'vitest';
import { registerFields } from '#domain/import/fields.ts';
import { scalarFields } from '#domain/import/register-record.ts';
import en from '../../../../renderer/locales/en/index.ts';
import ru from '../../../../renderer/locales/ru/index.ts';
import type { Translate } from '../../../../renderer/lib/text-key.ts';
import { changeSentence } from '../../../../renderer/features/import/rows/change-words.ts';
import {
  columnLetters,
  fieldGroups,
  fieldWord,
  problemReason,
  problemSentence,
} from '../../../../renderer/features/import/words.ts';

const t: Translate = (key, values) => i18next.t(key, values ?? {});

beforeAll(async () => {
  await i18next.init({ lng: 'ru', resources: { ru, en }, fallbackLng: false });
});

describe.each(['ru', 'en'] as const)('in %s', (language) => {
  beforeAll(async () => {
    await i18next.changeLanguage(language);
  });

  test('has a word of its own for each field of a file and of a reseller', () => {
    const other = fieldWord('something-new', t);
    for (const field of [...registerFields, ...scalarFields]) {
      expect(fieldWord(field, t), field).not.toBe(other);
      expect(fieldWord(field, t), field).not.toContain('import:');
    }
  });

  test('says something of a code that it does not know', () => {
    expect(problemReason('of-a-later-version', t)).toBe(problemReason('other', t));
    expect(problemReason('inn-checksum', t)).not.toBe(problemReason('other', t));
  });
});

test('offers each meaning of a column once', () => {
  const offered = [...fieldGroups.flatMap(({ fields }): readonly string[] => fields), 'ignore'];
  expect([...offered].sort()).toEqual([...registerFields].sort());
});

test('tells a wrong cell with what stands in it, a change with both values', async () => {
  await i18next.changeLanguage('ru');
  const problem = { column: 2, field: 'inn', code: 'inn-checksum', value: '7707083890' } as const;
  expect(problemSentence(problem, t)).toBe(
    'ИНН «7707083890»: не сходится контрольная цифра, в номере опечатка.',
  );
  expect(problemSentence({ ...problem, field: 'name', code: 'name', value: ' ' }, t)).toMatch(
    /^Название: нет названия/,
  );
  const change = { field: 'status', oldValue: 'candidate', newValue: 'authorised' };
  expect(changeSentence(change, t, 'ru')).toBe('Статус: Кандидат → Авторизован');
  const date = { field: 'authorisedOn', oldValue: '', newValue: '2009-05-31' };
  expect(changeSentence(date, t, 'ru')).toBe('Дата авторизации: пусто → 31.05.2009');
  const phone = { field: 'phone', oldValue: '', newValue: '+74951234567' };
  expect(changeSentence(phone, t, 'ru')).toBe('Телефон: добавится +74951234567');
});

test('names columns as a spreadsheet does', () => {
  expect([0, 25, 26, 51, 52, 701, 702].map(columnLetters)).toEqual([
    ...['A', 'Z', 'AA', 'AZ', 'BA', 'ZZ', 'AAA'],
  ]);
});
