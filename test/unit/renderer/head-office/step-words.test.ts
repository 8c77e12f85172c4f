import { expect, test } from 'vitest';
import type { Translate } from '../../../../renderer/lib/text-key.ts';
import { sideOfKey } from '../../../../renderer/features/head-office/side-of-key.ts';
import { stepWord } from '../../../../renderer/features/head-office/step-words.ts';
import { shownProvisional } from '../../../../renderer/lib/use-provisional.ts';

const t: Translate = (key) => key.slice(key.indexOf('.') + 1);

test('calls a step by its intent, else by the kinds of rows that lead', () => {
  expect(stepWord(t, { intent: 'register', entities: ['task'] })).toBe('register');
  expect(stepWord(t, { intent: null, entities: ['task', 'reseller', 'reseller'] })).toBe(
    'Reseller',
  );
  expect(stepWord(t, { intent: null, entities: ['task'] })).toBe('Task');
  const many = ['reseller', 'contact', 'phone', 'email'];
  expect(stepWord(t, { intent: null, entities: many })).toBe('Reseller, contact, phone, …');
});

test('chooses a side by the place of the key, never with another one held', () => {
  const none = { ctrlKey: false, metaKey: false, altKey: false, shiftKey: false };
  const press = (code: string) => sideOfKey({ ...none, code }, 'kept');
  expect(['Digit1', 'Numpad1', 'ArrowLeft'].map(press)).toEqual(['kept', 'kept', 'kept']);
  expect(['Digit2', 'Numpad2', 'ArrowRight'].map(press)).toEqual(['lost', 'lost', 'lost']);
  expect(press('Space')).toBe('lost');
  expect(press('Digit3')).toBeNull();
  expect(sideOfKey({ ...none, ctrlKey: true, code: 'Digit2' }, 'kept')).toBeNull();
});

test('marks nothing before there is a head office that could confirm it', () => {
  const nothing = shownProvisional(undefined);
  expect([nothing.registrations.size, nothing.accounts.size]).toEqual([0, 0]);
  const accounts = [{ resellerPk: 4, held: 200, confirmed: 500 }];
  const told = shownProvisional({ registrations: [7], requests: [], sessions: [2], accounts });
  expect(told.registrations.has(7)).toBe(true);
  expect(told.accounts.get(4)).toMatchObject({ held: 200, confirmed: 500 });
});
