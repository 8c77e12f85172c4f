import { blob, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';

export const importBatch = sqliteTable('import_batch', {
  pk: integer('pk').primaryKey(),
  id: text('id').notNull(),
  kind: text('kind').notNull(),
  fileName: text('file_name').notNull(),
  fileDigest: text('file_digest').notNull(),
  mapping: text('mapping'),
  state: text('state', { enum: ['running', 'done', 'undone', 'cancelled'] }).notNull(),
  startedAt: integer('started_at').notNull(),
  finishedAt: integer('finished_at'),
  actor: text('actor').notNull(),
  created: integer('created').notNull(),
  updated: integer('updated').notNull(),
  unchanged: integer('unchanged').notNull(),
  duplicates: integer('duplicates').notNull(),
  rejected: integer('rejected').notNull(),
  undecided: integer('undecided').notNull(),
  unattached: integer('unattached').notNull(),
});

export const importMapping = sqliteTable('import_mapping', {
  shape: text('shape').primaryKey(),
  kind: text('kind').notNull(),
  columns: text('columns').notNull(),
  updatedAt: integer('updated_at').notNull(),
});

export const importSource = sqliteTable('import_source', {
  resellerPk: integer('reseller_pk').notNull(),
  kind: text('kind').notNull(),
  record: text('record').notNull(),
  batchPk: integer('batch_pk').notNull(),
});

export const device = sqliteTable('device', {
  one: integer('one').primaryKey(),
  deviceId: text('device_id').notNull(),
  dataSetId: text('data_set_id').notNull(),
  lastMutNo: integer('last_mut_no').notNull(),
  lastHlc: text('last_hlc').notNull(),
  createdAt: integer('created_at').notNull(),
});

export const mutation = sqliteTable('mutation', {
  mutNo: integer('mut_no').primaryKey(),
  mutId: text('mut_id').notNull(),
  kind: text('kind', { enum: ['create', 'patch', 'delete', 'intent'] }).notNull(),
  entity: text('entity').notNull(),
  entityId: text('entity_id').notNull(),
  fields: text('fields'),
  intent: text('intent'),
  args: text('args'),
  hlc: text('hlc').notNull(),
  schemaVersion: integer('schema_version').notNull(),
  actor: text('actor').notNull(),
  createdAt: integer('created_at').notNull(),
  step: integer('step'),
  ackedSeq: integer('acked_seq'),
  settledAt: integer('settled_at'),
});

/** `old_value` and `new_value` keep SQLite's own type: text, integer or null. */
export const change = sqliteTable('change', {
  pk: integer('pk').primaryKey(),
  groupNo: integer('group_no').notNull(),
  entity: text('entity').notNull(),
  entityPk: integer('entity_pk').notNull(),
  resellerPk: integer('reseller_pk'),
  field: text('field').notNull(),
  oldValue: blob('old_value').$type<string | number | null>(),
  newValue: blob('new_value').$type<string | number | null>(),
  actor: text('actor').notNull(),
  at: integer('at').notNull(),
  batchPk: integer('batch_pk'),
  mutNo: integer('mut_no').notNull(),
});

/** `person`: the id of who typed it, '' on a desktop without people. */
export const draft = sqliteTable('draft', {
  person: text('person').notNull(),
  key: text('key').notNull(),
  value: text('value').notNull(),
  updatedAt: integer('updated_at').notNull(),
});

export const setting = sqliteTable('setting', {
  key: text('key').primaryKey(),
  value: text('value').notNull(),
});

export const savedView = sqliteTable('saved_view', {
  pk: integer('pk').primaryKey(),
  list: text('list').notNull(),
  name: text('name').notNull(),
  definition: text('definition').notNull(),
});
