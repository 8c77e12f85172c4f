import type { SqlValue } from './entities.ts';

/** The versions of a row's fields: those not named have the first, or none before head office knows the row. */
export function fieldVersions(row: Readonly<Record<string, SqlValue>>): {
  readonly named: Readonly<Record<string, number>>;
  versionOf(field: string): number;
} {
  const json = row['field_versions'];
  const named = typeof json === 'string' ? (JSON.parse(json) as Record<string, number>) : {};
  const others = Number(row['row_version']) > 0 ? 1 : 0;
  return { named, versionOf: (field) => named[field] ?? others };
}
