import type { Database, Statement } from 'better-sqlite3';
import type { LogEntry } from '#contract/sync/messages.ts';
import {
  rowOfEntry,
  rowOfState,
  type Arrived,
  type LeftOver,
  type PresentRow,
} from './take-rows.ts';

/** A row of a snapshot that has the log up to `seq`. */
export type SnapshotRow = { readonly seq: number; readonly row: PresentRow };

type Parked = { readonly place: number; readonly seq: number; readonly arrived: Arrived };
type Stored = { readonly place: number; readonly entry: string };

const atOnce = 1000;

/**
 * What head office sent and this version could not take in, in its order: rows of a snapshot under numbers below
 * zero, entries of the log under their own.
 */
export class ParkedEntries {
  readonly #add: Statement<[number, string, string]>;
  readonly #addRow: Statement<[string, string]>;
  readonly #remove: Statement<[number]>;
  readonly #next: Statement<[number, number, number], Stored>;
  /** What this version does not know it will not know a minute later either. */
  #triedAll = false;

  constructor(db: Database) {
    this.#add = db.prepare(
      'INSERT OR REPLACE INTO parked_entry (seq, entry, reason) VALUES (?, ?, ?)',
    );
    this.#addRow = db.prepare(
      `INSERT INTO parked_entry (seq, entry, reason)
       SELECT coalesce(max(seq), ${Number.MIN_SAFE_INTEGER}) + 1, ?, ? FROM parked_entry WHERE seq < 0`,
    );
    this.#remove = db.prepare('DELETE FROM parked_entry WHERE seq = ?');
    this.#next = db.prepare(
      `SELECT seq AS place, entry FROM parked_entry
       WHERE seq > ? AND (? OR reason NOT IN ('entity', 'fields')) ORDER BY seq LIMIT ?`,
    );
  }

  addEntry(entry: LogEntry, reason: LeftOver['reason']): void {
    this.#add.run(entry.seq, JSON.stringify(entry), reason);
  }

  addRow(row: SnapshotRow, reason: LeftOver['reason']): void {
    this.#addRow.run(JSON.stringify(row), reason);
  }

  remove(place: number): void {
    this.#remove.run(place);
  }

  /** All of it once after a start; later only what waits for other rows. */
  *worthATry(): Generator<Parked[]> {
    const all = this.#triedAll ? 0 : 1;
    this.#triedAll = true;
    for (let after = Number.MIN_SAFE_INTEGER; ;) {
      const some = this.#next.all(after, all, atOnce);
      const last = some.at(-1);
      if (last === undefined) return;
      yield some.map(parsed);
      after = last.place;
    }
  }
}

function parsed({ place, entry }: Stored): Parked {
  const content: unknown = JSON.parse(entry);
  if (place >= 0) return { place, seq: place, arrived: rowOfEntry(content as LogEntry) };
  const { seq, row } = content as SnapshotRow;
  return { place, seq, arrived: rowOfState(row) };
}

/** Forgets what was kept of a snapshot that is begun anew: the newer one has all of it. */
export function forgetSnapshotRows(db: Database): void {
  db.exec('DELETE FROM parked_entry WHERE seq < 0');
}
