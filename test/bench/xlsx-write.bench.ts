import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { againstFloor, median, type Bench } from './result.ts';
import { child } from './run-child.ts';

const rows = 100_000;
const rounds = 5;

export const xlsxWrite: Bench = {
  name: 'xlsx-write',
  alone: true,
  async run() {
    const folder = await mkdtemp(join(tmpdir(), 'ic-bench-write-'));
    const workbook = join(folder, 'log.xlsx');
    try {
      const ours: number[] = [];
      const floors: number[] = [];
      for (let round = 0; round < rounds; round += 1) {
        ours.push((await child('write-workbook', [workbook, String(rows)])).seconds);
        floors.push((await child('deflate-parts', [workbook])).seconds);
      }
      return [
        againstFloor({
          name: 'xlsx-write',
          unit: 's',
          rows,
          value: median(ours),
          floor: median(floors),
          atMost: 2.4,
          of: 'deflate of the same XML',
          note: `15 columns, median of ${String(rounds)}, flushed to the disk`,
        }),
      ];
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  },
};
