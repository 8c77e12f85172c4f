import { integer, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { bytea, int8, inWorkspace } from './columns.ts';

/** One vendor's data set: the unit of ordering, and of distribution over databases. */
export const workspace = pgTable('workspace', {
  id: uuid('id').primaryKey(),
  name: text('name').notNull(),
  dataSetId: uuid('data_set_id').notNull(),
  epoch: integer('epoch').notNull().default(1),
  /** In which it is today for deadlines; an IANA name. */
  timeZone: text('time_zone').notNull(),
  createdAt: int8('created_at').notNull(),
});

/** A desktop that was let in, with what it last told of itself. */
export const device = pgTable(
  'device',
  {
    workspace: inWorkspace(),
    id: uuid('id').notNull(),
    name: text('name').notNull(),
    /** SHA-256 of the token; the token itself is with the desktop alone. */
    tokenHash: bytea('token_hash').notNull(),
    /** What changes of nobody known here may do: a key of access groups. */
    role: text('role').notNull(),
    lastMutNo: int8('last_mut_no').notNull().default(0),
    enrolledAt: int8('enrolled_at').notNull(),
    lastSeenAt: int8('last_seen_at'),
    revokedAt: int8('revoked_at'),
    program: text('program').notNull().default(''),
    cursor: int8('cursor').notNull().default(0),
    pending: integer('pending').notNull().default(0),
    refused: integer('refused').notNull().default(0),
    clockOffsetMs: int8('clock_offset_ms').notNull().default(0),
    /** The device whose disk it was copied from. */
    copiedFrom: uuid('copied_from'),
  },
  (table) => [primaryKey({ columns: [table.workspace, table.id] })],
);

/** A one-time code by which a desktop is let in. */
export const enrolmentCode = pgTable('enrolment_code', {
  codeHash: bytea('code_hash').primaryKey(),
  workspace: inWorkspace(),
  role: text('role').notNull(),
  createdAt: int8('created_at').notNull(),
  expiresAt: int8('expires_at').notNull(),
  usedAt: int8('used_at'),
  deviceId: uuid('device_id'),
});

/** Who may see the page of administrators: codes, and what a browser is given for one. */
export const adminAccess = pgTable('admin_access', {
  hash: bytea('hash').primaryKey(),
  kind: text('kind', { enum: ['code', 'session'] }).notNull(),
  createdAt: int8('created_at').notNull(),
  expiresAt: int8('expires_at').notNull(),
});

/** What administrators did, each entry with the hash of the one before. */
export const administration = pgTable('administration', {
  no: int8('no').primaryKey().generatedAlwaysAsIdentity(),
  workspace: uuid('workspace'),
  at: int8('at').notNull(),
  actor: text('actor').notNull(),
  action: text('action').notNull(),
  subject: text('subject').notNull(),
  hash: bytea('hash').notNull(),
});
