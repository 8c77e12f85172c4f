import i18next from 'i18next';
import { beforeAll, expect, test } from 'vitest';
import { ClientError } from '../../../renderer/lib/client-error.ts';
import { errorText } from '../../../renderer/lib/error-text.ts';
import ru from '../../../renderer/locales/ru/index.ts';

beforeAll(async () => {
  await i18next.init({
    ...{ lng: 'ru', resources: { ru }, fallbackLng: false, defaultNS: 'common' },
    interpolation: { escapeValue: false },
  });
});

const told = (code: ClientError['code'], details: ClientError['details']): string =>
  errorText(new ClientError({ code, message: '', retryable: false, details }));

test('says what of a call keeps its reseller, in numbers and words', () => {
  expect(told('call/has-work', { registrations: 1, requests: 2, tasks: 0 })).toContain(
    ': 1 заявка на тренинг, 2 заявки на бонусы. ',
  );
  expect(told('call/has-work', { registrations: 0, requests: 0, tasks: 5 })).toContain(
    ': 5 задач. ',
  );
});

test('says of a right that is missing which it is and who has it', () => {
  const right = { area: 'tasks', right: 'add', groups: 'operator manager' };
  const text = told('access/denied', right);
  expect(text).toContain('Нужно право «Задачи: добавлять».');
  expect(text).toContain('Может оператор.');
});

test('says of approved points what is to be done first', () => {
  const right = { area: 'bonus-approvals', right: 'edit', groups: 'manager administrator' };
  const text = told('access/denied', { ...right, approvedPoints: true });
  expect(text).toContain('Баллы за место уже утверждены');
  expect(text).toContain('Может менеджер.');
  expect(text).not.toContain('Нужно право');
});
