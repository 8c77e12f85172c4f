import { copyFile, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { repositoryRoot } from '../../scripts/lib/runtime.ts';
import { logCompanies, logWorkbook } from './make-log.ts';
import { makeRegister } from './make-register.ts';
import { againstFloor, againstLimit, median, type Bench } from './result.ts';
import { child, type ChildSaid } from './run-child.ts';

const rows = 100_000;
const many = 1_000_000;
const rounds = 3;

/** A data file with the resellers of the log, made anew in a folder that is removed at the end. */
async function withResellers<Result>(
  work: (copy: (name: string) => Promise<string>) => Promise<Result>,
): Promise<Result> {
  const folder = await mkdtemp(join(tmpdir(), 'ic-bench-log-'));
  try {
    const name = `register-${String(logCompanies)}.xlsx`;
    const register = join(repositoryRoot, '.cache', 'bench', name);
    await makeRegister(register, logCompanies);
    const before = join(folder, 'before.db');
    await child('import-file', [before, register]);
    return await work(async (name) => {
      const file = join(folder, name);
      await copyFile(before, file);
      return file;
    });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

export const xlsxImport: Bench = {
  name: 'xlsx-import',
  alone: true,
  async run() {
    const workbook = await logWorkbook(rows);
    return withResellers(async (copy) => {
      const ours: ChildSaid[] = [];
      const floors: ChildSaid[] = [];
      for (let round = 0; round < rounds; round += 1) {
        const imported = await copy(`${String(round)}.db`);
        ours.push(await child('import-file', [imported, workbook]));
        const floor = await copy(`floor-${String(round)}.db`);
        floors.push(await child('floor-import', [workbook, imported, floor]));
      }
      return [
        againstFloor({
          name: 'xlsx-import',
          unit: 's',
          rows,
          value: median(ours.map(({ seconds }) => seconds)),
          floor: median(floors.map(({ seconds }) => seconds)),
          atMost: 2.5,
          of: '(inflate + a loop over the bytes + a bare insert of the same rows)',
          note: `a log of ${String(logCompanies)} stored resellers, half of the rows without an INN; median of ${String(rounds)}`,
        }),
      ];
    });
  },
};

export const importMemory: Bench = {
  name: 'import-memory',
  alone: true,
  run: () =>
    withResellers(async (copy) => {
      const few = await child('import-file', [await copy('few.db'), await logWorkbook(rows)]);
      const workbook = await logWorkbook(many);
      // The caps of the worker may end it: that is a goal missed, and other benchmarks go on.
      const most = await child('import-file', [await copy('many.db'), workbook]).catch(() => null);
      const told = (said: ChildSaid): string =>
        `${said.workerMb.toFixed(0)} MB (whole process ${said.peakMb.toFixed(0)} MB) in ${said.seconds.toFixed(0)} s`;
      const line = againstLimit({
        name: 'import-memory',
        unit: 'MB',
        rows: many,
        value: Math.max(few.workerMb, most?.workerMb ?? 0),
        floor: null,
        limit: 300,
        what: 'peak memory of the worker, at 100,000 and at 1,000,000 rows alike,',
        note: `heap and buffers of the worker thread: ${told(few)} at 100,000 rows; at 1,000,000 ${most === null ? 'the import failed' : told(most)}`,
      });
      return [{ ...line, met: line.met && most !== null }];
    }),
};
