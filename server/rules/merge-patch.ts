import { diff3Merge } from 'node-diff3';
import type { PatchedField, Scalar } from '#contract/sync/mutation.ts';
import { deviceOf, stampOf, versionOf, type StoredRow } from './stored-row.ts';

/** A value that a person typed and that does not stand in the row. */
export type LostValue = {
  readonly field: string;
  readonly value: Scalar;
  /** The other one, that stands. */
  readonly kept: Scalar;
  /** Whether the mutation lost, or what stood there before it. */
  readonly loser: 'mutation' | 'row';
};

export type MergedPatch = {
  /** What is to be written. */
  readonly changed: Readonly<Record<string, Scalar>>;
  /** Of `changed`, what is made of both edits: the mutation's device has not seen it. */
  readonly merged: readonly string[];
  /** Fields into which somebody else has written the same, or of a text the same and more. */
  readonly same: readonly string[];
  readonly lost: readonly LostValue[];
};

/** Whether somebody else has written a field since the device saw it. */
export function isStale(
  row: StoredRow,
  field: string,
  baseVersion: number,
  deviceId: string,
): boolean {
  // What the device wrote itself it has seen, answer or not.
  return versionOf(row, field) > baseVersion && deviceOf(stampOf(row, field)) !== deviceId;
}

/**
 * Joins an edit with a row, field by field. Of two edits of one field the later stamp wins and the other is
 * lost to the list of conflicts; edits of different places of a long text are joined.
 */
export function mergePatch(
  row: StoredRow,
  fields: Readonly<Record<string, PatchedField>>,
  stamp: string,
  deviceId: string,
): MergedPatch {
  const changed: Record<string, Scalar> = {};
  const merged: string[] = [];
  const same: string[] = [];
  const lost: LostValue[] = [];
  for (const [field, { value, baseVersion, baseValue }] of Object.entries(fields)) {
    const current = row.fields[field] ?? null;
    if (value === current) {
      // Both wrote the same; the device is to know the version that it has, or its next edit is taken for stale.
      if (isStale(row, field, baseVersion, deviceId)) same.push(field);
      continue;
    }
    if (!isStale(row, field, baseVersion, deviceId)) {
      changed[field] = value;
      continue;
    }
    const joined = joinTexts(baseValue, current, value);
    if (joined !== null) {
      if (joined === current) {
        same.push(field);
        continue;
      }
      changed[field] = joined;
      merged.push(field);
    } else if (stamp > stampOf(row, field)) {
      changed[field] = value;
      lost.push({ field, value: current, kept: value, loser: 'row' });
    } else {
      lost.push({ field, value, kept: current, loser: 'mutation' });
    }
  }
  return { changed, merged, same, lost };
}

/** Both edits of a text in one, or null where they touch the same place. */
function joinTexts(base: string | null | undefined, left: Scalar, right: Scalar): string | null {
  if (typeof base !== 'string' || typeof left !== 'string' || typeof right !== 'string')
    return null;
  const parts = diff3Merge(wordsOf(left), wordsOf(base), wordsOf(right), {
    excludeFalseConflicts: true,
  });
  const joined: string[] = [];
  for (const { ok } of parts) {
    if (ok === undefined) return null;
    joined.push(...ok);
  }
  return joined.join('');
}

/** Words with the white space behind them, so that they join to the same text. */
function wordsOf(text: string): string[] {
  return text.match(/\S+\s*|\s+/g) ?? [];
}
