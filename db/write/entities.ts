import { getTableColumns, getTableName } from 'drizzle-orm';
import type { SQLiteTable } from 'drizzle-orm/sqlite-core';
import type { EntityName } from '#contract/entities.ts';
import { searchKey } from '#domain/text/search-key.ts';
import {
  bonusEntry,
  bonusPosting,
  bonusRequest,
  bonusRule,
  purchase,
  purchaseReport,
} from '../schema/money.ts';
import { accessGroup, person } from '../schema/people.ts';
import { buyerDecision, contact, email, note, phone, reseller } from '../schema/reseller.ts';
import { conflict } from '../schema/sync.ts';
import { trainingCourse, trainingRegistration, trainingSession } from '../schema/training.ts';
import { escalationRule, interaction, listItem, task, workspaceSetting } from '../schema/work.ts';

/** Every table that head office knows, by the name of the entity in mutations. */
export const entityTables = {
  reseller,
  contact,
  phone,
  email,
  note,
  'buyer-decision': buyerDecision,
  interaction,
  task,
  'training-course': trainingCourse,
  'training-session': trainingSession,
  'training-registration': trainingRegistration,
  'purchase-report': purchaseReport,
  purchase,
  'bonus-request': bonusRequest,
  'bonus-entry': bonusEntry,
  'bonus-rule': bonusRule,
  'bonus-posting': bonusPosting,
  'access-group': accessGroup,
  person,
  'list-item': listItem,
  'escalation-rule': escalationRule,
  'workspace-setting': workspaceSetting,
  conflict,
} as const satisfies Record<EntityName, SQLiteTable>;

export type Entity = EntityName;

/** The columns that the write path keeps by itself. */
const bookkeeping = [
  'pk',
  'id',
  'createdAt',
  'updatedAt',
  'deletedAt',
  'rowVersion',
  'fieldVersions',
  'batchPk',
] as const;
type Bookkeeping = (typeof bookkeeping)[number];

/** Columns that each desktop derives for itself; they are never sent. */
const derivedFields: Partial<Record<Entity, readonly string[]>> = {
  reseller: ['nameKey', 'lastInteractionAt'],
};
type Derived = 'nameKey' | 'lastInteractionAt';

/** Fields that go to head office as they are, but stand hidden in the history. */
const secretFields: Partial<Record<Entity, readonly string[]>> = { person: ['verifier'] };

/** Long texts: two edits of one are joined, so an edit says what it was made of. */
const longTexts: Partial<Record<Entity, readonly string[]>> = {
  reseller: ['note'],
  contact: ['note'],
  note: ['text'],
  interaction: ['text'],
  task: ['text'],
  'training-course': ['description'],
  'training-session': ['note'],
};

/** What stands in the history for a secret. */
export const hiddenValue = '•••';

type Values<E extends Entity> = Omit<
  (typeof entityTables)[E]['$inferSelect'],
  Bookkeeping | Derived
>;

/** What a new row is made of: fields that may be empty may be left out. */
export type NewRow<E extends Entity> = {
  readonly [K in keyof Values<E> as null extends Values<E>[K] ? never : K]: Values<E>[K];
} & {
  readonly [K in keyof Values<E> as null extends Values<E>[K] ? K : never]?: Values<E>[K];
};

/** The fields of a change. */
export type RowPatch<E extends Entity> = Partial<Values<E>>;

export type SqlValue = string | number | null;

export type FieldInfo = {
  readonly field: string;
  readonly column: string;
  /** For `resellerPk`: mutations carry `resellerId`, because row numbers are this desktop's own. */
  readonly reference: { readonly entity: Entity; readonly name: string } | null;
  readonly sent: boolean;
  /** Written to the history as `hiddenValue`, so that such a step cannot be taken back. */
  readonly secret: boolean;
  readonly longText: boolean;
  /** A number that may not be empty: one that is left out is zero. */
  readonly required: boolean;
};

export type EntityInfo = {
  readonly entity: Entity;
  readonly table: string;
  readonly fields: readonly FieldInfo[];
};

const referenced: Readonly<Record<string, Entity>> = {
  resellerPk: 'reseller',
  contactPk: 'contact',
  interactionPk: 'interaction',
  coursePk: 'training-course',
  sessionPk: 'training-session',
  reportPk: 'purchase-report',
  requestPk: 'bonus-request',
  purchasePk: 'purchase',
  reversesPk: 'bonus-entry',
  registrationPk: 'training-registration',
  warnsPk: 'task',
  groupPk: 'access-group',
  rulePk: 'bonus-rule',
  postingPk: 'bonus-posting',
};

function describe(entity: Entity): EntityInfo {
  const table: SQLiteTable = entityTables[entity];
  const kept: readonly string[] = bookkeeping;
  const derived = derivedFields[entity] ?? [];
  const secret = secretFields[entity] ?? [];
  const fields = Object.entries(getTableColumns(table))
    .filter(([field]) => !kept.includes(field))
    .map(([field, column]) => {
      const target = referenced[field];
      return {
        field,
        column: column.name,
        reference: target ? { entity: target, name: field.replace(/Pk$/, 'Id') } : null,
        sent: !derived.includes(field),
        secret: secret.includes(field),
        longText: longTexts[entity]?.includes(field) ?? false,
        required: column.notNull && column.dataType === 'number',
      };
    });
  return { entity, table: getTableName(table), fields };
}

const infos = new Map<Entity, EntityInfo>();

/** The fields of an entity as the write path needs them. */
export function entityInfo(entity: Entity): EntityInfo {
  let info = infos.get(entity);
  if (!info) {
    info = describe(entity);
    infos.set(entity, info);
  }
  return info;
}

/** Adds what this desktop derives from the given values, so that it can never disagree with them. */
export function withDerived(
  entity: Entity,
  values: Readonly<Record<string, SqlValue | undefined>>,
): Readonly<Record<string, SqlValue | undefined>> {
  if (entity === 'reseller' && typeof values['name'] === 'string') {
    return { ...values, nameKey: searchKey(values['name']) };
  }
  return values;
}
