import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { isWorkbookError } from '#electron/workbooks/read/workbook-error.ts';
import { sharedDir } from '../../support/paths.ts';
import { summariseWorkbook } from './summarise-workbook.ts';
import type { Summary } from './summarise-workbook.ts';

type Oracle = Readonly<Record<string, Summary | { readonly opened: false }>>;
type Result = Summary | { readonly opened: false; readonly code: string };

const folder = join(sharedDir, 'corpus');
const oracle = JSON.parse(readFileSync(join(folder, 'oracle.json'), 'utf8')) as Oracle;

/** How many of the 531 files gave the oracle's answer when this was written. */
const EQUAL_FILES = 503;

/**
 * Files that the oracle opens and whose answer differs from ours, each looked at:
 *
 * | file | the oracle | we |
 * | --- | --- | --- |
 * | has_x000D_ (2) | `_x000D_` is 7 letters | it is a line break |
 * | strict_iso_paths, 57914 | no sheets in a strict workbook | the sheet is read |
 * | stress002, 52575_main | a formula's stored text is missing | it is read |
 * | xlmmacro | a sheet of macros is a sheet | it is none |
 *
 * The others are files that the oracle does not open (most for a fault in their styles) and we do.
 */
const LOOKED_AT = /x000D_|strict_iso|57914|stress002|52575_main|xlmmacro/u;

describe('the corpus', () => {
  const results = new Map<string, Result>();
  const said: unknown[] = [];

  beforeAll(async () => {
    const errors = vi.spyOn(console, 'error');
    for (const name of Object.keys(oracle)) results.set(name, await read(name));
    said.push(...errors.mock.calls);
    vi.restoreAllMocks();
  }, 180_000);

  it('tells people nothing of records that SheetJS does not know', () => {
    expect(said).toEqual([]);
  });

  it('opens or fails with a code of ours, whatever the file', () => {
    const strange = [...results].filter(
      ([, result]) => !result.opened && !result.code.startsWith('workbook/'),
    );
    expect(strange).toEqual([]);
    expect(results.size).toBe(531);
  });

  it('reads as many files as an independent reader does, to the last letter', () => {
    const equal = [...results].filter(([name, result]) => isEqual(result, oracle[name]));
    expect(equal.length).toBeGreaterThanOrEqual(EQUAL_FILES);
  });

  it('differs from what the oracle opened only where the difference is understood', () => {
    const differing = [...results]
      .filter(([name, result]) => oracle[name]?.opened === true && !isEqual(result, oracle[name]))
      .map(([name]) => name);
    expect(differing.filter((name) => !LOOKED_AT.test(name))).toEqual([]);
  });
});

async function read(name: string): Promise<Result> {
  try {
    return await summariseWorkbook(join(folder, name));
  } catch (error) {
    return { opened: false, code: isWorkbookError(error) ? error.code : String(error) };
  }
}

function isEqual(result: Result, expected: Oracle[string] | undefined): boolean {
  if (expected?.opened !== true || !result.opened) return expected?.opened === result.opened;
  const { sheets, texts, characters, numbers, dates, sum } = expected;
  const sameSum = Math.abs(result.sum - sum) <= 1e-6 * Math.max(1, Math.abs(sum));
  const counts = [result.sheets, result.texts, result.characters, result.numbers, result.dates];
  return sameSum && counts.join() === [sheets, texts, characters, numbers, dates].join();
}
