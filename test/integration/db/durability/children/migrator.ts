// Opens a file with migrations, made-up or `real` ones, and kills itself after statement K.
import { migrations } from '#db/migrations/index.ts';
import { openData } from '#db/open.ts';
import { twoVersions } from './two-versions.ts';

const [file = '', killAfter = '0', which = 'made-up'] = process.argv.slice(2);
let seen = 0;

const data = openData(file, which === 'real' ? migrations : twoVersions, {
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
