import {
  boolean,
  integer,
  json,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uuid,
} from 'drizzle-orm/pg-core';
import { bytea, int8, inWorkspace } from './columns.ts';

/** The rows as they stand. */
export const record = pgTable(
  'record',
  {
    workspace: inWorkspace(),
    entity: text('entity').notNull(),
    id: uuid('id').notNull(),
    rowVersion: integer('row_version').notNull(),
    fields: jsonb('fields').notNull(),
    /** { field: [version, stamp] } of fields written after the row was made; all others have version 1 and made_hlc. */
    meta: jsonb('meta'),
    madeHlc: text('made_hlc').notNull(),
    madeBy: text('made_by').notNull(),
    deleted: boolean('deleted').notNull().default(false),
    actor: text('actor').notNull(),
    at: int8('at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.workspace, table.entity, table.id] })],
);

/** What desktops follow, and the audit: nothing is ever removed from it. */
export const log = pgTable(
  'log',
  {
    workspace: inWorkspace(),
    /** Given under the lock of the workspace, right before the commit. */
    seq: int8('seq').notNull(),
    entity: text('entity').notNull(),
    id: uuid('id').notNull(),
    op: text('op', { enum: ['create', 'patch', 'delete'] }).notNull(),
    rowVersion: integer('row_version').notNull(),
    fields: json('fields').notNull(),
    deviceId: uuid('device_id'),
    mutNo: int8('mut_no'),
    actor: text('actor').notNull(),
    at: int8('at').notNull(),
    /** SHA-256 over the hash before it and this entry. */
    hash: bytea('hash').notNull(),
  },
  (table) => [primaryKey({ columns: [table.workspace, table.seq] })],
);

/** What was answered to each mutation: a request that comes again gets the same answer. */
export const outcome = pgTable(
  'outcome',
  {
    workspace: inWorkspace(),
    deviceId: uuid('device_id').notNull(),
    mutNo: int8('mut_no').notNull(),
    mutId: uuid('mut_id').notNull(),
    entity: text('entity').notNull(),
    id: uuid('id').notNull(),
    status: text('status').notNull(),
    seq: int8('seq'),
    answer: json('answer'),
  },
  (table) => [primaryKey({ columns: [table.workspace, table.deviceId, table.mutNo] })],
);

/** All rows at a number of the log, for desktops that begin. */
export const snapshot = pgTable(
  'snapshot',
  {
    workspace: inWorkspace(),
    id: uuid('id').notNull(),
    seq: int8('seq').notNull(),
    chunks: integer('chunks').notNull(),
    rows: int8('rows').notNull(),
    madeAt: int8('made_at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.workspace, table.id] })],
);

/** A part of a snapshot, packed with gzip as it is sent. */
export const snapshotChunk = pgTable(
  'snapshot_chunk',
  {
    workspace: inWorkspace(),
    snapshotId: uuid('snapshot_id').notNull(),
    no: integer('no').notNull(),
    content: bytea('content').notNull(),
  },
  (table) => [primaryKey({ columns: [table.workspace, table.snapshotId, table.no] })],
);
