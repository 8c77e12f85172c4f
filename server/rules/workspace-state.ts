import type { LogEntry } from '#contract/sync/messages.ts';
import type { Scalar } from '#contract/sync/mutation.ts';
import type { EntryKind } from '#domain/bonus/entry.ts';
import type { Rights } from '#domain/access/rights.ts';
import {
  rowKey,
  shippedStamp,
  stampOf,
  type FieldMeta,
  type Fields,
  type StoredRow,
} from './stored-row.ts';

/** An entry that is to be appended to the log; its number comes with the append. */
export type NewEntry = Omit<LogEntry, 'seq'>;

export type Account = { readonly available: number; readonly reserved: number };

export type LedgerRow = {
  readonly id: string;
  readonly resellerId: string;
  readonly kind: EntryKind;
  readonly points: number;
  readonly at: number;
  readonly requestId: string | null;
  readonly purchaseId: string | null;
  readonly reversesId: string | null;
  readonly expiresOn: string | null;
};

/** Who makes a change, and when, by the stamp that it is stored under. */
export type Author = {
  readonly deviceId: string | null;
  readonly mutNo: number | null;
  readonly actor: string;
  readonly at: number;
  readonly stamp: string;
};

/** What of the database a push can touch, as read under its locks. */
export type LoadedState = {
  readonly rows: Map<string, StoredRow>;
  readonly accounts: Map<string, Account>;
  readonly ledger: Map<string, LedgerRow>;
  /** Registrations by session. */
  readonly claims: Map<string, Set<string>>;
  readonly uniques: Map<string, string>;
};

/** The part of a workspace that one push works on: everything in it can be taken back to a mark. */
export class WorkspaceState {
  readonly #state: LoadedState;
  readonly #loadedRows: ReadonlyMap<string, StoredRow>;
  readonly #loadedOwners: ReadonlyMap<string, string>;
  readonly #undo: (() => void)[] = [];
  /** The keys of persons and groups among the rows: each mutation asks for them. */
  readonly #people = new Set<string>();
  readonly entries: NewEntry[] = [];
  readonly dirtyRows = new Set<string>();
  readonly dirtyAccounts = new Set<string>();
  readonly dirtyLedger = new Set<string>();
  readonly dirtyUniques = new Set<string>();
  readonly dirtySessions = new Set<string>();
  readonly dirtyClaims = new Map<string, string | null>();

  constructor(state: LoadedState) {
    this.#state = state;
    this.#loadedRows = new Map(state.rows);
    this.#loadedOwners = new Map(state.uniques);
    for (const [key, { entity }] of state.rows) if (isOfPeople(entity)) this.#people.add(key);
  }

  /** A place to come back to. */
  mark(): number {
    return this.#undo.length;
  }

  /** Undoes everything since a mark. */
  backTo(mark: number): void {
    while (this.#undo.length > mark) this.#undo.pop()?.();
  }

  row(entity: string, id: string): StoredRow | null {
    return this.#state.rows.get(rowKey(entity, id)) ?? null;
  }

  rowByKey(key: string): StoredRow | null {
    return this.#state.rows.get(key) ?? null;
  }

  /** The version of a row when it was loaded; null for one that was not there. */
  loadedVersionOf(key: string): number | null {
    return this.#loadedRows.get(key)?.rowVersion ?? null;
  }

  /** All persons, or all groups. */
  *rowsOf(entity: 'person' | 'access-group'): Iterable<StoredRow> {
    for (const key of this.#people) {
      const row = this.#state.rows.get(key);
      if (row?.entity === entity) yield row;
    }
  }

  /** Stores a new row and its entry. */
  insert(entity: string, id: string, fields: Fields, author: Author): StoredRow {
    const row: StoredRow = {
      entity,
      id,
      rowVersion: 1,
      fields,
      meta: null,
      madeHlc: author.stamp,
      madeBy: author.actor,
      deleted: false,
      actor: author.actor,
      at: author.at,
    };
    this.#put(row);
    this.#log('create', row, fields, author);
    return row;
  }

  /** Begins to know a row that every desktop came with; what is in it nobody has said yet. */
  insertShipped(entity: string, id: string): StoredRow {
    const row: StoredRow = {
      ...{ entity, id, rowVersion: 0, fields: {}, meta: null, madeHlc: shippedStamp, madeBy: '' },
      ...{ deleted: false, actor: '', at: 0 },
    };
    this.#put(row);
    return row;
  }

  /** Writes fields of a row, `deletedAt` among them; answers the row as it then is. */
  change(row: StoredRow, changed: Fields, author: Author): StoredRow {
    const rowVersion = row.rowVersion + 1;
    const meta: Record<string, FieldMeta> = { ...row.meta };
    for (const field of Object.keys(changed)) meta[field] = [rowVersion, author.stamp];
    const next: StoredRow = {
      ...row,
      rowVersion,
      fields: { ...row.fields, ...changed },
      meta,
      deleted: 'deletedAt' in changed ? changed['deletedAt'] !== null : row.deleted,
      actor: author.actor,
      at: author.at,
    };
    this.#put(next);
    this.#log(next.deleted && !row.deleted ? 'delete' : 'patch', next, changed, author);
    return next;
  }

  account(resellerId: string): Account {
    return this.#state.accounts.get(resellerId) ?? { available: 0, reserved: 0 };
  }

  setAccount(resellerId: string, account: Account): void {
    this.#set(this.#state.accounts, resellerId, account);
    this.#add(this.dirtyAccounts, resellerId);
  }

  /** The ledger of a reseller in the order of its entries. */
  ledgerOf(resellerId: string): LedgerRow[] {
    return [...this.#state.ledger.values()]
      .filter((entry) => entry.resellerId === resellerId)
      .sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1));
  }

