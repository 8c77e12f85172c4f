import { readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { BackupFile } from '#contract/shell.ts';
import { parseBackupName, stemOf } from './backup-name.ts';
import { backupsToKeep } from './rotation.ts';
import { sizeOf } from '../file/durable.ts';

/**
 * The backups of a data file, newest first. A file has its name only after it was checked, so each
 * one listed was good when it was made; its digest is compared again before it is used.
 */
export function listBackups(backupDir: string, dataFile: string): readonly BackupFile[] {
  if (sizeOf(backupDir) === null) return [];
  const stem = stemOf(dataFile);
  return readdirSync(backupDir)
    .flatMap((name) => {
      const parsed = parseBackupName(name, stem);
      if (parsed === null) return [];
      const file = join(backupDir, name);
      return [{ file, at: parsed.at, bytes: statSync(file).size, verified: true }];
    })
    .sort((a, b) => b.at - a.at);
}

/** Removes the backups that the rotation does not keep; answers the removed. */
export function rotateBackups(backupDir: string, dataFile: string, now: number): readonly string[] {
  const all = listBackups(backupDir, dataFile);
  const keep = backupsToKeep(all, now);
  const removed = all.filter((backup) => !keep.has(backup)).map((backup) => backup.file);
  for (const file of removed) rmSync(file, { force: true });
  return removed;
}
