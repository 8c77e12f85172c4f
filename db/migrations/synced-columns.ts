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

/**
 * The id of a row that comes with a version. It is the same on every desktop, so that such rows are
 * one row at head office; the tail tells them apart.
 */
export function shippedId(tail: number): string {
  return `019abcde-0000-7000-8000-${tail.toString(16).padStart(12, '0')}`;
}

/** Text as an SQL literal. */
export function quoted(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}
