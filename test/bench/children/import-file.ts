// Imports one file as the command line does and says how long it took and how much memory it used.
import { main } from '#electron/cli/main.ts';

const [dataFile, path] = process.argv.slice(2);
if (dataFile === undefined || path === undefined) throw new Error('import-file DATA FILE');
const started = performance.now();
const quiet = process.stdout.write.bind(process.stdout);
process.stdout.write = () => true;
const code = await main(['import', '--db', dataFile, '--json', path]);
process.stdout.write = quiet;
const seconds = (performance.now() - started) / 1000;
console.log(JSON.stringify({ code, seconds, peakMb: process.resourceUsage().maxRSS / 1024 }));
process.exit(0);
