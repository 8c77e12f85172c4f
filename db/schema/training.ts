import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { syncedColumns } from './columns.ts';

export const trainingCourse = sqliteTable('training_course', {
  ...syncedColumns(),
  name: text('name').notNull(),
  description: text('description'),
  code: text('code'),
  durationDays: integer('duration_days'),
  active: integer('active').notNull(),
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
  startsAt: text('starts_at'),
  online: integer('online').notNull(),
  place: text('place'),
  note: text('note'),
  state: text('state', { enum: ['planned', 'held', 'cancelled'] }).notNull(),
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
  interactionPk: integer('interaction_pk'),
  participantKey: text('participant_key'),
  position: text('position'),
  phone: text('phone'),
  email: text('email'),
  registeredBy: text('registered_by'),
  receivedAt: integer('received_at'),
  confirmedAt: integer('confirmed_at'),
  requestPk: integer('request_pk'),
});
