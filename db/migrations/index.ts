import type { Migration } from '../migrate.ts';
import { first } from './0001-first.ts';

/** All versions of the desktop's file, oldest first. Append only: a released one never changes. */
export const migrations: readonly Migration[] = [
  { version: first.version, name: first.name, up: (db) => db.exec(first.sql) },
];
