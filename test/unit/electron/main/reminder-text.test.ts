import { expect, it } from 'vitest';
import { reminderText } from '#electron/main/reminder-text.ts';

const reminder = {
  pk: 7,
  title: 'Выслать прайс',
  reseller: 'Альфа',
  at: Date.UTC(2026, 10, 20, 7, 5),
  count: 1,
  timeZone: 'Europe/Moscow',
};

it('names the task, its reseller and when it is due by the clocks of the centre', () => {
  expect(reminderText(reminder, 'ru')).toEqual({
    title: 'Выслать прайс',
    body: 'Альфа · Срок 10:05',
  });
  expect(reminderText({ ...reminder, reseller: null }, 'en').body).toBe('Due 10:05');
});

it('counts many in one, without a name of any', () => {
  expect(reminderText({ ...reminder, pk: null, count: 12 }, 'ru')).toEqual({
    title: 'Пора взяться за задачи: 12',
    body: '',
  });
});
