import { bigint, integer, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';

/** Points of a reseller: the sum of the ledger, that can be locked and can never be below zero. */
export const account = pgTable(
  'account',
  {
    workspace: uuid('workspace').notNull(),
    resellerId: uuid('reseller_id').notNull(),
    available: bigint('available', { mode: 'number' }).notNull(),
    reserved: bigint('reserved', { mode: 'number' }).notNull(),
  },
  (table) => [primaryKey({ columns: [table.workspace, table.resellerId] })],
);

/** The entries of accounts, each with the sign of its kind. */
export const ledger = pgTable(
  'ledger',
  {
    workspace: uuid('workspace').notNull(),
    id: uuid('id').notNull(),
    resellerId: uuid('reseller_id').notNull(),
    kind: text('kind').notNull(),
    points: bigint('points', { mode: 'number' }).notNull(),
    at: bigint('at', { mode: 'number' }).notNull(),
    /** The order in which head office took them. */
    place: bigint('place', { mode: 'number' }).notNull().generatedAlwaysAsIdentity(),
    requestId: uuid('request_id'),
    purchaseId: uuid('purchase_id'),
    reversesId: uuid('reverses_id'),
    expiresOn: text('expires_on'),
  },
  (table) => [primaryKey({ columns: [table.workspace, table.id] })],
);

/** How many seats a session has, and how many are taken: never more. */
export const sessionSeat = pgTable(
  'session_seat',
  {
    workspace: uuid('workspace').notNull(),
    sessionId: uuid('session_id').notNull(),
    seats: integer('seats').notNull(),
    taken: integer('taken').notNull(),
  },
  (table) => [primaryKey({ columns: [table.workspace, table.sessionId] })],
);

/** To which session a registration belongs. */
export const seatClaim = pgTable(
  'seat_claim',
  {
    workspace: uuid('workspace').notNull(),
    registrationId: uuid('registration_id').notNull(),
    sessionId: uuid('session_id').notNull(),
  },
  (table) => [primaryKey({ columns: [table.workspace, table.registrationId] })],
);

/** What only one row may have: a login, a participant of a session, the accrual of a purchase. */
export const uniqueValue = pgTable(
  'unique_value',
  {
    workspace: uuid('workspace').notNull(),
    rule: text('rule').notNull(),
    value: text('value').notNull(),
    id: uuid('id').notNull(),
  },
  (table) => [primaryKey({ columns: [table.workspace, table.rule, table.value] })],
);
