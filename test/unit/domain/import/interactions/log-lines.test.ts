import { expect, test } from 'vitest';
import { logLines } from '#domain/import/interactions/log-lines.ts';

const nothing = { comment: null, followUp: null, phone: null, contact: null };

test('parts a text into the cells that an import has put together', () => {
  expect(logLines(null)).toEqual(nothing);
  expect(logLines('ждёт\nПерезвонить: 20.02.2010\nТелефон: 1, 2\nКонтакт: Ким Е.')).toEqual({
    ...{ comment: 'ждёт', followUp: '20.02.2010', phone: '1, 2', contact: 'Ким Е.' },
  });
  expect(logLines('Контакт: Ким Е.')).toEqual({ ...nothing, contact: 'Ким Е.' });
});

test('takes a line of a person for what it is: a part of the comment', () => {
  const text = 'Контакт: тот же\nперезвонил';
  expect(logLines(text)).toEqual({ ...nothing, comment: text });
});
