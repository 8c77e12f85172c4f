import type { Scalar } from '#contract/sync/mutation.ts';

export type Fields = Readonly<Record<string, Scalar>>;

/** Of a field that was written after the row was made: its version, and the stamp of that edit. */
export type FieldMeta = readonly [version: number, stamp: string];

/** A row as head office has it. Never changed in place: every change makes another one. */
export type StoredRow = {
  readonly entity: string;
  readonly id: string;
  readonly rowVersion: number;
  readonly fields: Fields;
  readonly meta: Readonly<Record<string, FieldMeta>> | null;
  /** The stamp of its making: of every field that is not in `meta`. */
  readonly madeHlc: string;
  readonly madeBy: string;
  readonly deleted: boolean;
  readonly actor: string;
  readonly at: number;
};

const firstVersion = 1;

/** Of rows that come with every desktop: nobody made them, so nobody has to have seen it. */
export const shippedStamp = '';

/** The version of a field; it rises with each change. */
export function versionOf(row: StoredRow, field: string): number {
  return row.meta?.[field]?.[0] ?? (row.madeHlc === shippedStamp ? 0 : firstVersion);
}

/** The stamp of the edit that wrote a field. */
export function stampOf(row: StoredRow, field: string): string {
  return row.meta?.[field]?.[1] ?? row.madeHlc;
}

/** The versions of all fields that are not at the first, for a desktop. */
export function versionsOf(row: StoredRow): Record<string, number> {
  return Object.fromEntries(
    Object.entries(row.meta ?? {}).map(([field, [version]]) => [field, version]),
  );
}

/** Whose edit a stamp is of. */
export function deviceOf(stamp: string): string {
  // 12 digits of milliseconds, 4 of the counter, with a hyphen behind each.
  return stamp.slice(18);
}

/** Under which a row stands in maps. */
export function rowKey(entity: string, id: string): string {
  return `${entity} ${id}`;
}
