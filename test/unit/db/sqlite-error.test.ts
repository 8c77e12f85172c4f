import BetterSqlite3 from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { AppError } from '#contract/errors.ts';
import { isDamage, toDataError } from '#db/sqlite-error.ts';

const sqlite = (code: string): Error => new BetterSqlite3.SqliteError('message', code);

describe('errors of SQLite and of the file system', () => {
  it.each([
    ['SQLITE_FULL', 'data/disk-full'],
    ['SQLITE_READONLY_DBMOVED', 'data/read-only'],
    ['SQLITE_BUSY_SNAPSHOT', 'data/busy'],
    ['SQLITE_CORRUPT_INDEX', 'data/damaged'],
    ['SQLITE_NOTADB', 'data/damaged'],
    ['SQLITE_IOERR_READ', 'data/cannot-open'],
    ['SQLITE_CANTOPEN', 'data/cannot-open'],
  ])('%s becomes %s', (code, expected) => {
    expect(toDataError(sqlite(code))).toMatchObject({ code: expected });
  });

  it('a full disk said by the file system becomes data/disk-full, to be tried again', () => {
    const error = Object.assign(new Error('no space'), { code: 'ENOSPC' });
    expect(toDataError(error)).toMatchObject({ code: 'data/disk-full', retryable: true });
  });

  it('leaves a constraint and a fault of the program as they are', () => {
    const constraint = sqlite('SQLITE_CONSTRAINT_UNIQUE');
    const fault = new TypeError('x is not a function');
    expect(toDataError(constraint)).toBe(constraint);
    expect(toDataError(fault)).toBe(fault);
  });

  it('knows damage by its code only', () => {
    expect(isDamage(sqlite('SQLITE_CORRUPT'))).toBe(true);
    expect(isDamage(new AppError('data/damaged', 'pages'))).toBe(true);
    expect(isDamage(sqlite('SQLITE_BUSY'))).toBe(false);
    expect(isDamage(undefined)).toBe(false);
  });
});
