import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { reportStates } from '#domain/bonus/report-state.ts';
import { syncedColumns } from './columns.ts';

export const purchaseReport = sqliteTable('purchase_report', {
  ...syncedColumns(),
  distributor: text('distributor'),
  monthFrom: text('month_from').notNull(),
  monthTo: text('month_to').notNull(),
  state: text('state', { enum: reportStates }).notNull(),
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
  note: text('note'),
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
  interactionPk: integer('interaction_pk'),
  contactPk: integer('contact_pk'),
  createdBy: text('created_by'),
  submittedAt: integer('submitted_at'),
  decidedAt: integer('decided_at'),
  decidedBy: text('decided_by'),
  fulfilledAt: integer('fulfilled_at'),
  proof: text('proof'),
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
  postingPk: integer('posting_pk'),
  rulePk: integer('rule_pk'),
  month: text('month'),
  expiresOn: text('expires_on'),
  actor: text('actor'),
  detail: text('detail'),
});

export const bonusRule = sqliteTable('bonus_rule', {
  ...syncedColumns(),
  version: integer('version').notNull(),
  validFrom: text('valid_from').notNull(),
  definition: text('definition').notNull(),
  author: text('author'),
});

export const bonusPosting = sqliteTable('bonus_posting', {
  ...syncedColumns(),
  month: text('month').notNull(),
  state: text('state', { enum: ['posted', 'reversed'] }).notNull(),
  postedAt: integer('posted_at').notNull(),
  postedBy: text('posted_by').notNull(),
  reversedAt: integer('reversed_at'),
  reversedBy: text('reversed_by'),
});
