/**
 * Version 8: purchases come from reports. An import counts the rows of those whom nobody knows, and
 * finds what it made by an index when it is taken back.
 */
export const importPurchases = {
  version: 8,
  name: 'import-purchases',
  sql: `
ALTER TABLE import_batch ADD COLUMN unattached INTEGER NOT NULL DEFAULT 0;
CREATE INDEX purchase_batch ON purchase (batch_pk) WHERE batch_pk IS NOT NULL;
CREATE INDEX purchase_report_batch ON purchase_report (batch_pk) WHERE batch_pk IS NOT NULL;
CREATE INDEX purchase_of_report ON purchase (report_pk) WHERE report_pk IS NOT NULL;
`,
} as const;
