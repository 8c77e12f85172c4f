import { expect, it } from 'vitest';
import { remembering } from '#domain/text/remembering.ts';

it('reads a text once, whatever its answer is', () => {
  const asked: string[] = [];
  const read = remembering((text) => {
    asked.push(text);
    return text === '' ? undefined : text.length;
  });
  expect(['ООО', '', 'ООО', '', 'Факс'].map(read)).toEqual([3, undefined, 3, undefined, 4]);
  expect(asked).toEqual(['ООО', '', 'Факс']);
});

it('answers rightly also when there are more texts than it keeps', () => {
  const double = remembering((text) => Number(text) * 2);
  const numbers = Array.from({ length: 50_000 }, (_, at) => at % 25_000);
  expect(numbers.every((at) => double(String(at)) === at * 2)).toBe(true);
});
