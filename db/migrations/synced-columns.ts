export { shippedId } from '#domain/identity/shipped-id.ts';

/** The columns of every table that head office knows, as `CREATE TABLE` has them. */
export const syncedColumnsSql = `
  pk INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE CHECK (length(id) = 36),
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL,
  deleted_at INTEGER,
  row_version INTEGER NOT NULL DEFAULT 0,
  field_versions TEXT,
  batch_pk INTEGER REFERENCES import_batch (pk),
`;

/** When rows that come with a version were made: the same on every desktop. */
export const shippedAt = Date.UTC(2026, 10, 25);

/** Text as an SQL literal. */
export function quoted(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}
