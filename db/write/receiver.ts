import type { Database, Statement } from 'better-sqlite3';
import { references } from '#contract/sync/entity-order.ts';
import type { Scalar } from '#contract/sync/mutation.ts';
import { entityInfo, withDerived, type Entity, type FieldInfo, type SqlValue } from './entities.ts';
import { fieldVersions } from './field-versions.ts';
import type { WriteTransaction } from './write-transaction.ts';

/** What head office says of a row: some of its fields, or all of them. */
export type ReceivedRow = {
  readonly entity: Entity;
  readonly id: string;
  readonly rowVersion: number;
  readonly fields: Readonly<Record<string, Scalar>>;
  /** The names that it knows, of a row in which a field that is not given is empty; else null. */
  readonly whole: ReadonlySet<string> | null;
  /** The version of a field. */
  versionOf(field: string): number;
  readonly actor: string;
  /** Milliseconds UTC. */
  readonly at: number;
};

/** Why a row cannot be taken in here and now. */
export type NotTaken =
  | { readonly reason: 'reference'; readonly field: string }
  | { readonly reason: 'constraint'; readonly message: string };

type StoredRow = Readonly<Record<string, SqlValue>>;

type Written = Pick<FieldInfo, 'field' | 'column'> &
  Partial<Pick<FieldInfo, 'secret' | 'required'>>;

type EntityStatements = {
  readonly byId: Statement<[string], StoredRow>;
  readonly pkById: Statement<[string], number>;
  readonly insert: Statement;
  readonly updates: Map<string, Statement>;
  readonly pks: Map<string, number>;
};

/** Fields that a row has beside those of its kind. */
const ofEveryRow: Readonly<Record<string, string>> = {
  createdAt: 'created_at',
  deletedAt: 'deleted_at',
};

const mostPks = 200_000;

/**
 * Takes in what head office says of rows, within a write transaction and without mutations of its own. A field
 * is written when its version is not older than the one that is here, so that the order and the number of
 * times in which something arrives do not matter; a field with a mutation under way keeps what was typed.
 */
export class Receiver {
  readonly #db: Database;
  readonly #strict: boolean;
  readonly #statements = new Map<Entity, EntityStatements>();

  /** `strict` is a fault that tests make on purpose: what has the version that is here is kept out too. */
  constructor(db: Database, strict = false) {
    this.#db = db;
    this.#strict = strict;
  }

  /** Row numbers that a transaction gave are given anew when it was rolled back. */
  forget(): void {
    for (const { pks } of this.#statements.values()) pks.clear();
  }

  /** Stores what is new of a row; answers why it could not, or null. `pending` are the fields under way. */
  take(tx: WriteTransaction, row: ReceivedRow, pending: ReadonlySet<string>): NotTaken | null {
    const statements = this.#of(row.entity);
    const before = statements.byId.get(row.id);
    const values: Record<string, SqlValue> = {};
    for (const [name, value] of Object.entries(row.fields)) {
      const target = references[name];
      if (target === undefined) {
        values[name] = value;
        continue;
      }
      const pk = value === null ? null : this.pkOf(target, String(value));
      if (pk === null && value !== null) return { reason: 'reference', field: name };
      values[name.replace(/Id$/, 'Pk')] = pk;
    }
    try {
      if (before === undefined) this.#insert(tx, statements, row, values);
      else this.#update(tx, statements, row, values, before, pending);
      return null;
    } catch (error) {
      const code = error instanceof Error && 'code' in error ? String(error.code) : '';
      if (!code.startsWith('SQLITE_CONSTRAINT')) throw error;
      return { reason: 'constraint', message: String(error) };
    }
  }

  /** Takes a row out that head office does not have: what was typed in it is kept elsewhere. */
  drop(tx: WriteTransaction, entity: Entity, id: string, at: number): void {
    const before = this.#of(entity).byId.get(id);
    if (before === undefined || before['deleted_at'] !== null) return;
    const pk = Number(before['pk']);
    this.#update1(entity, ['deleted_at', 'updated_at'], [at, at], pk);
    tx.received(entity, pk, before, { ...before, deleted_at: at });
  }

  /** The row number of an id; null when the row is not here. */
  pkOf(entity: Entity, id: string): number | null {
    const { pks, pkById } = this.#of(entity);
    const known = pks.get(id);
    if (known !== undefined) return known;
    const pk = pkById.get(id);
    if (pk === undefined) return null;
    if (pks.size >= mostPks) pks.clear();
    pks.set(id, pk);
    return pk;
  }

  #insert(
    tx: WriteTransaction,
    statements: EntityStatements,
    row: ReceivedRow,
    values: Readonly<Record<string, SqlValue>>,
  ): void {
    const { entity, id, rowVersion, at } = row;
    const all = withDerived(entity, values);
    const versions: Record<string, number> = {};
    for (const name of Object.keys(row.fields)) {
      const version = row.versionOf(name);
      if (version !== 1) versions[name] = version;
    }
    const named = Object.keys(versions).length === 0 ? null : JSON.stringify(versions);
    const created = typeof values['createdAt'] === 'number' ? values['createdAt'] : at;
    const deletedAt = values['deletedAt'] ?? null;
    const info = entityInfo(entity);
    const stored = info.fields.map(({ field, required }) => all[field] ?? (required ? 0 : null));
    const { lastInsertRowid } = statements.insert.run(
      ...[id, created, at, deletedAt, rowVersion, named, ...stored],
    );
    const pk = Number(lastInsertRowid);
    if (statements.pks.size >= mostPks) statements.pks.clear();
    statements.pks.set(id, pk);
    const after: Record<string, SqlValue> = { deleted_at: deletedAt };
    info.fields.forEach(({ column }, n) => (after[column] = stored[n] ?? null));
    tx.received(entity, pk, null, after);
  }

