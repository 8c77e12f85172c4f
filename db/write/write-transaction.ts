import type { Statement } from 'better-sqlite3';
import {
  hiddenValue,
  withDerived,
  type Entity,
  type EntityInfo,
  type NewRow,
  type RowPatch,
  type SqlValue,
} from './entities.ts';
import { fieldVersions } from './field-versions.ts';
import type { InteractionSearchIndex, InteractionTexts } from './interaction-search-index.ts';
import type { SearchIndex } from './search-index.ts';
import { rowField } from './row-field.ts';

export type WriteContext = {
  /** Who did it, as shown in the history. */
  readonly actor: string;
  /** The import batch that writes, or null for a person. */
  readonly batchPk: number | null;
  /**
   * Where the change was made. What comes from head office is stored the same way, but is not sent
   * back there.
   */
  readonly origin?: 'here' | 'head-office';
};

/** An import refers to the same few thousand rows again and again. */
const mostIds = 20_000;

/** The `mut_no` of a change that head office sent: this desktop's numbers begin at 1. */
const noMutation = 0;

export { rowField };

type SentField = { value: SqlValue; baseVersion: number; baseValue?: string };
type Values = Readonly<Record<string, SqlValue | undefined>>;
type StoredRow = Readonly<Record<string, SqlValue>>;

export type EntityStatements = {
  readonly info: EntityInfo;
  readonly insert: Statement;
  readonly byPk: Statement<[number], StoredRow>;
  readonly idByPk: Statement<[number], string>;
  readonly remove: Statement;
  readonly patches: Map<string, Statement>;
  /** Ids by row number, as far as they were asked for and are on the disk or of this transaction. */
  readonly ids: Map<number, string>;
};

/** What the writer lends to its transactions. */
export type WriteParts = {
  now(): number;
  newId(): string;
  statements(entity: Entity): EntityStatements;
  patchStatement(entity: Entity, columns: readonly string[]): Statement;
  search(): SearchIndex;
  interactionSearch(): InteractionSearchIndex;
  /** Appends a mutation and answers its number. */
  mutation(
    kind: 'create' | 'patch' | 'delete',
    entity: Entity,
    entityId: string,
    fields: string | null,
    actor: string,
    at: number,
  ): number;
  change(
    groupNo: number,
    entity: Entity,
    entityPk: number,
    resellerPk: number | null,
    field: string,
    oldValue: SqlValue,
    newValue: SqlValue,
    actor: string,
    at: number,
    batchPk: number | null,
    mutNo: number,
  ): void;
  /** Finds anew when a reseller was last spoken with. */
  touchInteraction(resellerPk: number): void;
  /** The same, knowing that nothing changed but that an interaction of that instant was added. */
  addInteraction(resellerPk: number, occurredAt: number): void;
};

/** One step of work: every change in it is stored, sent and undone together. */
export class WriteTransaction {
  readonly groupNo: number;
  /** The resellers whose list line, card or search words may have changed. */
  readonly touched = new Set<number>();
  /** The kinds of rows that were written. */
  readonly entities = new Set<Entity>();
  readonly #parts: WriteParts;
  readonly #context: WriteContext;
  readonly #stale = new Set<number>();
  readonly #interactionsOf = new Set<number>();
  /** The latest of the new interactions of each reseller. */
  readonly #latest = new Map<number, number>();
  readonly #rewritten = new Set<number>();
  readonly #written = new Map<number, InteractionTexts>();
  #at: number;

  constructor(parts: WriteParts, context: WriteContext, groupNo: number) {
    this.#parts = parts;
    this.#context = context;
    this.groupNo = groupNo;
    this.#at = parts.now();
  }

