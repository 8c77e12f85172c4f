// `npm run simulate -- --seeds N [--start S]` or `--replay FILE`: plays histories against the real code.
import { readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { faultOf } from './support/find-fault.ts';
import { historyOf, type History } from './support/history.ts';
import { openSimulation } from './support/open-simulation.ts';
import { shrink } from './support/shrink.ts';

const { values } = parseArgs({
  options: {
    seeds: { type: 'string', default: '100' },
    start: { type: 'string', default: '1' },
    replay: { type: 'string' },
    keep: { type: 'boolean', default: false },
  },
});

const { office, close } = await openSimulation();
try {
  process.exitCode = values.replay === undefined ? await many() : await again(values.replay);
} finally {
  await close();
}

async function many(): Promise<number> {
  const start = Number(values.start);
  const seeds = Number(values.seeds);
  const begun = performance.now();
  let failed = 0;
  for (let seed = start; seed < start + seeds; seed += 1) {
    const history = historyOf(seed);
    const startedAt = performance.now();
    const fault = await faultOf(office, history);
    const took = performance.now() - startedAt;
    if (took > 5000) console.log(`seed ${seed} took ${took.toFixed(0)} ms`);
    if (fault === null) continue;
    failed += 1;
    console.log(`seed ${seed}: ${fault.message}`);
    if (values.keep) continue;
    const shrunk = await shrink(
      history,
      async (smaller) => (await faultOf(office, smaller)) !== null,
    );
    const file = join(tmpdir(), `simulation-${seed}.json`);
    writeFileSync(file, JSON.stringify(shrunk, null, 1));
    console.log(`${JSON.stringify(shrunk)}\nreplay with: npm run simulate -- --replay ${file}`);
    break;
  }
  const seconds = (performance.now() - begun) / 1000;
  console.log(`${seeds} seeds from ${start}: ${failed} failed, ${seconds.toFixed(1)} s`);
  return failed > 0 ? 1 : 0;
}

async function again(file: string): Promise<number> {
  const fault = await faultOf(office, JSON.parse(readFileSync(file, 'utf8')) as History);
  console.log(fault ?? 'nothing is wrong');
  return fault === null ? 0 : 1;
}
