// Imports one file as the command line does and says how long it took and how much memory it used.
import type { Worker } from 'node:worker_threads';
import { main } from '#electron/cli/main.ts';

const [dataFile, path] = process.argv.slice(2);
if (dataFile === undefined || path === undefined) throw new Error('import-file DATA FILE');

// The worker is asked from outside, while it works: its heap as it really lies in memory, and the
// buffers of the file beside it.
let workerBytes = 0;
process.on('worker', (worker: Worker) => {
  // A thread that is still starting refuses to answer, and a busy machine lets it start late.
  worker.once('online', () => {
    const timer = setInterval(() => {
      worker.getHeapStatistics().then(
        (heap) => {
          workerBytes = Math.max(workerBytes, heap.total_physical_size + heap.external_memory);
        },
        () => clearInterval(timer),
      );
    }, 25);
    worker.once('exit', () => clearInterval(timer));
  });
});

const started = performance.now();
const write = process.stdout.write.bind(process.stdout);
process.stdout.write = () => true;
const code = await main(['import', '--db', dataFile, '--json', path]);
process.stdout.write = write;
const seconds = (performance.now() - started) / 1000;
if (workerBytes === 0) throw new Error('the worker has never said what it uses');
const megabyte = 1024 * 1024;
console.log(
  JSON.stringify({
    code,
    seconds,
    workerMb: workerBytes / megabyte,
    peakMb: (process.resourceUsage().maxRSS * 1024) / megabyte,
  }),
);
process.exit(0);
