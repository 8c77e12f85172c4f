import { describe, expect, it } from 'vitest';
import { isEmptyKpp, parseKpp } from '#domain/reseller/kpp.ts';

describe('parseKpp', () => {
  it.each([
    ['770101001', '770101001'],
    ['58001001', '058001001'],
    [' 7701 01 001 ', '770101001'],
    ['КПП: 7701ab001', '7701AB001'],
    ["'058001001", '058001001'],
  ])('reads %j', (raw, value) => {
    expect(parseKpp(raw)).toEqual({ ok: true, value });
  });

  it.each(['', '7701', '77010100A', 'АБ0101001', '7701010011'])('refuses %j', (raw) => {
    expect(parseKpp(raw)).toEqual({ ok: false, code: 'kpp-format' });
  });
});

describe('isEmptyKpp', () => {
  it.each(['', ' ', '-', '0', 'нет', 'Нет ', 'б/к', 'не имеет', 'отсутствует'])(
    'takes %j for no KPP',
    (raw) => {
      expect(isEmptyKpp(raw)).toBe(true);
    },
  );

  it('takes a KPP and a wrong text for something', () => {
    expect(isEmptyKpp('770101001')).toBe(false);
    expect(isEmptyKpp('77')).toBe(false);
  });
});
