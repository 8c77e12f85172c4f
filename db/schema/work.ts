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
});

export const trainingCourse = sqliteTable('training_course', {
  ...syncedColumns(),
  name: text('name').notNull(),
  description: text('description'),
});

export const trainingSession = sqliteTable('training_session', {
  ...syncedColumns(),
  coursePk: integer('course_pk').notNull(),
  startsOn: text('starts_on').notNull(),
  endsOn: text('ends_on'),
  city: text('city'),
  trainer: text('trainer'),
  seats: integer('seats').notNull(),
  deadline: text('deadline'),
  pricePoints: integer('price_points').notNull(),
});

export const trainingRegistration = sqliteTable('training_registration', {
  ...syncedColumns(),
  sessionPk: integer('session_pk').notNull(),
  resellerPk: integer('reseller_pk').notNull(),
  contactPk: integer('contact_pk'),
  participant: text('participant').notNull(),
  state: text('state', {
    enum: [
      'submitted',
      'received',
      'confirmed',
      'waitlisted',
      'declined',
      'attended',
      'no-show',
      'cancelled',
    ],
  }).notNull(),
  reason: text('reason'),
  registeredAt: integer('registered_at').notNull(),
});