  /** Stores a new row and answers its row number. `createdAt` is for rows of the past. */
  create<E extends Entity>(
    entity: E,
    row: NewRow<E>,
    options: { readonly id?: string; readonly createdAt?: number } = {},
  ): number {
    const { info, insert } = this.#parts.statements(entity);
    const values = withDerived(entity, row);
    const id = options.id ?? this.#parts.newId();
    const stored: SqlValue[] = [id, options.createdAt ?? this.#at, this.#at, this.#context.batchPk];
    const sent: Record<string, SqlValue> =
      options.createdAt === undefined ? {} : { createdAt: options.createdAt };
    for (const { field, reference, sent: isSent } of info.fields) {
      // Columns that may not be empty and were left out are counters that begin at zero.
      const value = values[field] ?? (field === 'hiddenInSource' ? 0 : null);
      stored.push(value);
      if (!isSent || value === null) continue;
      if (reference) sent[reference.name] = this.#idOf(reference.entity, value as number);
      else sent[field] = value;
    }
    const pk = Number(insert.run(...stored).lastInsertRowid);
    const mutNo = this.#mutate('create', entity, id, JSON.stringify(sent));
    const resellerPk = this.#touch(entity, pk, values, true);
    if (entity === 'phone') {
      this.#parts.search().refreshPhone(pk, String(values['e164']));
    }
    if (entity === 'interaction') this.#addInteraction(pk, resellerPk, values);
    // An imported row names its batch itself, and one from head office has its history there.
    if (this.#context.batchPk === null && mutNo !== noMutation) {
      this.#log(entity, pk, resellerPk, rowField, null, 'created', mutNo);
    }
    return pk;
  }

  /**
   * Changes fields of a row and answers the names of those that really differ: equal values write
   * nothing, send nothing and leave no history.
   */
  patch<E extends Entity>(entity: E, pk: number, fields: RowPatch<E>): readonly string[] {
    const statements = this.#parts.statements(entity);
    const before = this.#row(statements, pk);
    const values = withDerived(entity, fields as Values);
    const columns: string[] = [];
    const stored: SqlValue[] = [];
    const sent: Record<string, SentField> = {};
    const versions = fieldVersions(before);
    const differing: { field: string; old: SqlValue; value: SqlValue }[] = [];
    for (const info of statements.info.fields) {
      const value = values[info.field];
      const old = before[info.column] ?? null;
      if (value === undefined || value === old) continue;
      columns.push(info.column);
      stored.push(value);
      if (!info.sent) continue;
      const name = info.reference ? info.reference.name : info.field;
      sent[name] = {
        value:
          info.reference && value !== null
            ? this.#idOf(info.reference.entity, value as number)
            : value,
        baseVersion: versions.versionOf(name),
        ...(info.longText && typeof old === 'string' ? { baseValue: old } : {}),
      };
      differing.push({
        field: info.field,
        old: info.secret && old !== null ? hiddenValue : old,
        value: info.secret && value !== null ? hiddenValue : value,
      });
    }
    if (columns.length === 0) return [];
    this.#parts.patchStatement(entity, columns).run(...stored, this.#at, pk);
    const mutNo = this.#mutate('patch', entity, String(before['id']), JSON.stringify(sent));
    // The reseller it moved away from changes as well as the one it came to.
    this.#touch(entity, pk, { resellerPk: before['reseller_pk'] });
    const resellerPk = this.#touch(entity, pk, {
      resellerPk: (fields as Values)['resellerPk'] ?? before['reseller_pk'],
    });
    const isThere = before['deleted_at'] === null;
    if (entity === 'phone' && isThere && typeof values['e164'] === 'string') {
      this.#parts.search().refreshPhone(pk, values['e164']);
    }
    for (const { field, old, value } of differing) {
      this.#log(entity, pk, resellerPk, field, old, value, mutNo);
    }
    return differing.map((d) => d.field);
  }

  /** Marks a row as deleted; it stays in the file and can come back. */
  remove(entity: Entity, pk: number): void {
    this.#setDeleted(entity, pk, true);
  }

  /** Takes a deletion back. */
  restore(entity: Entity, pk: number): void {
    this.#setDeleted(entity, pk, false);
  }

  /** Sends a row up as a new one, as it is now; nothing of it changes here. */
  sendAgain(entity: Entity, pk: number): void {
    const statements = this.#parts.statements(entity);
    const row = this.#row(statements, pk);
    const sent: Record<string, SqlValue> = { createdAt: row['created_at'] ?? this.#at };
    for (const { field, column, reference, sent: isSent } of statements.info.fields) {
      const value = row[column] ?? null;
      if (!isSent || value === null) continue;
      if (reference) sent[reference.name] = this.#idOf(reference.entity, value as number);
      else sent[field] = value;
    }
    this.#mutate('create', entity, String(row['id']), JSON.stringify(sent));
  }

  /**
   * Makes a row anew that was taken out here because head office did not take it: under its id, with these values,
   * as if it had just been created.
   */
  createAgain(entity: Entity, pk: number, fields: Readonly<Record<string, SqlValue>>): void {
    const statements = this.#parts.statements(entity);
    const before = this.#row(statements, pk);
    const values = withDerived(entity, fields);
    const columns = statements.info.fields.filter(({ field }) => values[field] !== undefined);
    if (columns.length > 0) {
      const names = columns.map(({ column }) => column);
      const stored = columns.map(({ field }) => values[field] ?? null);
      this.#parts.patchStatement(entity, names).run(...stored, this.#at, pk);
    }
    statements.remove.run(null, this.#at, pk);
    this.sendAgain(entity, pk);
    this.received(entity, pk, before, this.#row(statements, pk));
    this.#log(entity, pk, this.#ownerOf(entity, pk, before), rowField, 'deleted', 'created', 0);
  }

  #ownerOf(entity: Entity, pk: number, row: StoredRow): number | null {
    const owner = entity === 'reseller' ? pk : row['reseller_pk'];
    return typeof owner === 'number' ? owner : null;
  }

  /** Notes what head office did to a row, so that search, cards and windows follow. */
  received(entity: Entity, pk: number, before: StoredRow | null, after: StoredRow): void {
    const isThere = after['deleted_at'] === null || after['deleted_at'] === undefined;
    const isNew = before === null && isThere;
    if (before !== null) this.#touch(entity, pk, { resellerPk: before['reseller_pk'] });
    const resellerPk = this.#touch(entity, pk, { resellerPk: after['reseller_pk'] }, isNew);
    if (entity === 'phone') {
      this.#parts.search().refreshPhone(pk, isThere ? String(after['e164']) : null);
    }
    if (entity === 'interaction' && isNew) {
      const { text, phone, company_text: companyText, occurred_at: occurredAt } = after;
      this.#addInteraction(pk, resellerPk, { text, phone, companyText, occurredAt });
    }
  }

  /** Enters what head office changed into the history, by whom it was made and when. */
  logReceived(
    entity: Entity,
    pk: number,
    row: StoredRow,
    change: { field: string; old: SqlValue; value: SqlValue; secret: boolean },
    actor: string,
    at: number,
  ): void {
    const hide = (value: SqlValue) => (change.secret && value !== null ? hiddenValue : value);
    this.#parts.change(
      this.groupNo,
      entity,
      pk,
      this.#ownerOf(entity, pk, row),
      change.field,
      hide(change.old),
      hide(change.value),
      actor,
      at,
      null,
      noMutation,
    );
  }

  /** Brings the derived tables up to date; the writer calls it before the commit. */
  finish(): void {
    for (const [pk, at] of this.#latest) {
      if (!this.#interactionsOf.has(pk)) this.#parts.addInteraction(pk, at);
    }
    for (const pk of this.#interactionsOf) this.#parts.touchInteraction(pk);
    for (const pk of this.#stale) this.#parts.search().refresh(pk);
    for (const pk of this.#rewritten) this.#parts.interactionSearch().refresh(pk);
    for (const [pk, texts] of this.#written) this.#parts.interactionSearch().put(pk, texts);
  }

  #mutate(
    kind: 'create' | 'patch' | 'delete',
    entity: Entity,
    entityId: string,
    fields: string | null,
  ): number {
    if (this.#context.origin === 'head-office') return noMutation;
    return this.#parts.mutation(kind, entity, entityId, fields, this.#context.actor, this.#at);
  }

  #setDeleted(entity: Entity, pk: number, deleted: boolean): void {
    const statements = this.#parts.statements(entity);
    const before = this.#row(statements, pk);
    if ((before['deleted_at'] !== null) === deleted) return;
    statements.remove.run(deleted ? this.#at : null, this.#at, pk);
    const versions = fieldVersions(before);
    const mutNo = this.#mutate(
      deleted ? 'delete' : 'patch',
      entity,
      String(before['id']),
      JSON.stringify(
        deleted
          ? { baseVersion: before['row_version'] }
          : { deletedAt: { value: null, baseVersion: versions.versionOf('deletedAt') } },
      ),
    );
    const resellerPk = this.#touch(entity, pk, { resellerPk: before['reseller_pk'] });
    if (entity === 'phone') {
      this.#parts.search().refreshPhone(pk, deleted ? null : String(before['e164']));
    }
    this.#log(
      entity,
      pk,
      resellerPk,
      rowField,
      deleted ? 'created' : 'deleted',
      deleted ? 'deleted' : 'created',
      mutNo,
    );
  }

  /** Notes what follows from a new interaction, so that nothing of it has to be read again. */
  #addInteraction(pk: number, resellerPk: number | null, values: Values): void {
    this.#written.set(pk, {
      text: textOf(values['text']),
      phone: textOf(values['phone']),
      companyText: textOf(values['companyText']),
    });
    const at = values['occurredAt'];
    if (resellerPk === null || typeof at !== 'number') return;
    this.#latest.set(resellerPk, Math.max(at, this.#latest.get(resellerPk) ?? at));
  }

  #touch(entity: Entity, pk: number, values: Values, isNew = false): number | null {
    this.entities.add(entity);
    if (entity === 'interaction' && !isNew) {
      this.#rewritten.add(pk);
      this.#written.delete(pk);
    }
    const owner = entity === 'reseller' ? pk : values['resellerPk'];
    if (typeof owner !== 'number') return null;
    this.touched.add(owner);
    if (entity === 'reseller' || entity === 'contact' || entity === 'email') this.#stale.add(owner);
    if (entity === 'interaction' && !isNew) this.#interactionsOf.add(owner);
    return owner;
  }

  #log(
    entity: Entity,
    pk: number,
    resellerPk: number | null,
    field: string,
    oldValue: SqlValue,
    newValue: SqlValue,
    mutNo: number,
  ): void {
    const { actor, batchPk } = this.#context;
    this.#parts.change(
      this.groupNo,
      entity,
      pk,
      resellerPk,
      field,
      oldValue,
      newValue,
      actor,
      this.#at,
      batchPk,
      mutNo,
    );
  }

  #row(statements: EntityStatements, pk: number): StoredRow {
    const row = statements.byPk.get(pk);
    if (!row) throw new Error(`no ${statements.info.entity} with row number ${String(pk)}`);
    return row;
  }

  #idOf(entity: Entity, pk: number): string {
    const { ids, idByPk } = this.#parts.statements(entity);
    const known = ids.get(pk);
    if (known !== undefined) return known;
    const id = idByPk.get(pk);
    if (id === undefined) throw new Error(`no ${entity} with row number ${String(pk)}`);
    if (ids.size >= mostIds) ids.clear();
    ids.set(pk, id);
    return id;
  }
}

function textOf(value: SqlValue | undefined): string | null {
  return typeof value === 'string' ? value : null;
}
