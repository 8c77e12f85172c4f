import { createHash } from 'node:crypto';
import { chmodSync, realpathSync, rmSync } from 'node:fs';
import { createServer, type Socket } from 'node:net';
import { join } from 'node:path';
import type { Sql, Store } from '../sql.ts';
import { readFrames, sendFrame, type ControlAnswer, type ControlRequest } from './frames.ts';

/** Addresses of sockets are short: longer ones the system cuts off. */
const longestPath = 100;
const ownerOnly = 0o600;
/** A command that stands still within a transaction holds up everybody. */
const silenceMs = 60_000;

/** Where the process that has a folder open listens for commands. */
export function controlAddress(folder: string): string {
  if (process.platform !== 'win32') return join(realpathSync(folder), 'control.sock');
  const name = createHash('sha256').update(realpathSync(folder)).digest('hex').slice(0, 32);
  return `\\\\.\\pipe\\head-office-${name}`;
}

/**
 * Lets commands of the same user work on the store of this process; answers how to end that. For who holds the
 * folder's lock: what lies at the address is of a process that is gone.
 */
export async function serveControl(folder: string, store: Store): Promise<() => Promise<void>> {
  const address = controlAddress(folder);
  const isFile = process.platform !== 'win32';
  if (isFile && address.length > longestPath) return () => Promise.resolve();
  if (isFile) rmSync(address, { force: true });
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => socket.destroy());
    socket.on('close', () => sockets.delete(socket));
    serve(socket, store).catch(() => socket.destroy());
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(address, resolve);
  });
  if (isFile) chmodSync(address, ownerOnly);
  return async () => {
    const closed = new Promise((resolve) => server.close(resolve));
    for (const socket of sockets) socket.destroy();
    await closed;
  };
}

type Requests = AsyncGenerator<ControlRequest, void>;

async function serve(socket: Socket, store: Store): Promise<void> {
  const requests: Requests = readFrames(socket);
  for (;;) {
    const { value: request } = await requests.next();
    if (request === undefined) return;
    if (request.kind === 'begin') await transact(socket, store, requests);
    else await answer(socket, () => carryOut(store, request, store));
  }
}

async function carryOut(sql: Sql, request: ControlRequest, store: Store): Promise<unknown> {
  if (request.kind === 'query') return sql.query(request.text, request.values);
  if (request.kind === 'dump') return store.dump?.();
  throw new Error(`there is nothing to ${request.kind}`);
}

/** Who began it is gone. */
class TakenBack extends Error {}

async function transact(socket: Socket, store: Store, requests: Requests): Promise<void> {
  socket.setTimeout(silenceMs, () => socket.destroy());
  try {
    await store.transaction(async (sql) => {
      sendFrame(socket, { value: null });
      for (;;) {
        const { value: request } = await requests.next();
        if (request === undefined) throw new TakenBack();
        if (request.kind === 'commit') return;
        await answer(socket, () => carryOut(sql, request, store));
      }
    });
    sendFrame(socket, { value: null });
  } catch (error) {
    if (!(error instanceof TakenBack)) sendFrame(socket, faultOf(error));
  } finally {
    socket.setTimeout(0);
  }
}

async function answer(socket: Socket, work: () => Promise<unknown>): Promise<void> {
  sendFrame(socket, await work().then((value) => ({ value }), faultOf));
}

function faultOf(error: unknown): ControlAnswer {
  const message = error instanceof Error ? error.message : String(error);
  const code = (error as { code?: unknown }).code;
  return { fault: { message, code: typeof code === 'string' ? code : null } };
}
