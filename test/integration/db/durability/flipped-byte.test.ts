import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, afterAll, describe, expect, it } from 'vitest';
import { tmpdir } from 'node:os';
import { AppError } from '#contract/errors.ts';
import { openConnection } from '#db/connection.ts';
import { checkFile } from '#db/integrity.ts';
import { markDamaged } from '#db/restore.ts';
import { isDamage } from '#db/sqlite-error.ts';
import { Writer } from '#db/write/writer.ts';
import { seeded } from '#test/support/seeded.ts';
import {
  buildSample,
  contentOf,
  contentOfFile,
  copyFolder,
  flip,
  open,
  writeOne,
} from './sample.ts';

const root = mkdtempSync(join(tmpdir(), 'ic-flip-'));
const clean = join(root, 'clean');
const original = join(clean, 'data.db');
let content = '';
let cases = 0;

beforeAll(() => {
  mkdirSync(clean);
  buildSample(original);
  content = contentOfFile(original);
});

afterAll(() => {
  rmSync(root, { recursive: true, force: true });
});

/** What came of a flipped byte: said at the start, met in work, said by the check, or nothing. */
type Outcome = 'restored' | 'met' | 'refused' | 'reported' | 'harmless' | 'unnoticed';

/** Reads everything, as a day's work would; damage met on the way is noted for the next start. */
function workWith(file: string): Outcome {
  const data = open(file);
  const kinds = data.reports.map((report) => report.kind);
  try {
    const same = contentOf(data.db) === content;
    if (!kinds.includes('restored') && !kinds.includes('changes-lost'))
      return same ? 'harmless' : 'unnoticed';
    expect(same, 'a restored file has the content of its backup').toBe(true);
    return 'restored';
  } catch (error) {
    expect(isDamage(error)).toBe(true);
    markDamaged(file, String(error));
    return 'met';
  } finally {
    data.close();
  }
}

function startOutcome(file: string): Outcome {
  const before = readFileSync(file);
  try {
    const outcome = workWith(file);
    if (outcome !== 'met') return outcome;
    expect(workWith(file), 'the start after damage was met').toBe('restored');
    return 'met';
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    expect(readFileSync(file).equals(before), 'a refused file is untouched').toBe(true);
    return 'refused';
  }
}

function outcomeOf(offset: number, mask?: number): Outcome {
  cases += 1;
  const dir = join(root, `case-${cases}`);
  copyFolder(clean, dir);
  const file = join(dir, 'data.db');
  flip(file, offset, mask);
  const check = checkFile(file);
  const start = startOutcome(file);
  rmSync(dir, { recursive: true });
  const checked = check.faults.length > 0 || check.changedPages.length > 0;
  return checked && (start === 'harmless' || start === 'unnoticed') ? 'reported' : start;
}

function pagesOf(where: string): readonly number[] {
  const db = openConnection(original, { readonly: true });
  const pages = db.prepare<[], number>(`SELECT pageno FROM dbstat WHERE ${where}`).pluck().all();
  db.close();
  return pages;
}

function someOffsets(pages: readonly number[], count: number, within: [number, number]): number[] {
  const random = seeded(pages.length + count);
  return Array.from({ length: count }, () => {
    const page = pages[Math.floor(random() * pages.length)] ?? 1;
    return (page - 1) * 4096 + within[0] + Math.floor(random() * (within[1] - within[0]));
  });
}

const noticed = (outcome: Outcome): boolean => outcome !== 'unnoticed' && outcome !== 'harmless';

describe('a byte flipped in a closed data file', () => {
  it('is noticed in each byte of the header', () => {
    for (let offset = 0; offset < 100; offset += 1) {
      expect(noticed(outcomeOf(offset, 0x10)), `byte ${offset}`).toBe(true);
    }
  });

  const regions: readonly (readonly [string, string, [number, number]])[] = [
    ['the schema page', 'pageno = 1', [100, 4096]],
    ['interior pages of tables', `pagetype = 'internal' AND name IN ('note', 'mutation')`, [0, 60]],
    ['cell pointers of leaves', `pagetype = 'leaf' AND name = 'reseller'`, [8, 20]],
    ['content of cells', `pagetype = 'leaf' AND name = 'reseller'`, [2500, 4096]],
    ['index pages', `name = 'reseller_name'`, [8, 4096]],
    ['overflow pages', `pagetype = 'overflow'`, [0, 4096]],
  ];
  it.each(regions)('is noticed in %s', (name, where, within) => {
    const pages = pagesOf(where);
    expect(pages.length, name).toBeGreaterThan(0);
    for (const offset of someOffsets(pages, 12, within)) {
      expect(noticed(outcomeOf(offset)), `byte ${offset}`).toBe(true);
    }
  });

  it('is noticed in free pages', () => {
    const file = readFileSync(original);
    const trunk = file.readUInt32BE(32);
    expect(trunk).toBeGreaterThan(1);
    for (const offset of [0, 5, 9, 2000]) {
      expect(noticed(outcomeOf((trunk - 1) * 4096 + offset)), `byte ${offset}`).toBe(true);
    }
  });

  it('is noticed anywhere but in pages that hold nothing', () => {
    const used = new Set(pagesOf('true'));
    const random = seeded(2010);
    const { size } = statSync(original);
    for (let n = 0; n < 80; n += 1) {
      const offset = Math.floor(random() * size);
      const outcome = outcomeOf(offset, 1 << Math.floor(random() * 8));
      const empty = !used.has(1 + Math.floor(offset / 4096));
      expect(noticed(outcome) || (empty && outcome === 'harmless'), `byte ${offset}`).toBe(true);
    }
  });
});

