import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { syncedColumns } from './columns.ts';

/** Two edits of one field, or an edit of a deleted row: what head office decided, and the other value. */
export const conflict = sqliteTable('conflict', {
  ...syncedColumns(),
  kind: text('kind').notNull(),
  rowEntity: text('row_entity').notNull(),
  rowId: text('row_id').notNull(),
  resellerPk: integer('reseller_pk'),
  field: text('field').notNull(),
  /** As JSON. */
  lostValue: text('lost_value'),
  keptValue: text('kept_value'),
  lostBy: text('lost_by').notNull(),
  lostAt: integer('lost_at').notNull(),
  keptBy: text('kept_by').notNull(),
  keptAt: integer('kept_at').notNull(),
  /** `kept`: the value that stands is right. `taken`: the other one was taken after all. */
  state: text('state', { enum: ['open', 'kept', 'taken'] }).notNull(),
  resolvedBy: text('resolved_by'),
  resolvedAt: integer('resolved_at'),
});

/** To which head office this desktop belongs, and how far it has come; no row before it is enrolled. */
export const syncState = sqliteTable('sync_state', {
  one: integer('one').primaryKey(),
  server: text('server').notNull(),
  workspace: text('workspace').notNull(),
  workspaceName: text('workspace_name').notNull(),
  dataSetId: text('data_set_id').notNull(),
  epoch: integer('epoch').notNull(),
  enrolledAt: integer('enrolled_at').notNull(),
  /** The log up to here is in the file. */
  cursor: integer('cursor').notNull(),
  /** By which the log is known again; empty where none was told. */
  cursorMark: text('cursor_mark').notNull(),
  /** Head office has answered the mutations up to here. */
  ackedMutNo: integer('acked_mut_no').notNull(),
  lastExchangeAt: integer('last_exchange_at'),
  clockOffsetMs: integer('clock_offset_ms').notNull(),
  snapshotId: text('snapshot_id'),
  snapshotSeq: integer('snapshot_seq'),
  snapshotChunks: integer('snapshot_chunks'),
  snapshotNext: integer('snapshot_next'),
});

/** A step that head office refused, with all that was typed in it. */
export const refusal = sqliteTable('refusal', {
  pk: integer('pk').primaryKey(),
  step: integer('step').notNull(),
  code: text('code').notNull(),
  details: text('details'),
  intent: text('intent'),
  actor: text('actor').notNull(),
  at: integer('at').notNull(),
  refusedAt: integer('refused_at').notNull(),
  /** The mutations of the step, as JSON. */
  input: text('input').notNull(),
  resellerPk: integer('reseller_pk'),
  taskPk: integer('task_pk'),
  /** `superseded`: somebody else had done it already, so that nobody has to be told. */
  state: text('state', { enum: ['open', 'again', 'dismissed', 'superseded'] }).notNull(),
});

/** What the exchanges did; a fault that comes again and again is one line. */
export const syncLog = sqliteTable('sync_log', {
  pk: integer('pk').primaryKey(),
  at: integer('at').notNull(),
  until: integer('until').notNull(),
  times: integer('times').notNull(),
  code: text('code'),
  message: text('message'),
  pushed: integer('pushed').notNull(),
  refused: integer('refused').notNull(),
  pulled: integer('pulled').notNull(),
  conflicts: integer('conflicts').notNull(),
});

/** After a restore of head office: the rows that it had before. */
export const knownBefore = sqliteTable('known_before', {
  entity: text('entity').notNull(),
  id: text('id').notNull(),
});

/** An entry of the log that this version cannot take in: kept for the one that can. */
export const parkedEntry = sqliteTable('parked_entry', {
  seq: integer('seq').primaryKey(),
  entry: text('entry').notNull(),
  reason: text('reason').notNull(),
});
