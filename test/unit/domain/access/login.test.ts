import { expect, test } from 'vitest';
import { isLogin, normaliseLogin } from '#domain/access/login.ts';

test('does not tell capitals, spaces around and kinds of letters apart', () => {
  expect(normaliseLogin('  Sokolova ')).toBe('sokolova');
  expect(normaliseLogin('СОКОЛОВА')).toBe('соколова');
  expect(normaliseLogin('и\u0306ога')).toBe('йога');
});

test.each(['ab', 'sokolova', 'соколова.а', 'a_b-c.d', 'op7'])('takes %s', (login) => {
  expect(isLogin(login)).toBe(true);
});

test.each(['', 'a', '.a', 'a.', 'a b', 'a@b', 'a/b', 'x'.repeat(41)])('refuses %j', (login) => {
  expect(isLogin(login)).toBe(false);
});