describe('a byte flipped in the log of a file that was not closed', () => {
  const writes = 6;
  const live = join(root, 'live');
  const contents: string[] = [];
  const logEnds: number[] = [];

  beforeAll(() => {
    const dir = join(root, 'writing');
    copyFolder(clean, dir);
    const data = open(join(dir, 'data.db'));
    const writer = new Writer(data.db);
    for (let n = 1; n <= writes; n += 1) {
      writeOne(writer, 1000 + n);
      contents.push(contentOf(data.db));
      logEnds.push(statSync(join(dir, 'data.db-wal')).size);
    }
    copyFolder(dir, live);
    data.close();
  });

  function damaged(suffix: string, offset: number): { kinds: string[]; content: string } {
    cases += 1;
    const dir = join(root, `case-${cases}`);
    copyFolder(live, dir);
    const file = join(dir, 'data.db');
    flip(`${file}${suffix}`, offset);
    const data = open(file);
    const result = {
      kinds: data.reports.map((report) => report.kind),
      content: contentOf(data.db),
    };
    data.close();
    expect(checkFile(file)).toMatchObject({ faults: [], changedPages: [] });
    rmSync(dir, { recursive: true });
    return result;
  }

  it('is noticed in each byte of its header', () => {
    for (let offset = 0; offset < 32; offset += 1) {
      expect(damaged('-wal', offset).kinds, `byte ${offset}`).toEqual(['changes-lost']);
    }
  });

  it('is noticed in all transactions but the last, and costs none before it', () => {
    const random = seeded(7);
    const endOfLastButOne = logEnds.at(-2) ?? 0;
    for (let n = 0; n < 60; n += 1) {
      const offset = 32 + Math.floor(random() * (endOfLastButOne - 32));
      const { kinds, content: found } = damaged('-wal', offset);
      expect(kinds, `byte ${offset}`).toEqual(['changes-lost']);
      const whole = logEnds.filter((end) => end <= offset).length;
      expect(found, `byte ${offset}`).toBe(contents[whole - 1] ?? content);
    }
  });

  it('takes back the last transaction whole, as a power cut in its commit would', () => {
    const random = seeded(8);
    const start = logEnds.at(-2) ?? 0;
    const end = logEnds.at(-1) ?? 0;
    for (let n = 0; n < 20; n += 1) {
      const offset = start + Math.floor(random() * (end - start));
      const { content: found } = damaged('-wal', offset);
      expect([contents.at(-1), contents.at(-2)], `byte ${offset}`).toContain(found);
    }
  });

  it('is harmless in the index of the log', () => {
    for (let offset = 0; offset < 32_768; offset += 1237) {
      const { kinds, content: found } = damaged('-shm', offset);
      expect(kinds, `byte ${offset}`).toEqual(['opened']);
      expect(found, `byte ${offset}`).toBe(contents.at(-1));
    }
  });
});

describe('damage and backups', () => {
  it('skips a backup with a flipped byte and takes the one before', () => {
    cases += 1;
    const dir = join(root, `case-${cases}`);
    copyFolder(clean, dir);
    const file = join(dir, 'data.db');
    const seen = open(file);
    seen.close();
    const { size } = statSync(file);
    flip(file, 20);
    const newest = join(dir, 'backups');
    const names = readdirSync(newest).sort();
    expect(names).toHaveLength(2);
    flip(join(newest, names[1] ?? ''), Math.floor(size / 3));
    const data = open(file);
    expect(data.reports[0]).toMatchObject({
      kind: 'restored',
      backupFile: join(newest, names[0] ?? ''),
    });
    expect(contentOf(data.db)).toBe(content);
    data.close();
  });

  it('leaves a damaged file untouched when no backup is good', () => {
    cases += 1;
    const dir = join(root, `case-${cases}`);
    copyFolder(clean, dir);
    const file = join(dir, 'data.db');
    for (const name of readdirSync(join(dir, 'backups'))) flip(join(dir, 'backups', name), 5000);
    flip(file, 20);
    const before = readFileSync(file);
    expect(() => open(file)).toThrow(expect.objectContaining({ code: 'data/no-good-backup' }));
    expect(readFileSync(file).equals(before)).toBe(true);
    expect(readdirSync(dir).some((name) => name.includes('damaged-'))).toBe(false);
  });
});
