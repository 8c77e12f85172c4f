import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createUuidSource, isUuidV7, uuidTime, uuidV7 } from '#domain/identity/uuid-v7.ts';

describe('uuidV7', () => {
  it('sorts in the order of making, whatever the clock does', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 2 ** 47 }), { minLength: 1 }), (times) => {
        const next = createUuidSource();
        const ids = times.map((time) => next(time));
        expect(ids.toSorted()).toEqual(ids);
        expect(new Set(ids).size).toBe(ids.length);
        expect(ids.every(isUuidV7)).toBe(true);
      }),
    );
  });

  it('stays in order when a millisecond is full', () => {
    const next = createUuidSource();
    const ids = Array.from({ length: 20_000 }, () => next(1_000_000));
    expect(ids.every((id, index) => index === 0 || id > (ids[index - 1] ?? ''))).toBe(true);
  });

  it('carries the instant of its making', () => {
    expect(uuidTime(createUuidSource()(1_789_000_000_123))).toBe(1_789_000_000_123);
    expect(Math.abs(uuidTime(uuidV7()) - Date.now())).toBeLessThan(5000);
  });

  it('gives two sources different ids in one millisecond', () => {
    const [first, second] = [createUuidSource(), createUuidSource()];
    expect(first(5)).not.toBe(second(5));
  });

  it('is no id of another version', () => {
    expect(isUuidV7('01a1fffb-796c-457d-8477-1f74e9305eac')).toBe(false);
  });
});
