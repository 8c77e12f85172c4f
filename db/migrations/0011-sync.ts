import { syncedColumnsSql } from './synced-columns.ts';

/**
 * Version 11: the desktop belongs to a head office. The outbox knows which mutations were made in one step, and
 * which head office has answered; they stay in it for a while, in case head office is restored from a backup.
 */
export const sync = {
  version: 11,
  name: 'sync',
  sql: `
ALTER TABLE mutation ADD COLUMN step INTEGER;
-- Where its effect stands in the log; null: not answered yet, or nothing had to be written.
ALTER TABLE mutation ADD COLUMN acked_seq INTEGER;
-- Set when nothing more is awaited of it: answered, and the log read beyond its effect.
ALTER TABLE mutation ADD COLUMN settled_at INTEGER;
UPDATE mutation SET step = mut_no;
UPDATE mutation SET step = made.first FROM
  (SELECT min(mut_no) AS first, max(mut_no) AS last FROM change WHERE mut_no > 0 AND batch_pk IS NULL
   GROUP BY group_no) AS made
  WHERE mutation.mut_no BETWEEN made.first AND made.last;
-- Which rows have something under way, among all that was ever sent.
CREATE INDEX mutation_unsettled ON mutation (entity_id) WHERE settled_at IS NULL;

CREATE TABLE sync_state (
  one INTEGER PRIMARY KEY CHECK (one = 1),
  server TEXT NOT NULL,
  workspace TEXT NOT NULL,
  workspace_name TEXT NOT NULL,
  data_set_id TEXT NOT NULL,
  epoch INTEGER NOT NULL,
  enrolled_at INTEGER NOT NULL,
  cursor INTEGER NOT NULL DEFAULT 0,
  cursor_mark TEXT NOT NULL DEFAULT '',
  acked_mut_no INTEGER NOT NULL DEFAULT 0,
  last_exchange_at INTEGER,
  clock_offset_ms INTEGER NOT NULL DEFAULT 0,
  snapshot_id TEXT,
  snapshot_seq INTEGER,
  snapshot_chunks INTEGER,
  snapshot_next INTEGER
) STRICT;

CREATE TABLE refusal (
  pk INTEGER PRIMARY KEY,
  step INTEGER NOT NULL,
  code TEXT NOT NULL,
  details TEXT,
  intent TEXT,
  actor TEXT NOT NULL,
  at INTEGER NOT NULL,
  refused_at INTEGER NOT NULL,
  input TEXT NOT NULL,
  reseller_pk INTEGER REFERENCES reseller (pk),
  task_pk INTEGER REFERENCES task (pk),
  state TEXT NOT NULL CHECK (state IN ('open', 'again', 'dismissed', 'superseded'))
) STRICT;
CREATE INDEX refusal_open ON refusal (refused_at) WHERE state = 'open';
CREATE INDEX refusal_task ON refusal (task_pk) WHERE task_pk IS NOT NULL;

-- What the exchanges did, for people and support; only those that did something, and faults.
CREATE TABLE sync_log (
  pk INTEGER PRIMARY KEY,
  at INTEGER NOT NULL,
  until INTEGER NOT NULL,
  times INTEGER NOT NULL DEFAULT 1,
  code TEXT,
  message TEXT,
  pushed INTEGER NOT NULL DEFAULT 0,
  refused INTEGER NOT NULL DEFAULT 0,
  pulled INTEGER NOT NULL DEFAULT 0,
  conflicts INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE TABLE parked_entry (
  seq INTEGER PRIMARY KEY,
  entry TEXT NOT NULL,
  reason TEXT NOT NULL
) STRICT;

-- After a restore of head office: the rows that it had before.
CREATE TABLE known_before (
  entity TEXT NOT NULL,
  id TEXT NOT NULL
) STRICT;

CREATE TABLE conflict (${syncedColumnsSql}
  kind TEXT NOT NULL,
  row_entity TEXT NOT NULL,
  row_id TEXT NOT NULL,
  reseller_pk INTEGER REFERENCES reseller (pk),
  field TEXT NOT NULL,
  lost_value TEXT,
  kept_value TEXT,
  lost_by TEXT NOT NULL,
  lost_at INTEGER NOT NULL,
  kept_by TEXT NOT NULL,
  kept_at INTEGER NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('open', 'kept', 'taken')),
  resolved_by TEXT,
  resolved_at INTEGER
) STRICT;
CREATE INDEX conflict_open ON conflict (lost_at) WHERE state = 'open' AND deleted_at IS NULL;
CREATE INDEX conflict_reseller ON conflict (reseller_pk) WHERE reseller_pk IS NOT NULL;
`,
} as const;
