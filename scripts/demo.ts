// Starts the application on made-up data: `npm run demo [-- --resellers N --interactions N --seed N
// --until YYYY-MM-DD --people --no-start --to FOLDER]`. The same seed and end give the same rows; the
// end is the last working day unless one is given. A data set made before is used again as it was left.
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { addPeople, demoLogins, demoPassword } from './demo/add-people.ts';
import { generateDemo, lastEvening } from './demo/generate-demo.ts';
import { repositoryRoot } from './lib/runtime.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  strict: true,
  options: {
    resellers: { type: 'string', default: '3500' },
    interactions: { type: 'string', default: '20000' },
    seed: { type: 'string', default: '1' },
    until: { type: 'string' },
    to: { type: 'string' },
    people: { type: 'boolean', default: false },
    'no-start': { type: 'boolean', default: false },
    'exit-after-ready': { type: 'boolean', default: false },
  },
});

function count(name: 'resellers' | 'interactions' | 'seed'): number {
  const text = values[name];
  if (!/^\d{1,8}$/.test(text)) {
    console.error(`--${name} wants a whole number, not "${text}".`);
    process.exit(2);
  }
  return Number(text);
}

/** The end asked for, or the evening before: what is due is due around now. */
function until(): number {
  if (values.until === undefined) return lastEvening(Date.now());
  const day = Date.parse(`${values.until}T15:00:00Z`);
  if (/^\d{4}-\d\d-\d\d$/.test(values.until) && Number.isFinite(day)) return day;
  console.error(`--until wants a day like 2026-11-20, not "${values.until}".`);
  process.exit(2);
}

const size = {
  resellers: count('resellers'),
  interactions: count('interactions'),
  seed: count('seed'),
  until: until(),
};
const folder = resolve(
  values.to ??
    join(
      repositoryRoot,
      '.cache',
      'demo',
      `${size.resellers}-${size.interactions}-${size.seed}${values.people ? '-people' : ''}`,
    ),
);

if (!existsSync(join(folder, 'centre.db'))) {
  console.log(
    `Making ${size.resellers} resellers and ${size.interactions} interactions in ${folder}`,
  );
  // Under another name until it is whole: an interrupted run is begun anew.
  const making = `${folder}.making`;
  rmSync(making, { recursive: true, force: true });
  mkdirSync(making, { recursive: true });
  const started = Date.now();
  generateDemo(join(making, 'centre.db'), size, (what, done, of) =>
    console.log(`  ${what}: ${done} of ${of}`),
  );
  if (values.people) await addPeople(join(making, 'centre.db'));
  rmSync(folder, { recursive: true, force: true });
  renameSync(making, folder);
  const seconds = ((Date.now() - started) / 1000).toFixed(1);
  console.log(
    `Made ${size.resellers} resellers and ${size.interactions} interactions in ${seconds} s`,
  );
}
if (values.people) {
  console.log(`Sign in as ${demoLogins.join(' or ')}, the password is "${demoPassword}".`);
}
if (!values['no-start']) {
  const start = join(repositoryRoot, 'scripts', 'start.ts');
  const child = spawn(
    process.execPath,
    [
      start,
      `--data-dir=${folder}`,
      ...(values['exit-after-ready'] ? ['--exit-after-ready'] : []),
      ...positionals,
    ],
    { stdio: 'inherit' },
  );
  child.on('close', (code) => {
    process.exitCode = code ?? 1;
  });
}
