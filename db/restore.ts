import { readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { AppError } from '#contract/errors.ts';
import type { BackupFile } from '#contract/shell.ts';
import { listBackups } from './backup/backup-list.ts';
import { readableInstant } from './backup/backup-name.ts';
import { faultOfBackup } from './backup/verify-backup.ts';
import { openConnection } from './connection.ts';
import {
  copyDurably,
  removeDatabase,
  renameDurably,
  sizeOf,
  syncFile,
  syncFolderOf,
  withSideFiles,
} from './file/durable.ts';
import { dropPageSums, takePageSums } from './file/page-sums.ts';
import { glance } from './integrity.ts';

const markOf = (dataFile: string): string => `${dataFile}-damaged`;

/**
 * Notes that a statement or a check met damage, so that the next start checks the whole file and
 * restores. Returns quietly when the disk takes no note: the next start then finds out by itself.
 */
export function markDamaged(dataFile: string, reason: string): void {
  try {
    writeFileSync(markOf(dataFile), reason);
    syncFile(markOf(dataFile));
  } catch {
    // A full or broken disk is being reported already.
  }
}

/** The reason noted by `markDamaged`, or null. */
export function damageMark(dataFile: string): string | null {
  return sizeOf(markOf(dataFile)) === null ? null : readFileSync(markOf(dataFile), 'utf8');
}

/** Takes the note away once it has been acted on. */
export function clearDamageMark(dataFile: string): void {
  rmSync(markOf(dataFile), { force: true });
}

function freeName(dataFile: string, now: number): string {
  const wanted = `${dataFile}.damaged-${readableInstant(now)}`;
  for (let count = 1; ; count += 1) {
    const name = count === 1 ? wanted : `${wanted}-${count}`;
    if (withSideFiles(name).every((file) => sizeOf(file) === null)) return name;
  }
}

/**
 * Renames the data file and its log to `NAME.damaged-…`; nothing is deleted. The log goes first:
 * a crash in between must not leave it beside another file of the same name.
 */
export function setAside(dataFile: string, now: number): string {
  const aside = freeName(dataFile, now);
  const from = withSideFiles(dataFile);
  const to = withSideFiles(aside);
  for (let index = from.length - 1; index >= 0; index -= 1) {
    const source = from[index];
    const target = to[index];
    if (source !== undefined && target !== undefined && sizeOf(source) !== null) {
      renameSync(source, target);
    }
  }
  dropPageSums(dataFile);
  syncFolderOf(dataFile);
  return aside;
}

/** Keeps a copy of an unreadable log before SQLite cuts it off; answers the copy's name. */
export function keepLog(dataFile: string, now: number): string {
  const aside = `${freeName(dataFile, now)}-wal`;
  copyDurably(`${dataFile}-wal`, aside);
  return aside;
}

/** The newest file that `setAside` made for this data file, or null. */
export function newestSetAside(dataFile: string): string | null {
  const prefix = `${basename(dataFile)}.damaged-`;
  const names = readdirSync(dirname(dataFile)).filter(
    (name) => name.startsWith(prefix) && !/-(wal|shm|journal)$/.test(name),
  );
  const newest = names.sort().at(-1);
  return newest === undefined ? null : join(dirname(dataFile), newest);
}

/** The newest backup that opens and is whole, with what was wrong with the newer ones. */
export function newestGoodBackup(
  dataFile: string,
  backupDir: string,
  newestVersion: number,
): { readonly backup: BackupFile | null; readonly tried: readonly string[] } {
  const tried: string[] = [];
  for (const backup of listBackups(backupDir, dataFile)) {
    const fault = faultOfBackup(backup.file, dataFile, newestVersion);
    if (fault === null) return { backup, tried };
    tried.push(`${basename(backup.file)}: ${fault}`);
  }
  return { backup: null, tried };
}

/**
 * Puts a checked backup in the place of the data file, which is set aside. The copy is whole and
 * synced under a temporary name before the present file is touched. The file must not be open.
 */
export function putInPlace(dataFile: string, backup: string, now: number): string | null {
  const temp = `${dataFile}.restoring`;
  removeDatabase(temp);
  try {
    copyDurably(backup, temp);
    // A backup has no log; turning it on rewrites page 1, which the sums must already know.
    openConnection(temp).close();
    syncFile(temp);
    const aside = sizeOf(dataFile) === null ? null : setAside(dataFile, now);
    dropPageSums(dataFile);
    renameDurably(temp, dataFile);
    const restored = glance(dataFile);
    if (restored.kind === 'whole') takePageSums(dataFile, restored.header.pageSize);
    clearDamageMark(dataFile);
    return aside;
  } finally {
    removeDatabase(temp);
  }
}

/**
 * Restores the backup a person chose; the present file is set aside. Throws `data/no-good-backup`
 * when the backup is not whole, with everything left as it was.
 */
export function restoreBackup(
  dataFile: string,
  backup: string,
  newestVersion: number,
  now: number,
): { readonly setAside: string | null } {
  const fault = faultOfBackup(backup, dataFile, newestVersion);
  if (fault !== null) {
    throw new AppError('data/no-good-backup', `The backup cannot be used: ${fault}`, {
      details: { file: backup, reason: fault },
    });
  }
  return { setAside: putInPlace(dataFile, backup, now) };
}
