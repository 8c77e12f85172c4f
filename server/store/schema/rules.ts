import { integer, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { int8, inWorkspace } from './columns.ts';

/** Points of a reseller: the sum of the ledger, that can be locked and can never be below zero. */
export const account = pgTable(
  'account',
  {
    workspace: inWorkspace(),
    resellerId: uuid('reseller_id').notNull(),
    available: int8('available').notNull(),
    reserved: int8('reserved').notNull(),
  },
  (table) => [primaryKey({ columns: [table.workspace, table.resellerId] })],
);

/** The entries of accounts, each with the sign of its kind. */
export const ledger = pgTable(
  'ledger',
  {
    workspace: inWorkspace(),
    id: uuid('id').notNull(),
    resellerId: uuid('reseller_id').notNull(),
    kind: text('kind').notNull(),
    points: int8('points').notNull(),
    at: int8('at').notNull(),
    /** The order in which head office took them. */
    place: int8('place').notNull().generatedAlwaysAsIdentity(),
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
    workspace: inWorkspace(),
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
    workspace: inWorkspace(),
    registrationId: uuid('registration_id').notNull(),
    sessionId: uuid('session_id').notNull(),
  },
  (table) => [primaryKey({ columns: [table.workspace, table.registrationId] })],
);

/** What only one row may have: a login, a participant of a session, the accrual of a purchase. */
export const uniqueValue = pgTable(
  'unique_value',
  {
    workspace: inWorkspace(),
    rule: text('rule').notNull(),
    value: text('value').notNull(),
    id: uuid('id').notNull(),
  },
  (table) => [primaryKey({ columns: [table.workspace, table.rule, table.value] })],
);
