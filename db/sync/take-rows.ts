import { entityNames, type EntityName } from '#contract/entities.ts';
import type { LogEntry, RowState } from '#contract/sync/messages.ts';
import { isShippedId } from '#domain/identity/shipped-id.ts';
import { entityInfo } from '../write/entities.ts';
import type { NotTaken, ReceivedRow, Receiver } from '../write/receiver.ts';
import type { WriteTransaction } from '../write/write-transaction.ts';
import type { Outbox } from './outbox.ts';

const known: ReadonlySet<string> = new Set(entityNames);

/** Whether this version has a table for such rows. */
export function isKnownEntity(name: string): name is EntityName {
  return known.has(name);
}

/** What a version can take in. */
export type Known = {
  entity(name: string): name is EntityName;
  /** The fields of a kind of row by the names they travel under. */
  fields(entity: EntityName): ReadonlySet<string>;
};

const fieldNames = new Map<EntityName, ReadonlySet<string>>();

/** The fields of a kind of row by the names they travel under. */
export function fieldsOf(entity: EntityName): ReadonlySet<string> {
  let names = fieldNames.get(entity);
  if (!names) {
    const own = entityInfo(entity).fields.filter(({ sent }) => sent);
    names = new Set([
      ...own.map(({ field, reference }) => reference?.name ?? field),
      'createdAt',
      'deletedAt',
    ]);
    fieldNames.set(entity, names);
  }
  return names;
}

/** What this version can take in. */
export const knownHere: Known = { entity: isKnownEntity, fields: fieldsOf };

/** What this version cannot take in of what head office sends. */
export type LeftOver = { readonly reason: 'entity' | 'fields' | NotTaken['reason'] };

/** A row as head office has it. */
export type PresentRow = Extract<RowState, { present: true }>;

/** A row, or what of it has changed, on its way in. */
export type Arrived = {
  readonly entity: string;
  readonly id: string;
  readonly rowVersion: number;
  readonly fields: LogEntry['fields'];
  versionOf(field: string): number;
  readonly actor: string;
  readonly at: number;
  /** What it does not name is empty. Of a row that every desktop came with it is what they came with. */
  readonly isWhole: boolean;
};

/**
 * Takes a row in as far as this version can; answers what has to be kept for a later one, or null. `seq` is how
 * far the log is read: what is under way beyond it keeps its value.
 */
export function takeRow(
  tx: WriteTransaction,
  receiver: Receiver,
  outbox: Outbox | null,
  row: Arrived,
  seq: number,
  knows: Known = knownHere,
): LeftOver | null {
  if (!knows.entity(row.entity)) return { reason: 'entity' };
  const names = knows.fields(row.entity);
  const given = Object.keys(row.fields);
  const unknown = given.some((name) => !names.has(name));
  const received: ReceivedRow = {
    ...row,
    entity: row.entity,
    whole: row.isWhole ? names : null,
    fields: unknown
      ? Object.fromEntries(Object.entries(row.fields).filter(([name]) => names.has(name)))
      : row.fields,
  };
  const pending = outbox === null ? noFields : (outbox.pendingFields(row.id, seq) ?? names);
  const left = receiver.take(tx, received, pending);
  if (left !== null) return { reason: left.reason };
  return unknown ? { reason: 'fields' } : null;
}

const noFields: ReadonlySet<string> = new Set();

/** An entry of the log as a row that arrived: everything in it has one version. */
export function rowOfEntry({ entity, id, op, rowVersion, fields, actor, at }: LogEntry): Arrived {
  const isWhole = op === 'create';
  return { entity, id, rowVersion, fields, versionOf: () => rowVersion, actor, at, isWhole };
}

/** A whole row as one that arrived. */
export function rowOfState(row: PresentRow): Arrived {
  const { entity, id, rowVersion, fields, versions, actor, at } = row;
  return {
    ...{ entity, id, rowVersion, fields, actor, at, isWhole: !isShippedId(id) },
    versionOf: (name) => versions[name] ?? 1,
  };
}
