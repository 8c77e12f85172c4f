/** Version 6: how many rows an import left out until a person decides. */
export const importCounts = {
  version: 6,
  name: 'import-counts',
  sql: 'ALTER TABLE import_batch ADD COLUMN undecided INTEGER NOT NULL DEFAULT 0;',
} as const;
