import { appendFileSync, mkdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { LogFields } from '#contract/data-process.ts';
import { AppError } from '#contract/errors.ts';

export type Logger = {
  info(event: string, fields?: LogFields): void;
  /** Notes code, kind and place of a fault; never its message, which may name a person or a file. */
  error(error: unknown, fields?: LogFields): void;
};

export type LoggerOptions = {
  readonly folder: string;
  /** A file is turned over before it would grow beyond this. */
  readonly maxBytes?: number;
  readonly keep?: number;
  readonly now?: () => number;
};

/** Writes `app.log` in a folder, one JSON line an entry, and keeps a few older files beside it. */
export function createLogger(options: LoggerOptions): Logger {
  const { folder, maxBytes = 512 * 1024, keep = 4, now = Date.now } = options;
  const file = join(folder, 'app.log');
  const older = (number: number): string => join(folder, `app.${number}.log`);
  let bytes: number | null = null;

  const turnOver = (): void => {
    rmSync(older(keep), { force: true });
    for (let number = keep - 1; number >= 1; number -= 1) move(older(number), older(number + 1));
    move(file, older(1));
    bytes = 0;
  };
  const write = (level: 'info' | 'error', event: string, fields: LogFields): void => {
    const at = new Date(now()).toISOString();
    const line = `${JSON.stringify({ at, level, event, ...fields })}\n`;
    const size = Buffer.byteLength(line);
    try {
      if (bytes === null) {
        mkdirSync(folder, { recursive: true });
        bytes = statSync(file, { throwIfNoEntry: false })?.size ?? 0;
      }
      if (bytes > 0 && bytes + size > maxBytes) turnOver();
      appendFileSync(file, line);
      bytes += size;
    } catch {
      // A full disk must not turn a log line into a second fault; look at the file anew next time.
      bytes = null;
    }
  };
  return {
    info: (event, fields = {}) => write('info', event, fields),
    error: (error, fields = {}) => write('error', 'fault', { ...describe(error), ...fields }),
  };
}

function move(from: string, to: string): void {
  if (statSync(from, { throwIfNoEntry: false })) renameSync(from, to);
}

function describe(error: unknown): LogFields {
  if (!(error instanceof Error)) return { code: 'app/internal', name: typeof error };
  const cause = error.cause;
  const systemCode = codeOf(cause) ?? (error instanceof AppError ? null : codeOf(error));
  return {
    code: error instanceof AppError ? error.code : 'app/internal',
    name: error.name,
    ...(systemCode === null ? {} : { systemCode }),
    ...(error instanceof AppError && cause === undefined ? {} : { stack: framesOf(error) }),
    ...(cause instanceof Error ? { cause: cause.name, causeStack: framesOf(cause) } : {}),
  };
}

function codeOf(error: unknown): string | null {
  const code = (error as { code?: unknown } | null | undefined)?.code;
  return typeof code === 'string' ? code : null;
}

// Only "at" lines: the first lines repeat the message. Folders are cut off, they may name a person.
function framesOf(error: Error): string {
  const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  return frames
    .slice(0, 8)
    .map((line) => line.trim().replace(/(?:file:\/\/)?[^\s()]*[/\\]/g, ''))
    .join(' | ');
}
