import type { Database, Statement } from 'better-sqlite3';
import type { Fuse } from './fuse.ts';

/**
 * Lets a desktop die between any two writes to its open file: before each statement that writes, before each commit.
 * What reads goes on, as nothing of it stays.
 */
export function makeMortal(db: Database, fuse: Fuse): void {
  const prepare = db.prepare.bind(db) as (sql: string) => Statement;
  const exec = db.exec.bind(db);
  const transaction = db.transaction.bind(db);
  Object.assign(db, {
    prepare: (sql: string) => mortalStatement(prepare(sql), fuse),
    exec: (sql: string) => {
      fuse.write();
      return exec(sql);
    },
    transaction: (work: (...args: unknown[]) => unknown) =>
      transaction((...args: unknown[]) => {
        const result = work(...args);
        fuse.write();
        return result;
      }),
  });
}

function mortalStatement(statement: Statement, fuse: Fuse): Statement {
  // To begin and to commit count as reading there.
  const names = statement.readonly ? (['run'] as const) : (['run', 'get', 'all'] as const);
  for (const name of names) {
    const real = statement[name].bind<(...args: unknown[]) => unknown>(statement);
    Object.assign(statement, {
      [name]: (...args: unknown[]) => {
        fuse.write();
        return real(...args);
      },
    });
  }
  return statement;
}

/** Takes back what a dead process had not committed, as opening its file again does. */
export function afterDeath(db: Database, fuse: Fuse): void {
  fuse.disarm();
  if (db.inTransaction) db.exec('ROLLBACK');
}
