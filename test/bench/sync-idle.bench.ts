import { againstLimit, median, percentile, type Bench, type BenchResult } from './result.ts';
import { startCountingLine } from './support/counting-line.ts';
import { fillOffice } from './support/fill-office.ts';
import { enrolledDesk } from './support/sync-desk.ts';
import { startSyncOffice } from './support/sync-office.ts';

const sizes = [10_000, 1_000_000] as const;
const rounds = 300;

async function measure(rows: number): Promise<BenchResult[]> {
  const office = await startSyncOffice();
  try {
    await fillOffice(office, rows);
    const desk = await enrolledDesk(office);
    const line = await startCountingLine(office.url);
    const counted = await enrolledDesk({ ...office, url: line.url });
    try {
      // The first exchange brings the rows, the second one finds nothing.
      for (const one of [desk, counted, desk, counted]) await one.sync();
      line.take();
      await counted.sync();
      const bytes = line.take();
      const samples: number[] = [];
      for (let round = 0; round < rounds; round += 1) {
        const before = performance.now();
        await desk.sync();
        samples.push(performance.now() - before);
      }
      const common = { rows, floor: null };
      return [
        againstLimit({
          ...{ ...common, name: `sync-idle-${String(rows)}`, unit: 'ms', limit: 5 },
          ...{ value: median(samples), what: 'median' },
          note: `${String(rounds)} exchanges on one connection; p95 ${percentile(samples, 0.95).toFixed(1)} ms`,
        }),
        againstLimit({
          ...{ ...common, name: `sync-idle-bytes-${String(rows)}`, unit: 'B', limit: 500 },
          ...{ value: bytes, what: 'both directions' },
          note: 'HTTP with its headers as it goes over the line, without TLS',
        }),
      ];
    } finally {
      for (const one of [desk, counted]) {
        one.close();
        one.remove();
      }
      line.stop();
    }
  } finally {
    await office.stop();
  }
}

export const syncIdle: Bench = {
  name: 'sync-idle',
  alone: true,
  async run() {
    const results: BenchResult[] = [];
    for (const rows of sizes) results.push(...(await measure(rows)));
    return results;
  },
};
