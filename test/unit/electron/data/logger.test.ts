import {
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { AppError } from '#contract/errors.ts';
import { createLogger } from '#electron/data/logger.ts';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'ic-log-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const text = (): string => readFileSync(join(folder, 'app.log'), 'utf8');

test('writes a JSON line an entry and goes on where the last run ended', () => {
  createLogger({ folder, now: () => 0 }).info('started', { version: '1' });
  createLogger({ folder, now: () => 1 }).info('started');
  expect(
    text()
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as unknown),
  ).toEqual([
    { at: '1970-01-01T00:00:00.000Z', level: 'info', event: 'started', version: '1' },
    { at: '1970-01-01T00:00:00.001Z', level: 'info', event: 'started' },
  ]);
});

test('notes code, place and system code of a fault, but neither its message nor folders', () => {
  const cause = Object.assign(new Error('Иванов: database or disk is full'), {
    code: 'SQLITE_FULL',
  });
  const error = new AppError('data/disk-full', 'Иванов does not fit', { cause });
  createLogger({ folder }).error(error, { channel: 'draft-put' });
  const line = JSON.parse(text()) as Record<string, string>;
  expect(line).toMatchObject({
    level: 'error',
    code: 'data/disk-full',
    systemCode: 'SQLITE_FULL',
    channel: 'draft-put',
  });
  expect(line.stack).toContain('logger.test.ts:');
  expect(text()).not.toContain('Иванов');
  expect(text()).not.toContain(process.cwd());
});

test('turns the file over before it grows too large, and keeps so many older ones', () => {
  const log = createLogger({ folder, maxBytes: 300, keep: 2 });
  for (let entry = 0; entry < 40; entry += 1) log.info('entry', { entry });
  const files = readdirSync(folder).sort();
  expect(files).toEqual(['app.1.log', 'app.2.log', 'app.log']);
  for (const file of files) expect(statSync(join(folder, file)).size).toBeLessThanOrEqual(300);
  expect(text()).toContain('"entry":39');
});

test('lets the work go on when nothing can be written', () => {
  const blocked = join(folder, 'file');
  writeFileSync(blocked, '');
  const log = createLogger({ folder: join(blocked, 'logs') });
  expect(() => log.info('lost')).not.toThrow();
  rmSync(blocked);
  log.info('kept');
  expect(existsSync(join(blocked, 'logs', 'app.log'))).toBe(true);
});
