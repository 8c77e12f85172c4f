import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  participantKey,
  participantName,
  resemblance,
  splitParticipants,
} from '#domain/training/participant.ts';

describe('the name of a participant', () => {
  it.each([
    ['  иванов   иван ', 'Иванов Иван'],
    ['ИВАНОВ ИВАН ИВАНОВИЧ', 'Иванов Иван Иванович'],
    ['ПЕТРОВА-ВОДКИНА Анна', 'Петрова-Водкина Анна'],
    ['иванов и. и.', 'Иванов И.И.'],
    ['алиев вагиф оглы', 'Алиев Вагиф оглы'],
    ['Ван дер Ваальс', 'Ван дер Ваальс'],
    ['МакГрегор Джон', 'МакГрегор Джон'],
    ["о'нил шон", "О'Нил Шон"],
    ['Иванов\u00a0Иван;', 'Иванов Иван'],
    ['— Иванов', 'Иванов'],
    ['12', ''],
  ])('of %j is %j', (typed, name) => {
    expect(participantName(typed)).toBe(name);
  });

  it('is normalised once and for all', () => {
    const letters = fc.constantFrom(..."аЯёЁ-. '’zQ\u00a0;1".split(''));
    fc.assert(
      fc.property(fc.string({ unit: letters, maxLength: 24 }), (typed) => {
        const name = participantName(typed);
        expect(participantName(name)).toBe(name);
        expect(participantKey(name)).toBe(participantKey(participantName(typed)));
      }),
    );
  });

  it('comes in lines and lists', () => {
    expect(splitParticipants('иванов иван\n ПЕТРОВ ПЁТР; \r\n, сидорова анна')).toEqual([
      'Иванов Иван',
      'Петров Пётр',
      'Сидорова Анна',
    ]);
  });
});

describe('two people', () => {
  const compare = (a: string, b: string) => resemblance(participantKey(a), participantKey(b));

  it('are one by the same words in any order, case, with ё or е, in look-alike letters', () => {
    expect(compare('Иванов Пётр', 'ПЕТР ИВАНОВ')).toBe('same');
    expect(compare('Иванов Иван', 'Ивaнoв Иван')).toBe('same');
  });

  it('may be one where one name is the other shortened', () => {
    expect(compare('Иванов И.И.', 'Иванов Иван Иванович')).toBe('similar');
    expect(compare('Иванов Иван', 'Иванов Иван Иванович')).toBe('similar');
    expect(compare('Иванов', 'Иванов Пётр')).toBe('similar');
  });

  it('are two where a whole word differs', () => {
    expect(compare('Иванов Иван', 'Иванов Пётр')).toBeNull();
    expect(compare('Иванов И.', 'Петров И.')).toBeNull();
    expect(compare('И. И.', 'Иванов Иван')).toBeNull();
    expect(compare('', '')).toBeNull();
  });

  it('look alike the same way from both sides', () => {
    const words = fc.array(fc.constantFrom('иванов', 'петров', 'иван', 'и', 'п'), { maxLength: 4 });
    fc.assert(
      fc.property(words, words, (a, b) => {
        expect(compare(a.join(' '), b.join(' '))).toBe(compare(b.join(' '), a.join(' ')));
      }),
    );
  });
});
