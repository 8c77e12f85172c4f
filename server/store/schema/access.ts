import { bigint, integer, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { bytea } from './columns.ts';

/** One vendor's data set: the unit of ordering, and of distribution over databases. */
export const workspace = pgTable('workspace', {
  id: uuid('id').primaryKey(),
  name: text('name').notNull(),
  dataSetId: uuid('data_set_id').notNull(),
  epoch: integer('epoch').notNull().default(1),
  /** In which it is today for deadlines; an IANA name. */
  timeZone: text('time_zone').notNull(),
  createdAt: bigint('created_at', { mode: 'number' }).notNull(),
});

/** A desktop that was let in, with what it last told of itself. */
export const device = pgTable(
  'device',
  {
    workspace: uuid('workspace').notNull(),
    id: uuid('id').notNull(),
    name: text('name').notNull(),
    /** SHA-256 of the token; the token itself is with the desktop alone. */
    tokenHash: bytea('token_hash').notNull(),
    /** What changes of nobody known here may do: a key of access groups. */
    role: text('role').notNull(),
    lastMutNo: bigint('last_mut_no', { mode: 'number' }).notNull().default(0),
    enrolledAt: bigint('enrolled_at', { mode: 'number' }).notNull(),
    lastSeenAt: bigint('last_seen_at', { mode: 'number' }),
    revokedAt: bigint('revoked_at', { mode: 'number' }),
    program: text('program').notNull().default(''),
    cursor: bigint('cursor', { mode: 'number' }).notNull().default(0),
    pending: integer('pending').notNull().default(0),
    refused: integer('refused').notNull().default(0),
    clockOffsetMs: bigint('clock_offset_ms', { mode: 'number' }).notNull().default(0),
    /** The device whose disk it was copied from. */
    copiedFrom: uuid('copied_from'),
  },
  (table) => [primaryKey({ columns: [table.workspace, table.id] })],
);

/** A one-time code by which a desktop is let in. */
export const enrolmentCode = pgTable('enrolment_code', {
  codeHash: bytea('code_hash').primaryKey(),
  workspace: uuid('workspace').notNull(),
  role: text('role').notNull(),
  createdAt: bigint('created_at', { mode: 'number' }).notNull(),
  expiresAt: bigint('expires_at', { mode: 'number' }).notNull(),
  usedAt: bigint('used_at', { mode: 'number' }),
  deviceId: uuid('device_id'),
});

/** Who may see the page of administrators: codes, and what a browser is given for one. */
export const adminAccess = pgTable('admin_access', {
  hash: bytea('hash').primaryKey(),
  kind: text('kind', { enum: ['code', 'session'] }).notNull(),
  createdAt: bigint('created_at', { mode: 'number' }).notNull(),
  expiresAt: bigint('expires_at', { mode: 'number' }).notNull(),
});

/** What administrators did, each entry with the hash of the one before. */
export const administration = pgTable('administration', {
  no: bigint('no', { mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
  workspace: uuid('workspace'),
  at: bigint('at', { mode: 'number' }).notNull(),
  actor: text('actor').notNull(),
  action: text('action').notNull(),
  subject: text('subject').notNull(),
  hash: bytea('hash').notNull(),
});
