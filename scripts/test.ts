// Runs every suite, whatever fails, and ends with the line `N passed, N failed` over all of them.
import { suites } from './lib/suites.ts';
import type { Suite, SuiteResult } from './lib/suites.ts';

interface Outcome extends SuiteResult {
  readonly seconds: number;
}

const outcomes = new Map<string, Outcome>();
const begunAt = performance.now();

// Two lanes for two cores; what opens windows runs after them, so that timing on the screen is honest.
await Promise.all([
  inTurn(
    suites.format,
    suites.lint,
    suites.types,
    suites.windowTypes,
    suites.windowTestTypes,
    suites.benchTypes,
    suites.e2eTypes,
    suites.imports,
    suites.unit,
    suites.build,
    suites.package,
  ),
  inTurn(suites.integration, suites.simulation),
]);
await inTurn(suites.e2e);

console.log('');
for (const { name } of Object.values<Suite>(suites)) {
  const outcome = outcomes.get(name);
  if (outcome) console.log(line(name, outcome));
}
console.log(`     all of it in ${((performance.now() - begunAt) / 60_000).toFixed(1)} minutes`);
const sum = (key: 'passed' | 'failed'): number =>
  [...outcomes.values()].reduce((total, outcome) => total + outcome[key], 0);
process.exitCode = sum('failed') > 0 ? 1 : 0;
console.log(`${sum('passed')} passed, ${sum('failed')} failed`);

async function inTurn(...lane: readonly Suite[]): Promise<void> {
  for (const suite of lane) {
    const startedAt = performance.now();
    const result = await suite.run().catch((error: unknown) => ({
      passed: 0,
      failed: 1,
      output: error instanceof Error ? (error.stack ?? error.message) : String(error),
    }));
    const outcome = { ...result, seconds: (performance.now() - startedAt) / 1000 };
    outcomes.set(suite.name, outcome);
    if (outcome.failed > 0) console.log(`\n${outcome.output.trim()}\n`);
    console.log(line(suite.name, outcome));
  }
}

function line(name: string, { passed, failed, skipped = 0, seconds }: Outcome): string {
  const mark = failed > 0 ? 'FAIL' : 'ok  ';
  const left = skipped > 0 ? `, ${skipped} skipped` : '';
  return `${mark} ${name.padEnd(20)} ${passed} passed, ${failed} failed${left}  ${seconds.toFixed(1)} s`;
}
