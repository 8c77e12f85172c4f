// Measures the application against floors of the same run: `npm run bench [-- NAME…]`. Prints a table
// and writes docs/benchmarks.json; with names only those are measured and the others kept.
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { arch, cpus, platform, totalmem } from 'node:os';
import { join } from 'node:path';
import { callsInWindow } from './calls.bench.ts';
import { importRegister } from './import-register.bench.ts';
import { ledgerPost } from './ledger-post.bench.ts';
import { logQuery } from './log-query.bench.ts';
import type { Bench, BenchContext, BenchResult } from './result.ts';
import { searchQuery } from './search-query.bench.ts';
import { serverLoad } from './server-load.bench.ts';
import { start } from './start.bench.ts';
import { syncFirst } from './sync-first.bench.ts';
import { syncIdle } from './sync-idle.bench.ts';
import { syncPull } from './sync-pull.bench.ts';
import { syncPush } from './sync-push.bench.ts';
import { syncScale } from './sync-scale.bench.ts';
import { timelineOpen } from './timeline.bench.ts';
import { todayOpen } from './today.bench.ts';
import { inWindow } from './window.bench.ts';
import { xlsRead } from './xls-read.bench.ts';
import { importMemory, xlsxImport } from './xlsx-import.bench.ts';
import { xlsxRead } from './xlsx-read.bench.ts';
import { xlsxWrite } from './xlsx-write.bench.ts';
import { generateDemo, lastEvening } from '../../scripts/demo/generate-demo.ts';
import { packageApp, packagedExecutable } from '../../scripts/lib/package-app.ts';
import { electronRuntime, repositoryRoot, sandboxFlags } from '../../scripts/lib/runtime.ts';
import { startVirtualDisplay } from '../../scripts/lib/xvfb.ts';

type Line = BenchResult & { readonly machine: string; readonly date: string };

const benches: readonly Bench[] = [
  searchQuery,
  importRegister,
  start,
  inWindow,
  callsInWindow,
  timelineOpen,
  todayOpen,
  ledgerPost,
  logQuery,
  xlsxRead,
  xlsxImport,
  xlsxWrite,
  xlsRead,
  importMemory,
  syncPush,
  syncFirst,
  syncPull,
  syncIdle,
  syncScale,
  serverLoad,
];
const file = join(repositoryRoot, 'docs', 'benchmarks.json');
const dataFolder = join(repositoryRoot, '.cache', 'demo', '100000-1000000-1');

const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !benches.some((bench) => bench.name === name));
if (unknown.length > 0) {
  console.error(`No benchmark ${unknown.join(', ')}; there are: ${names(benches)}`);
  process.exit(2);
}
const chosen = wanted.length === 0 ? benches : benches.filter(({ name }) => wanted.includes(name));

function names(list: readonly { name: string }[]): string {
  return list.map(({ name }) => name).join(', ');
}

function makeData(): void {
  if (existsSync(join(dataFolder, 'centre.db'))) return;
  const making = `${dataFolder}.making`;
  rmSync(making, { recursive: true, force: true });
  mkdirSync(making, { recursive: true });
  console.log('bench | making 100,000 resellers and 1,000,000 interactions');
  // Of yesterday: thousands of late tasks on their way up would be measured with all else.
  const until = lastEvening(Date.now());
  const size = { resellers: 100_000, interactions: 1_000_000, seed: 1, until };
  generateDemo(join(making, 'centre.db'), size, () => undefined);
  renameSync(making, dataFolder);
}

function machine(): string {
  const [first] = cpus();
  const gigabytes = Math.round(totalmem() / 1024 ** 3);
  const runtime = electronRuntime();
  return `${String(cpus().length)} × ${first?.model ?? 'unknown'}, ${String(gigabytes)} GB, ${platform()} ${arch()}, Electron ${runtime.version}, Node ${process.versions.node}`;
}

function row(line: BenchResult): string {
  const figure = (value: number | null) => (value === null ? '–' : String(value));
  return [
    line.name.padEnd(24),
    line.unit.padEnd(4),
    figure(line.value).padStart(8),
    figure(line.floor).padStart(8),
    figure(line.ratio).padStart(6),
    (line.met ? 'met' : 'MISSED').padEnd(7),
    line.goal,
  ].join('  ');
}

const needsApp = chosen.some(({ alone }) => alone !== true);
if (needsApp) {
  makeData();
  await packageApp();
}
const display =
  needsApp && process.env.DISPLAY === undefined ? await startVirtualDisplay() : undefined;
const context: BenchContext = {
  dataFolder,
  executable: packagedExecutable,
  flags: sandboxFlags(),
  env: {
    ...process.env,
    LANG: 'ru_RU.UTF-8',
    ...(display && { DISPLAY: display.display }),
  },
};
const about = { machine: machine(), date: new Date().toISOString().slice(0, 10) };
const measured: Line[] = [];
try {
  for (const bench of chosen) {
    console.log(`bench | ${bench.name}`);
    for (const result of await bench.run(context)) measured.push({ ...result, ...about });
  }
} finally {
  await display?.stop();
}
const before = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Line[]) : [];
const kept = before.filter((line) => !measured.some(({ name }) => name === line.name));
const lines = wanted.length === 0 ? measured : [...kept, ...measured];
writeFileSync(file, `${JSON.stringify(lines, null, 2)}\n`);
console.log(['', ...measured.map(row)].join('\n'));
for (const { name, note } of measured) if (note !== undefined) console.log(`  ${name}: ${note}`);
