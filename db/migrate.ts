import type { Database } from 'better-sqlite3';
import { AppError } from '#contract/errors.ts';
import { toDataError } from './sqlite-error.ts';

/** One step of the schema. Versions are 1, 2, 3 … without gaps; a released step never changes. */
export type Migration = {
  readonly version: number;
  readonly name: string;
  readonly up: (db: Database) => void;
};

export type MigrateOptions = {
  /** Makes the verified backup of an existing file; a throw here stops before the first step. */
  readonly beforeMigrate?: (fromVersion: number, toVersion: number) => void;
};

/** The version that the file has after all steps; throws when the list has a gap. */
export function latestVersion(migrations: readonly Migration[]): number {
  migrations.forEach((migration, index) => {
    if (migration.version !== index + 1) {
      throw new AppError('data/migration-failed', `Step ${migration.name} is out of order`);
    }
  });
  return migrations.length;
}

/** `user_version` of the open file. */
export function versionOf(db: Database): number {
  return Number(db.pragma('user_version', { simple: true }));
}

function runStep(db: Database, step: Migration): void {
  db.transaction(() => {
    step.up(db);
    const broken = db.pragma('foreign_key_check');
    if (Array.isArray(broken) && broken.length > 0) {
      throw new AppError('data/migration-failed', `Step ${step.name} leaves broken references`);
    }
    db.pragma(`user_version = ${step.version}`);
  }).immediate();
}

function failure(error: unknown, step: Migration): AppError {
  const cause = toDataError(error);
  if (cause instanceof AppError && cause.code === 'data/disk-full') return cause;
  const message = error instanceof Error ? error.message : String(error);
  return new AppError('data/migration-failed', `Step ${step.version} ${step.name}: ${message}`, {
    cause: error,
    details: { version: step.version, name: step.name },
  });
}

/**
 * Brings the file to the newest version, one transaction a step together with `user_version`.
 * A failed step throws `data/migration-failed` and leaves the file at the version before it.
 */
export function migrate(
  db: Database,
  migrations: readonly Migration[],
  options: MigrateOptions = {},
): { readonly from: number; readonly to: number } {
  const to = latestVersion(migrations);
  const from = versionOf(db);
  if (from > to) {
    throw new AppError('data/newer-file', `The file has version ${from}, this program ${to}`, {
      details: { fileVersion: from, programVersion: to },
    });
  }
  const steps = migrations.slice(from);
  if (steps.length === 0) return { from, to };
  options.beforeMigrate?.(from, to);
  // A table is rebuilt by drop and rename, which needs enforcement off; each step checks at its end.
  db.pragma('foreign_keys = OFF');
  try {
    for (const step of steps) {
      try {
        runStep(db, step);
      } catch (error) {
        throw failure(error, step);
      }
    }
  } finally {
    db.pragma('foreign_keys = ON');
  }
  return { from, to };
}
