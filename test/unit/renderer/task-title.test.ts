import { expect, test } from 'vitest';
import { taskTitle } from '../../../renderer/lib/task-title.ts';

const texts = {
  language: 'ru',
  t: (key: string, values: { points?: string; what?: string }) =>
    key === 'bonuses:points' ? `${values.points ?? ''} баллов` : `Заявка: ${values.what ?? ''}`,
} as unknown as Parameters<typeof taskTitle>[0];
const titled = (title: string, kind = 'bonus-request') => taskTitle(texts, { title, kind });

test('says of a bonus request what it is, what for and for how many points', () => {
  expect(titled('Кружки — 5000')).toBe('Заявка: Кружки, 5\u00a0000 баллов');
  expect(titled('Стенд — новый — 400')).toBe('Заявка: Стенд — новый, 400 баллов');
  expect(titled('400')).toBe('Заявка: 400 баллов');
});

test('leaves what somebody has typed, and writes a number as numbers are written', () => {
  expect(titled('Спросить про кружки')).toBe('Спросить про кружки');
  expect(titled('Кружки — 5000', 'other')).toBe('Кружки — 5000');
  expect(titled('+74951234567', 'missed-call')).toBe('+7 495 123-45-67');
});
