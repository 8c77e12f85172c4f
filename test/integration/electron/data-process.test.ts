import { fork, type ChildProcess } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MessageChannel, Worker, type MessagePort } from 'node:worker_threads';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { ReplyMessage } from '#contract/channel.ts';

const program = new URL('../../../electron/data/data-process.ts', import.meta.url);
let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'ic-data-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

function startWorker(): Worker {
  return new Worker(program, { argv: [`--data-dir=${folder}`, '--app-version=9.9.9'] });
}

function openPort(worker: Worker): MessagePort {
  const { port1, port2 } = new MessageChannel();
  worker.postMessage({ data: { kind: 'port' }, ports: [port2] }, [port2]);
  return port1;
}

function ask(port: MessagePort, channel: string, input: unknown = {}): Promise<ReplyMessage> {
  return new Promise((resolve) => {
    const take = (reply: ReplyMessage): void => {
      if ('event' in reply) return;
      port.off('message', take);
      resolve(reply);
    };
    port.on('message', take);
    port.postMessage({ id: 1, channel, input });
  });
}

async function stop(worker: Worker): Promise<number> {
  const ended = new Promise<number>((resolve) => worker.once('exit', resolve));
  worker.postMessage({ data: { kind: 'close' } });
  return ended;
}

test('answers two windows of a worker and ends cleanly when told to close', async () => {
  const worker = startWorker();
  const [first, second] = [openPort(worker), openPort(worker)];
  expect(await ask(first, 'app-info')).toMatchObject({ ok: true, value: { version: '9.9.9' } });
  expect(await ask(second, 'draft-put', { key: 'a', value: 'b' })).toMatchObject({ ok: true });
  first.close();
  second.close();
  expect(await stop(worker)).toBe(0);
  expect(existsSync(join(folder, 'centre.db-wal'))).toBe(false);
});

test('keeps what a window said before its port closed, though told to close first', async () => {
  const worker = startWorker();
  const port = openPort(worker);
  await ask(port, 'app-info');
  const ended = stop(worker);
  port.postMessage({ id: 2, channel: 'draft-put', input: { key: 'last', value: 'words' } });
  port.close();
  await ended;

  const again = startWorker();
  const other = openPort(again);
  expect(await ask(other, 'draft-list', { prefix: '' })).toMatchObject({
    value: [{ key: 'last', value: 'words' }],
  });
  other.close();
  await stop(again);
});

test('acknowledges a grant and lives on after words it does not know', async () => {
  const worker = startWorker();
  worker.postMessage({ data: { kind: 'format-disk' } });
  const granted = new Promise((resolve) => {
    worker.on('message', (message: { kind: string }) => {
      if (message.kind === 'granted') resolve(message);
    });
  });
  const grant = { token: 't1', path: join(folder, 'a.csv'), mode: 'read' };
  worker.postMessage({ data: { kind: 'grant', grant } });
  expect(await granted).toEqual({ kind: 'granted', token: 't1' });
  await stop(worker);
});

test('serves one window as a child process and ends when its parent lets go', async () => {
  const child: ChildProcess = fork(program, [`--data-dir=${folder}`], {
    serialization: 'advanced',
  });
  const answered = new Promise((resolve) => {
    child.on('message', (message: object) => {
      if ('reply' in message) resolve(message);
    });
  });
  child.send({ request: { id: 4, channel: 'reseller-list', input: {} } });
  expect(await answered).toMatchObject({
    reply: { id: 4, ok: true, value: { pks: new Uint32Array(0) } },
  });
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.disconnect();
  expect(await ended).toBe(0);
  expect(existsSync(join(folder, 'centre.db-wal'))).toBe(false);
});
