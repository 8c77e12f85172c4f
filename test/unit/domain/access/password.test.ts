import { expect, test } from 'vitest';
import { checkPassword } from '#domain/access/password.ts';

const person = { login: 'sokolova', name: 'Соколова Анна' };
const codeOf = (text: string): string | null => {
  const checked = checkPassword(text, person);
  return checked.ok ? null : checked.code;
};

test.each(['вишня сад окно', 'k7-Fjord-pale', 'семь синих слонов', 'Zima2026snow'])(
  'takes %s',
  (text) => expect(codeOf(text)).toBeNull(),
);

test.each(['', '1234567', 'пароль'])('asks for more than %j', (text) => {
  expect(codeOf(text)).toBe('people/password-short');
});

test.each([
  '12345678',
  '87654321',
  'аааааааа',
  'абвгдежз',
  'password1',
  'Qwerty123',
  'йцукен12',
  'gfhjkm2026',
  'sokolova1',
  'Соколова2026',
  'анна анна 1',
  'Cjrjkjdf1!',
])('does not take %s, which is guessed first', (text) => {
  expect(codeOf(text)).toBe('people/password-simple');
});

test('makes the same of a letter in one piece and in two', () => {
  const composed = checkPassword('синий чай', person);
  const decomposed = checkPassword('синий чай'.normalize('NFD'), person);
  expect(decomposed).toEqual(composed);
  expect(composed).toMatchObject({ ok: true });
});
