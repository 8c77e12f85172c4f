import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { syncedColumns } from './columns.ts';

const consent = ['granted', 'refused'] as const;

export const reseller = sqliteTable('reseller', {
  ...syncedColumns(),
  name: text('name').notNull(),
  nameKey: text('name_key').notNull(),
  legalForm: text('legal_form'),
  writtenName: text('written_name'),
  inn: text('inn'),
  innWritten: text('inn_written'),
  kpp: text('kpp'),
  city: text('city'),
  region: text('region'),
  address: text('address'),
  status: text('status', {
    enum: [
      'candidate',
      'submitted',
      'in-review',
      'documents-requested',
      'authorised',
      'refused',
      'suspended',
      'expired',
    ],
  }).notNull(),
  statusReason: text('status_reason'),
  authorisedOn: text('authorised_on'),
  authorisedOnWritten: text('authorised_on_written'),
  level: text('level', { enum: ['gold', 'silver', 'bronze'] }),
  manager: text('manager'),
  segment: text('segment'),
  accountingCode: text('accounting_code'),
  accountingTurnoverMinor: integer('accounting_turnover_minor'),
  lastPurchaseOn: text('last_purchase_on'),
  note: text('note'),
  hiddenInSource: integer('hidden_in_source').notNull(),
  lastInteractionAt: integer('last_interaction_at'),
});

export const buyerDecision = sqliteTable('buyer_decision', {
  ...syncedColumns(),
  spelling: text('spelling').notNull(),
  company: text('company').notNull(),
  city: text('city'),
  inn: text('inn'),
  resellerPk: integer('reseller_pk'),
});

export const contact = sqliteTable('contact', {
  ...syncedColumns(),
  resellerPk: integer('reseller_pk').notNull(),
  name: text('name').notNull(),
  position: text('position'),
  note: text('note'),
  consentCalls: text('consent_calls', { enum: consent }),
  consentLetters: text('consent_letters', { enum: consent }),
  consentPersonalData: text('consent_personal_data', { enum: consent }),
});

export const phone = sqliteTable('phone', {
  ...syncedColumns(),
  resellerPk: integer('reseller_pk').notNull(),
  contactPk: integer('contact_pk'),
  e164: text('e164').notNull(),
  extension: text('extension'),
  written: text('written'),
});

export const email = sqliteTable('email', {
  ...syncedColumns(),
  resellerPk: integer('reseller_pk').notNull(),
  contactPk: integer('contact_pk'),
  address: text('address').notNull(),
});

export const note = sqliteTable('note', {
  ...syncedColumns(),
  resellerPk: integer('reseller_pk').notNull(),
  interactionPk: integer('interaction_pk'),
  text: text('text').notNull(),
  author: text('author').notNull(),
  at: integer('at').notNull(),
});
