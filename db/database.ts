/** The open SQLite file, for those who hand it on without using it. */
export type { Database } from 'better-sqlite3';
