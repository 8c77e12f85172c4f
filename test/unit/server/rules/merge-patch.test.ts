import fc from 'fast-check';
import { expect, it } from 'vitest';
import { clampHlc, encodeHlc, maximumAheadMs } from '#domain/identity/hlc.ts';
import { mergePatch } from '#server/rules/merge-patch.ts';
import type { StoredRow } from '#server/rules/stored-row.ts';

const stamp = (ms: number, device: string) => encodeHlc({ ms, counter: 0, device });

/** A row whose city was written at version 2 by another device. */
const rowWith = (city: string, at: number): StoredRow => ({
  ...{ entity: 'reseller', id: '1', rowVersion: 2, fields: { city }, madeHlc: stamp(1, 'other') },
  ...{ meta: { city: [2, stamp(at, 'other')] }, madeBy: 'Анна', deleted: false },
  ...{ actor: 'Анна', at },
});

const time = fc.integer({ min: 2, max: 10 ** 12 });
const value = fc.string({ minLength: 1 });

it('of two edits of one field keeps one in the row and the other on the list', () => {
  fc.assert(
    fc.property(value, value, time, time, (theirs, ours, theirTime, ourTime) => {
      fc.pre(theirs !== ours);
      const row = rowWith(theirs, theirTime);
      const fields = { city: { value: ours, baseVersion: 1 } };
      const { changed, lost } = mergePatch(row, fields, stamp(ourTime, 'own'), 'own');
      const stands = changed['city'] ?? theirs;
      expect(lost).toHaveLength(1);
      expect([stands, lost[0]?.value].sort()).toEqual([theirs, ours].sort());
      expect(lost[0]?.kept).toBe(stands);
      if (ourTime !== theirTime) expect(stands).toBe(ourTime > theirTime ? ours : theirs);
    }),
  );
});

it('takes an edit that has seen the row as it is, whatever its clock says', () => {
  fc.assert(
    fc.property(value, value, time, time, (theirs, ours, theirTime, ourTime) => {
      fc.pre(theirs !== ours);
      const fields = { city: { value: ours, baseVersion: 2 } };
      const merged = mergePatch(rowWith(theirs, theirTime), fields, stamp(ourTime, 'own'), 'own');
      expect(merged).toEqual({ changed: { city: ours }, merged: [], same: [], lost: [] });
    }),
  );
});

const word = fc.stringMatching(/^[a-z]{1,6}$/);

it('joins words that two people have put at both ends of a text', () => {
  fc.assert(
    fc.property(fc.array(word, { minLength: 4, maxLength: 20 }), word, word, (words, a, b) => {
      const base = words.join(' ');
      const row = rowWith(`${a}1 ${base}`, 5);
      const fields = { city: { value: `${base} ${b}2`, baseVersion: 1, baseValue: base } };
      const { changed, merged, lost } = mergePatch(row, fields, stamp(6, 'own'), 'own');
      expect(lost).toEqual([]);
      expect(merged).toEqual(['city']);
      expect(changed['city']).toBe(`${a}1 ${base} ${b}2`);
    }),
  );
});

it('tells the desktop of a text in which its own edit stands already, beside more', () => {
  const base = 'one two three four five';
  const row = rowWith('ONE two three FOUR five', 5);
  const value = 'ONE two three four five';
  const fields = { city: { value, baseVersion: 1, baseValue: base } };
  const merged = mergePatch(row, fields, stamp(6, 'own'), 'own');
  // Nothing has to be written, but the device shows another text than stands here.
  expect(merged).toEqual({ changed: {}, merged: [], same: ['city'], lost: [] });
});

it('brings no stamp further ahead than a minute, and leaves the others as they are', () => {
  fc.assert(
    fc.property(fc.integer({ min: -200_000, max: 200_000 }), time, (ahead, now) => {
      const ms = Math.max(0, now + ahead);
      const clamped = clampHlc({ ms, counter: 3, device: 'own' }, now);
      expect(clamped.ms).toBe(Math.min(ms, now + maximumAheadMs));
      expect(clamped).toMatchObject({ counter: 3, device: 'own' });
    }),
  );
});
