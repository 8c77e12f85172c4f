// Tries every way out, in its main thread and in another: none must escape who watches.
import { execFile } from 'node:child_process';
import { createSocket } from 'node:dgram';
import { lookup } from 'node:dns';
import { get } from 'node:http';
import { connect } from 'node:net';
import { connect as connectTls } from 'node:tls';
import { isMainThread, Worker } from 'node:worker_threads';

const nowhere = { host: '127.0.0.1', port: 18_080 } as const;
const address = `http://${nowhere.host}:${String(nowhere.port)}/`;

/** What somebody who writes it meets; here each is refused in its own way. */
async function trying(work: () => unknown): Promise<void> {
  try {
    await work();
  } catch {
    // Refused: who watches has written it down.
  }
}

await trying(() => connect(nowhere));
await trying(() => connectTls(nowhere));
await trying(() => get(address));
await trying(() => fetch(address));
await trying(() => lookup('centre.example', () => undefined));
await trying(() => createSocket('udp4').send('x', nowhere.port, nowhere.host));
await trying(() => execFile(process.execPath, ['--version']));
if (isMainThread) {
  const worker = new Worker(new URL(import.meta.url));
  worker.once('exit', () => process.exit(0));
} else process.exit(0);
