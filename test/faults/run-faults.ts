// `npm run faults -- --runs N [--start S]`: real processes, killed and cut at moments that the seed chooses.
import { parseArgs } from 'node:util';
import { openOffice, type Base, type Office } from './support/offices.ts';
import { planOf } from './support/plan.ts';
import { play } from './support/play.ts';

const { values } = parseArgs({
  options: {
    runs: { type: 'string', default: '200' },
    start: { type: 'string', default: '1' },
  },
});

const offices = new Map<Base, Office>();
async function officeOn(base: Base): Promise<Office> {
  const office = offices.get(base) ?? (await openOffice(base));
  offices.set(base, office);
  return office;
}

const start = Number(values.start);
const runs = Number(values.runs);
const begun = performance.now();
let failed = 0;
let missed = 0;
let mutations = 0;
try {
  for (let seed = start; seed < start + runs; seed += 1) {
    const plan = planOf(seed);
    const { base, size, victim, moment } = plan;
    const at = moment === null ? '' : ` ${moment.path} ${moment.nth} ${moment.stage}`;
    const startedAt = performance.now();
    const said = await play(plan, await officeOn(base)).then(
      (played) => {
        mutations += played.mutations;
        if (!played.struck) missed += 1;
        return played.struck ? 'sound' : 'sound, the moment never came';
      },
      (error: unknown) => {
        failed += 1;
        return `FAILED: ${error instanceof Error ? (error.stack ?? '') : String(error)}`;
      },
    );
    const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
    console.log(`seed ${seed}: ${victim}${at}, ${size}, ${base}: ${said} (${seconds} s)`);
  }
} finally {
  for (const office of offices.values()) await office.close();
}
const minutes = ((performance.now() - begun) / 60_000).toFixed(1);
console.log(
  `${runs} runs from seed ${start}: ${failed} failed, ${missed} without their moment, ${mutations} mutations, ${minutes} min`,
);
process.exitCode = failed > 0 ? 1 : 0;
