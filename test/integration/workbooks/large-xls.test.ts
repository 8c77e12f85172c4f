import { execFile } from 'node:child_process';
import { statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';
import { compoundFile, textCell, xlsStream } from '#test/unit/workbooks/support/make-xls.ts';
import { tempDir } from '#test/support/tmp-dir.ts';

const walker = fileURLToPath(new URL('walk-attacks.ts', import.meta.url));
const megabyte = 1024 * 1024;

it('opens and walks an .xls of 24 MB within 300 MB of the process', async () => {
  const records = Array.from({ length: 65_000 }, (_, row) =>
    textCell(row, 0, `${String(row)} ${'перезвонить '.repeat(15)}`),
  );
  const path = join(tempDir(), 'large.xls');
  writeFileSync(path, compoundFile(xlsStream([{ records }]), { backwards: true }));
  expect(statSync(path).size / megabyte).toBeGreaterThan(23);
  const { stdout } = await promisify(execFile)(
    process.execPath,
    ['--max-old-space-size=64', walker, path],
    { timeout: 50_000 },
  );
  const { outcome, megabytes } = JSON.parse(stdout) as { outcome: string; megabytes: number };
  expect(outcome).toBe('opened');
  expect(megabytes).toBeLessThan(300);
});
