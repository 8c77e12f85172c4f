import { spawn } from 'node:child_process';
import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createPackage } from '@electron/asar';
import { copyOfData } from './packaged-window.ts';
import { againstFloor, median, type Bench, type BenchContext } from './result.ts';

const rounds = 9;

/** An empty window that says when it was painted, as our own does. */
const emptyPage = `<!doctype html><title>empty</title><p>empty</p><script>
requestAnimationFrame(() => requestAnimationFrame(() => { document.title = 'painted'; }));
</script>`;
const emptyMain = `
const { app, BrowserWindow } = require('electron');
app.whenReady().then(() => {
  const window = new BrowserWindow({ width: 1366, height: 768, show: false,
    webPreferences: { sandbox: true, contextIsolation: true } });
  window.once('ready-to-show', () => window.show());
  window.webContents.on('page-title-updated', (_event, title) => {
    if (title === 'painted') { process.stdout.write('ready\\n'); app.quit(); }
  });
  window.loadURL('data:text/html,' + encodeURIComponent(${JSON.stringify(emptyPage)}));
});
`;

/** The same runtime, packaged the same way, with the empty window inside. */
async function packageEmptyWindow(executable: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'ic-empty-'));
  const source = join(folder, 'source');
  await mkdir(source);
  await writeFile(join(source, 'package.json'), '{ "name": "empty", "main": "main.js" }');
  await writeFile(join(source, 'main.js'), emptyMain);
  const app = join(folder, 'app');
  await cp(dirname(executable), app, { recursive: true });
  await rm(join(app, 'resources', 'app.asar.unpacked'), { recursive: true, force: true });
  await createPackage(source, join(app, 'resources', 'app.asar'));
  return folder;
}

/** Milliseconds from the start of the process to its word that the window is painted. */
function timeToReady(context: BenchContext, executable: string, args: readonly string[]) {
  return new Promise<number>((resolve, reject) => {
    const started = performance.now();
    const app = spawn(executable, [...context.flags, ...args], {
      env: context.env,
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    let ready = Number.NaN;
    app.stdout.on('data', (chunk: Buffer) => {
      if (chunk.includes('ready')) ready = performance.now() - started;
    });
    app.once('close', () =>
      Number.isNaN(ready) ? reject(new Error(`${executable} never was ready`)) : resolve(ready),
    );
  });
}

export const start: Bench = {
  name: 'start',
  async run(context) {
    const empty = await packageEmptyWindow(context.executable);
    const data = await copyOfData(context.dataFolder);
    const emptyExecutable = join(empty, 'app', 'interaction-centre');
    const ours = () =>
      timeToReady(context, context.executable, [
        `--user-data-dir=${join(data, 'profile')}`,
        `--data-dir=${data}`,
        '--exit-after-ready',
      ]);
    const floor = () =>
      timeToReady(context, emptyExecutable, [`--user-data-dir=${join(empty, 'profile')}`]);
    try {
      // The first ones fill the caches of the disk and of compiled code, as any day's start does.
      for (let round = 0; round < 3; round += 1) {
        await ours();
        await floor();
      }
      const our: number[] = [];
      const least: number[] = [];
      for (let round = 0; round < rounds; round += 1) {
        our.push(await ours());
        least.push(await floor());
      }
      return [
        againstFloor({
          name: 'start',
          unit: 'ms',
          rows: 100_000,
          value: median(our),
          floor: median(least),
          atMost: 1.5,
          of: 'an empty window of the same runtime',
          note: `median of ${String(rounds)} starts in turn, process to painted list; 1,000,000 interactions`,
        }),
      ];
    } finally {
      await rm(empty, { recursive: true, force: true });
      await rm(data, { recursive: true, force: true });
    }
  },
};
