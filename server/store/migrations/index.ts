import { first } from './0001-first.ts';
import { adminAccess } from './0002-admin-access.ts';

export type ServerMigration = {
  readonly version: number;
  readonly name: string;
  readonly sql: string;
};

/** All versions of head office's tables, oldest first. Append only: a released one never changes. */
export const serverMigrations: readonly ServerMigration[] = [first, adminAccess];