  #update(
    tx: WriteTransaction,
    _statements: EntityStatements,
    row: ReceivedRow,
    values: Readonly<Record<string, SqlValue>>,
    before: StoredRow,
    pending: ReadonlySet<string>,
  ): void {
    const { entity, actor, at } = row;
    const pk = Number(before['pk']);
    const { named, versionOf } = fieldVersions(before);
    const columns: string[] = [];
    const stored: SqlValue[] = [];
    const changes: { field: string; old: SqlValue; value: SqlValue; secret: boolean }[] = [];
    const versions: Record<string, number> = { ...named };
    const write = (
      name: string,
      { field, column, secret = false, required = false }: Written,
      logs: boolean,
    ) => {
      const given = values[field] ?? (row.whole?.has(name) ? null : values[field]);
      if (given === undefined || pending.has(name)) return;
      const value = given ?? (required ? 0 : null);
      const version = row.versionOf(name);
      if (version < versionOf(name) || (this.#strict && version === versionOf(name))) return;
      if (version === 1) delete versions[name];
      else versions[name] = version;
      const old = before[column] ?? null;
      if (old === value) return;
      columns.push(column);
      stored.push(value);
      if (logs) changes.push({ field, old, value, secret });
    };
    const derived = withDerived(entity, values);
    for (const info of entityInfo(entity).fields) {
      if (!info.sent) continue;
      const name = info.reference?.name ?? info.field;
      write(name, info, true);
    }
    for (const [name, column] of Object.entries(ofEveryRow)) {
      if (name === 'createdAt' && values[name] === undefined) continue;
      write(name, { field: name, column }, false);
    }
    if (columns.includes('name') && typeof derived['nameKey'] === 'string') {
      columns.push('name_key');
      stored.push(derived['nameKey']);
    }
    const rowVersion = Math.max(row.rowVersion, Number(before['row_version']));
    // A row of before head office has no versions: those that are not named are unknown, not the first.
    columns.push('row_version', 'field_versions', 'updated_at');
    stored.push(
      rowVersion,
      Object.keys(versions).length === 0 ? null : JSON.stringify(versions),
      Math.max(at, Number(before['updated_at'])),
    );
    this.#update1(entity, columns, stored, pk);
    const after: Record<string, SqlValue> = { ...before };
    columns.forEach((column, n) => (after[column] = stored[n] ?? null));
    tx.received(entity, pk, before, after);
    for (const change of changes) tx.logReceived(entity, pk, after, change, actor, at);
  }

  #update1(
    entity: Entity,
    columns: readonly string[],
    stored: readonly SqlValue[],
    pk: number,
  ): void {
    const { updates } = this.#of(entity);
    const key = columns.join();
    let statement = updates.get(key);
    if (!statement) {
      const set = columns.map((column) => `${column} = ?`).join(', ');
      statement = this.#db.prepare(`UPDATE ${entityInfo(entity).table} SET ${set} WHERE pk = ?`);
      updates.set(key, statement);
    }
    statement.run(...stored, pk);
  }

  #of(entity: Entity): EntityStatements {
    let found = this.#statements.get(entity);
    if (!found) {
      const { table, fields } = entityInfo(entity);
      const columns = fields.map(({ column }) => column);
      found = {
        byId: this.#db.prepare(`SELECT * FROM ${table} WHERE id = ?`),
        pkById: this.#db.prepare<[string], number>(`SELECT pk FROM ${table} WHERE id = ?`).pluck(),
        insert: this.#db.prepare(
          `INSERT INTO ${table} (id, created_at, updated_at, deleted_at, row_version, field_versions,
             ${columns.join(', ')}) VALUES (?, ?, ?, ?, ?, ?, ${columns.map(() => '?').join(', ')})`,
        ),
        updates: new Map(),
        pks: new Map(),
      };
      this.#statements.set(entity, found);
    }
    return found;
  }
}
