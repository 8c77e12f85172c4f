import { integer, text } from 'drizzle-orm/sqlite-core';

/** The columns that every row known to head office has. Instants are milliseconds UTC. */
export const syncedColumns = () => ({
  pk: integer('pk').primaryKey(),
  id: text('id').notNull(),
  createdAt: integer('created_at').notNull(),
  updatedAt: integer('updated_at').notNull(),
  deletedAt: integer('deleted_at'),
  rowVersion: integer('row_version').notNull(),
  fieldVersions: text('field_versions'),
  batchPk: integer('batch_pk'),
});
