import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { syncedColumns } from './columns.ts';

export const purchaseReport = sqliteTable('purchase_report', {
  ...syncedColumns(),
  distributor: text('distributor'),
  monthFrom: text('month_from').notNull(),
  monthTo: text('month_to').notNull(),
  state: text('state', {
    enum: ['uploaded', 'validated', 'approved', 'posted', 'reversed'],
  }).notNull(),
});

export const purchase = sqliteTable('purchase', {
  ...syncedColumns(),
  reportPk: integer('report_pk'),
  resellerPk: integer('reseller_pk').notNull(),
  month: text('month').notNull(),
  distributor: text('distributor'),
  productGroup: text('product_group').notNull(),
  amountMinor: integer('amount_minor').notNull(),
  currency: text('currency').notNull(),
});

export const bonusRequest = sqliteTable('bonus_request', {
  ...syncedColumns(),
  number: text('number'),
  resellerPk: integer('reseller_pk').notNull(),
  kind: text('kind').notNull(),
  points: integer('points').notNull(),
  state: text('state', {
    enum: ['draft', 'submitted', 'approved', 'fulfilled', 'rejected', 'declined', 'cancelled'],
  }).notNull(),
  requestedOn: text('requested_on'),
  reason: text('reason'),
  details: text('details'),
});

export const bonusEntry = sqliteTable('bonus_entry', {
  ...syncedColumns(),
  resellerPk: integer('reseller_pk').notNull(),
  kind: text('kind', {
    enum: ['accrual', 'reservation', 'release', 'debit', 'expiry', 'adjustment', 'reversal'],
  }).notNull(),
  points: integer('points').notNull(),
  at: integer('at').notNull(),
  requestPk: integer('request_pk'),
  purchasePk: integer('purchase_pk'),
  reversesPk: integer('reverses_pk'),
  text: text('text'),
});
