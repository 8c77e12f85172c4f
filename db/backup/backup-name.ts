import { basename, dirname, extname, join } from 'node:path';

/** What a backup's name tells: when it was made and the digest of its bytes. */
export type BackupName = { readonly at: number; readonly digest: string };

const pattern = /^(.+)-(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)(\d{3})Z-([0-9a-f]{32})\.backup$/;

/** The data file's name without its ending; the backups of one data file share it. */
export function stemOf(dataFile: string): string {
  return basename(dataFile, extname(dataFile));
}

/** Where the backups of a data file lie unless told otherwise. */
export function defaultBackupDir(dataFile: string): string {
  return join(dirname(dataFile), 'backups');
}

/** `data-20260301T091530123Z-<first half of the SHA-256>.backup`. */
export function backupName(stem: string, at: number, digest: string): string {
  return `${stem}-${new Date(at).toISOString().replace(/[-:.]/g, '')}-${digest}.backup`;
}

/** Reads a name made by `backupName` for the same stem; null for any other file. */
export function parseBackupName(name: string, stem: string): BackupName | null {
  const match = pattern.exec(name);
  if (match === null || match[1] !== stem) return null;
  const [, , year, month, day, hour, minute, second, milli, digest = ''] = match;
  const at = Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}.${milli}Z`);
  return Number.isNaN(at) ? null : { at, digest };
}

/** `20260301-091530` in local time, for names that people read. */
export function readableInstant(at: number): string {
  const date = new Date(at);
  const two = (value: number): string => String(value).padStart(2, '0');
  const day = `${date.getFullYear()}${two(date.getMonth() + 1)}${two(date.getDate())}`;
  return `${day}-${two(date.getHours())}${two(date.getMinutes())}${two(date.getSeconds())}`;
}
