import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { repositoryRoot } from '../../scripts/lib/runtime.ts';
import { makeRegister } from './make-register.ts';
import { againstFloor, againstLimit, median, type Bench } from './result.ts';
import { child, type ChildSaid } from './run-child.ts';

const rows = 100_000;
const rounds = 3;
export const importRegister: Bench = {
  name: 'import-register',
  alone: true,
  async run() {
    const workbook = join(repositoryRoot, '.cache', 'bench', `register-${String(rows)}.xlsx`);
    await makeRegister(workbook, rows);
    const folder = await mkdtemp(join(tmpdir(), 'ic-bench-import-'));
    try {
      const ours: ChildSaid[] = [];
      const floors: ChildSaid[] = [];
      for (let round = 0; round < rounds; round += 1) {
        const imported = join(folder, `${String(round)}.db`);
        ours.push(await child('import-file', [imported, workbook]));
        floors.push(
          await child('floor-import', [
            workbook,
            imported,
            join(folder, `floor-${String(round)}.db`),
          ]),
        );
      }
      const exceljs = await child('exceljs-read', [workbook]);
      const seconds = median(ours.map((said) => said.seconds));
      const floor = median(floors.map((said) => said.seconds));
      return [
        againstFloor({
          name: 'import-register',
          unit: 's',
          rows,
          value: seconds,
          floor,
          atMost: 3,
          of: '(inflate + a loop over the bytes + a bare insert of the same rows and indexes)',
          note: `median of ${String(rounds)}; exceljs readFile alone: ${exceljs.seconds.toFixed(1)} s, ${exceljs.peakMb.toFixed(0)} MB`,
        }),
        againstLimit({
          name: 'import-register-memory',
          unit: 'MB',
          rows,
          value: Math.max(...ours.map((said) => said.workerMb)),
          floor: null,
          limit: 300,
          what: 'peak memory of the worker',
          note: `heap and buffers of the worker thread; the whole process with writer and SQLite: ${Math.max(...ours.map((said) => said.peakMb)).toFixed(0)} MB`,
        }),
      ];
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  },
};
