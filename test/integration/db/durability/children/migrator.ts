// Opens a file with migrations that span two versions and kills itself after statement K.
import { openData } from '#db/open.ts';
import { twoVersions } from './two-versions.ts';

const [file = '', killAfter = '0'] = process.argv.slice(2);
let seen = 0;

const data = openData(file, twoVersions, {
  upkeepEveryMs: 0,
  now: () => 1_780_000_000_000,
  trace: () => {
    // The trace comes before a statement runs: at K + 1 exactly K have run.
    if (seen === Number(killAfter)) process.kill(process.pid, 'SIGKILL');
    seen += 1;
  },
});
data.close();
process.stdout.write(`statements ${seen}\n`);
