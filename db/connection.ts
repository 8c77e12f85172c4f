import BetterSqlite3 from 'better-sqlite3';
import type { Database } from 'better-sqlite3';
import { AppError } from '#contract/errors.ts';
import { withDataErrors } from './sqlite-error.ts';

export type ConnectionOptions = {
  readonly readonly?: boolean;
  /** For work that reads the whole file once: takes little memory. */
  readonly background?: boolean;
  readonly busyTimeoutMs?: number;
  /** Called with each statement before it runs. */
  readonly trace?: (sql: string) => void;
};

/**
 * What holds on every connection. `mmap_size` stays 0: with a mapped file an I/O error of the disk
 * is a SIGBUS that ends the process, instead of an error that can be reported.
 * `wal_autocheckpoint` is 0 because `checkpoint.ts` writes the page sums around each checkpoint.
 */
const pragmas: readonly (readonly [name: string, value: string, reads: string | number])[] = [
  ['synchronous', 'FULL', 2],
  ['foreign_keys', 'ON', 1],
  ['cell_size_check', 'ON', 1],
  ['trusted_schema', 'OFF', 0],
  ['mmap_size', '0', 0],
  ['wal_autocheckpoint', '0', 0],
  ['journal_size_limit', '67108864', 67_108_864],
  ['fullfsync', 'ON', 1],
  ['checkpoint_fullfsync', 'ON', 1],
];

/** At work: sorting stays in memory, and the pages of a list and a few cards are at hand. */
const atWork: typeof pragmas = [
  ['temp_store', 'MEMORY', 2],
  ['cache_size', '-16000', -16000],
];

/** A check or a copy reads everything once: what it kept would only be missing elsewhere. */
const inBackground: typeof pragmas = [
  ['temp_store', 'FILE', 1],
  ['cache_size', '-2000', -2000],
];

function traced(trace: ConnectionOptions['trace']): ((sql?: unknown) => void) | undefined {
  return trace === undefined ? undefined : (sql) => trace(String(sql));
}

function set(db: Database, name: string, value: string, reads: string | number): void {
  db.pragma(`${name} = ${value}`);
  const read = db.pragma(name, { simple: true });
  if (read === reads || (name === 'mmap_size' && read === undefined)) return;
  throw new AppError('data/cannot-open', `PRAGMA ${name} is ${String(read)}, not ${reads}`, {
    details: { reason: name },
  });
}

/** Opens the file with every pragma set and read back; throws documented errors, leaves nothing open. */
export function openConnection(file: string, options: ConnectionOptions = {}): Database {
  const readonly = options.readonly ?? false;
  const timeout = options.busyTimeoutMs ?? 5000;
  return withDataErrors(file, () => {
    const db = new BetterSqlite3(file, { readonly, timeout, verbose: traced(options.trace) });
    try {
      set(db, 'busy_timeout', String(timeout), timeout);
      if (!readonly) set(db, 'journal_mode', 'WAL', 'wal');
      const ofPurpose = options.background === true ? inBackground : atWork;
      for (const [name, value, reads] of [...pragmas, ...ofPurpose]) set(db, name, value, reads);
      return db;
    } catch (error) {
      db.close();
      throw error;
    }
  });
}
