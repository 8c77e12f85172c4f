import { parentPort as workerPort } from 'node:worker_threads';

/** One window's end of the line, whatever carries it. */
export type DataPort = {
  post(message: unknown): void;
  onMessage(listener: (message: unknown) => void): void;
  onClose(listener: () => void): void;
  /** Messages wait until now, so that none is lost before the listeners are there. */
  start(): void;
  close(): void;
};

/** The line to whoever started this process: its words, and the windows' ports that come along. */
export type ParentPort = {
  post(message: unknown): void;
  onMessage(listener: (message: unknown, ports: readonly DataPort[]) => void): void;
  /** The other side is gone without a word. */
  onGone(listener: () => void): void;
};

type Emitter = { on(event: string, listener: (value: never) => void): unknown };
type ElectronPort = Emitter & {
  postMessage(message: unknown): void;
  start(): void;
  close(): void;
};
type ElectronParentPort = Emitter & { postMessage(message: unknown): void };
type ElectronMessage = { readonly data: unknown; readonly ports: readonly ElectronPort[] };
type WorkerMessage = { readonly data: unknown; readonly ports?: readonly WorkerPort[] };
type WorkerPort = Emitter & {
  postMessage(message: unknown): void;
  start(): void;
  close(): void;
};

/**
 * The line to the parent: Electron's in a utility process, else a worker's or a child process's, so
 * that tests run the same program under plain Node. A worker's parent posts `{ data, ports }`; a
 * child process has no ports, so its parent sends `{ data }` for control and `{ request }` for the
 * one window that such a process can have, and gets `{ data }` and `{ reply }`.
 */
export function connectParent(): ParentPort {
  const electron = (process as unknown as { parentPort?: ElectronParentPort }).parentPort;
  if (electron) return electronParent(electron);
  if (workerPort) return workerParent(workerPort);
  if (process.send) return childParent(process.send.bind(process));
  throw new Error('The data process was started by nobody that it can talk to');
}

function electronParent(parent: ElectronParentPort): ParentPort {
  return {
    post: (message) => parent.postMessage(message),
    onMessage: (listener) =>
      parent.on('message', (event: ElectronMessage) =>
        listener(event.data, event.ports.map(electronPort)),
      ),
    // Electron ends a utility process whose parent is gone.
    onGone: () => undefined,
  };
}

function electronPort(port: ElectronPort): DataPort {
  return {
    post: (message) => port.postMessage(message),
    onMessage: (listener) => port.on('message', (event: ElectronMessage) => listener(event.data)),
    onClose: (listener) => port.on('close', listener),
    start: () => port.start(),
    close: () => port.close(),
  };
}

function workerParent(parent: NonNullable<typeof workerPort>): ParentPort {
  return {
    post: (message) => parent.postMessage(message),
    onMessage: (listener) =>
      parent.on('message', ({ data, ports = [] }: WorkerMessage) =>
        listener(data, ports.map(workerThreadPort)),
      ),
    onGone: (listener) => parent.on('close', listener),
  };
}

function workerThreadPort(port: WorkerPort): DataPort {
  return {
    post: (message) => port.postMessage(message),
    onMessage: (listener) => port.on('message', listener),
    onClose: (listener) => port.on('close', listener),
    start: () => port.start(),
    close: () => port.close(),
  };
}

function childParent(send: (message: unknown) => unknown): ParentPort {
  const onlyWindow: DataPort = {
    post: (reply) => send({ reply }),
    onMessage: (listener) =>
      process.on('message', (message: { request?: unknown }) => {
        if ('request' in message) listener(message.request);
      }),
    onClose: (listener) => process.on('disconnect', listener),
    start: () => undefined,
    close: () => process.disconnect(),
  };
  return {
    post: (data) => send({ data }),
    onMessage: (listener) => {
      process.on('message', (message: { data?: unknown }) => {
        if ('data' in message) listener(message.data, []);
      });
      listener({ kind: 'port' }, [onlyWindow]);
    },
    onGone: (listener) => process.on('disconnect', listener),
  };
}