  ledgerRow(id: string): LedgerRow | null {
    return this.#state.ledger.get(id) ?? null;
  }

  setLedger(id: string, entry: LedgerRow | null): void {
    this.#set(this.#state.ledger, id, entry);
    this.#add(this.dirtyLedger, id);
  }

  /** The registrations of a session. */
  claimsOf(sessionId: string): StoredRow[] {
    return [...(this.#state.claims.get(sessionId) ?? [])].flatMap(
      (id) => this.row('training-registration', id) ?? [],
    );
  }

  /** Puts a registration to a session, or to none. */
  setClaim(registrationId: string, from: string | null, to: string | null): void {
    if (from !== null) {
      const before = this.#state.claims.get(from);
      this.#set(
        this.#state.claims,
        from,
        new Set([...(before ?? [])].filter((id) => id !== registrationId)),
      );
    }
    if (to !== null) {
      const before = this.#state.claims.get(to);
      this.#set(this.#state.claims, to, new Set([...(before ?? []), registrationId]));
    }
    this.#set(this.dirtyClaims, registrationId, to);
  }

  /** Whose a unique value is. */
  ownerOf(key: string): string | null {
    return this.#state.uniques.get(key) ?? null;
  }

  /** Whose a unique value was when it was loaded. */
  loadedOwnerOf(key: string): string | null {
    return this.#loadedOwners.get(key) ?? null;
  }

  setOwner(key: string, id: string | null): void {
    this.#set(this.#state.uniques, key, id);
    this.#add(this.dirtyUniques, key);
  }

  touchSession(sessionId: string): void {
    this.#add(this.dirtySessions, sessionId);
  }

  /**
   * The rights that a person had at a stamp, by the name; null for somebody whom the workspace has never known.
   * Who has left may do nothing more, but what was typed before arrives late and counts.
   */
  rightsOf(actor: string, stamp: string): Rights | null {
    let found: Rights | null = null;
    for (const person of this.rowsOf('person')) {
      if (person.fields['name'] !== actor) continue;
      const leftAt = leavingOf(person);
      const had = leftAt === null || stamp < leftAt;
      const rights = had ? this.rightsOfGroup(String(person.fields['groupId'])) : {};
      if (leftAt === null) return rights;
      if (had || found === null) found = rights;
    }
    return found;
  }

  rightsOfGroup(groupId: string): Rights {
    const group = this.row('access-group', groupId);
    return group === null ? {} : rightsIn(group.fields['rights']);
  }

  rightsOfRole(key: string): Rights {
    for (const group of this.rowsOf('access-group')) {
      if (!group.deleted && group.fields['key'] === key) return rightsIn(group.fields['rights']);
    }
    return {};
  }

  hasPeople(): boolean {
    for (const person of this.rowsOf('person')) if (!person.deleted) return true;
    return false;
  }

  #put(row: StoredRow): void {
    const key = rowKey(row.entity, row.id);
    this.#set(this.#state.rows, key, row);
    if (isOfPeople(row.entity)) this.#people.add(key);
    this.#add(this.dirtyRows, key);
  }

  #log(op: NewEntry['op'], row: StoredRow, fields: Fields, author: Author): void {
    const { entity, id, rowVersion } = row;
    const { deviceId, mutNo, actor, at } = author;
    this.entries.push({ entity, id, op, rowVersion, fields, deviceId, mutNo, actor, at });
    this.#undo.push(() => this.entries.pop());
  }

  #set<K, V>(map: Map<K, V>, key: K, value: V | null): void {
    const before = map.get(key);
    const had = map.has(key);
    if (value === null && map !== (this.dirtyClaims as unknown)) map.delete(key);
    else map.set(key, value as V);
    this.#undo.push(() => {
      if (had) map.set(key, before as V);
      else map.delete(key);
    });
  }

  #add(set: Set<string>, value: string): void {
    if (set.has(value)) return;
    set.add(value);
    this.#undo.push(() => set.delete(value));
  }
}

/** The stamp at which a person was deactivated or deleted, whichever was first; null who is still there. */
function leavingOf(person: StoredRow): string | null {
  const left = [
    ...(person.fields['active'] === 0 ? [stampOf(person, 'active')] : []),
    ...(person.deleted ? [stampOf(person, 'deletedAt')] : []),
  ].sort();
  return left[0] ?? null;
}

/** Whether rows of a kind say who may do what. */
export function isOfPeople(entity: string): boolean {
  return entity === 'person' || entity === 'access-group';
}

function rightsIn(json: Scalar | undefined): Rights {
  if (typeof json !== 'string') return {};
  try {
    const rights: unknown = JSON.parse(json);
    return typeof rights === 'object' && rights !== null ? rights : {};
  } catch {
    // Rights that nobody can read are none; or nothing of anybody in the group could ever be judged.
    return {};
  }
}
