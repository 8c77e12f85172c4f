import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** One that is asked for by its path may have packages that the first of the name has not. */
const pythons = ['python3', '/usr/bin/python3'];
const readAll = `
import sys, time
import openpyxl
started = time.perf_counter()
for sheet in openpyxl.load_workbook(sys.argv[1], read_only=True):
    for row in sheet.iter_rows(values_only=True):
        pass
print(time.perf_counter() - started)
`;

async function answers(program: string, args: readonly string[]): Promise<boolean> {
  return run(program, args).then(
    () => true,
    () => false,
  );
}

/** Seconds that openpyxl takes to read every row, or null where it is not installed. */
export async function openpyxlRead(workbook: string): Promise<number | null> {
  for (const python of pythons) {
    if (!(await answers(python, ['-c', 'import openpyxl']))) continue;
    const { stdout } = await run(python, ['-c', readAll, workbook]);
    return Number(stdout);
  }
  return null;
}

export type Conversion = {
  /** How long a workbook takes to become a CSV, with the start and the end of the program. */
  seconds(workbook: string): Promise<number>;
  remove(): Promise<void>;
};

/**
 * LibreOffice with a profile of its own, or null where it is not installed. It has started once before
 * it is measured, so that making the profile does not count.
 */
export async function startLibreOffice(): Promise<Conversion | null> {
  if (!(await answers('soffice', ['--version']))) return null;
  const folder = await mkdtemp(join(tmpdir(), 'ic-bench-office-'));
  const soffice = async (...args: readonly string[]): Promise<void> => {
    await run('soffice', ['--headless', `-env:UserInstallation=file://${folder}/profile`, ...args]);
  };
  await soffice('--terminate_after_init');
  return {
    async seconds(workbook) {
      const started = performance.now();
      await soffice('--convert-to', 'csv', '--outdir', folder, workbook);
      return (performance.now() - started) / 1000;
    },
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}
