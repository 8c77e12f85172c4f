import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { syncedColumns } from './columns.ts';

export const accessGroup = sqliteTable('access_group', {
  ...syncedColumns(),
  key: text('key').notNull(),
  name: text('name').notNull(),
  /** Rights by area, as JSON. */
  rights: text('rights').notNull(),
});

export const person = sqliteTable('person', {
  ...syncedColumns(),
  login: text('login').notNull(),
  name: text('name').notNull(),
  groupPk: integer('group_pk').notNull(),
  verifier: text('verifier'),
  active: integer('active').notNull(),
});
