import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { syncedColumns } from './columns.ts';

export const interaction = sqliteTable('interaction', {
  ...syncedColumns(),
  resellerPk: integer('reseller_pk'),
  contactPk: integer('contact_pk'),
  channel: text('channel', {
    enum: ['call-in', 'call-out', 'email', 'fax', 'web-form', 'chat', 'letter', 'meeting'],
  }).notNull(),
  direction: text('direction', { enum: ['in', 'out'] }),
  state: text('state', { enum: ['open', 'held', 'done'] }).notNull(),
  occurredAt: integer('occurred_at').notNull(),
  durationS: integer('duration_s'),
  operator: text('operator'),
  topic: text('topic'),
  outcome: text('outcome'),
  text: text('text'),
  phone: text('phone'),
  companyText: text('company_text'),
  heldSince: integer('held_since'),
  heldMs: integer('held_ms'),
  parked: integer('parked'),
  missed: integer('missed'),
  endedAt: integer('ended_at'),
});

export const task = sqliteTable('task', {
  ...syncedColumns(),
  resellerPk: integer('reseller_pk'),
  interactionPk: integer('interaction_pk'),
  title: text('title').notNull(),
  text: text('text'),
  owner: text('owner'),
  dueAt: integer('due_at').notNull(),
  state: text('state', { enum: ['open', 'done', 'cancelled'] }).notNull(),
  doneAt: integer('done_at'),
  priority: integer('priority').notNull(),
  kind: text('kind', {
    enum: ['follow-up', 'missed-call', 'registration', 'bonus-request', 'other'],
  }).notNull(),
  registrationPk: integer('registration_pk'),
  requestPk: integer('request_pk'),
  critical: integer('critical').notNull(),
  touchedAt: integer('touched_at'),
  escalation: integer('escalation').notNull(),
  escalatedAt: integer('escalated_at'),
  snoozedUntil: integer('snoozed_until'),
  createdBy: text('created_by'),
  assignedBy: text('assigned_by'),
  criticalStep: integer('critical_step'),
  warnsPk: integer('warns_pk'),
});

export const listItem = sqliteTable('list_item', {
  ...syncedColumns(),
  list: text('list', { enum: ['topic', 'outcome'] }).notNull(),
  name: text('name').notNull(),
  position: integer('position').notNull(),
  active: integer('active').notNull(),
});

export const workspaceSetting = sqliteTable('workspace_setting', {
  ...syncedColumns(),
  key: text('key').notNull(),
  name: text('name').notNull(),
  value: text('value').notNull(),
});

export const escalationRule = sqliteTable('escalation_rule', {
  ...syncedColumns(),
  taskKind: text('task_kind').notNull(),
  critical: integer('critical').notNull(),
  step: integer('step').notNull(),
  afterMinutes: integer('after_minutes').notNull(),
  dayEnd: integer('day_end').notNull(),
  action: text('action', { enum: ['least-loaded', 'manager', 'warn-manager'] }).notNull(),
  active: integer('active').notNull(),
  afterDays: integer('after_days'),
});
