import type { Server } from 'node:http';
import { join } from 'node:path';
import type { Handlers } from '#contract/ipc.ts';
import type { Softphone, softphoneChannels } from '#contract/softphone.ts';
import { answerRequest, type Door } from './answer-request.ts';
import { newToken, portOf, readKey, writeKey } from './key-file.ts';

export type SoftphoneParts = Pick<Door, 'take' | 'onError'> & {
  /** The data folder. */
  readonly folder: string;
  readonly isOn: () => boolean;
  readonly switchTo: (on: boolean) => void;
};

export type SoftphoneService = {
  readonly handlers: Pick<Handlers, keyof typeof softphoneChannels>;
  /** Begins to listen if it is switched on; the address is in the file then. */
  start(): Promise<void>;
  stop(): Promise<void>;
};

const host = '127.0.0.1';
const patienceMs = 5000;
export const keyFileName = 'softphone.json';

/**
 * The loopback address on which a softphone tells its calls. It listens on this computer only, under
 * the port it had before where that is free, and lets in who has the token of the data folder.
 */
export function createSoftphone(parts: SoftphoneParts): SoftphoneService {
  const file = join(parts.folder, keyFileName);
  let key = readKey(file);
  let server: Server | null = null;
  let port: number | null = null;

  const save = (change: Partial<typeof key>): void => {
    key = { ...key, ...change };
    writeKey(file, key);
  };

  const read = (): Softphone => ({
    on: parts.isOn(),
    url: port === null ? null : key.url,
    token: key.token,
    file,
  });

  const start = async (): Promise<void> => {
    if (server !== null || !parts.isOn()) return;
    // Not before it is needed: a start of the application does without it.
    const { createServer } = await import('node:http');
    const made = createServer((request, response) => {
      const door: Door = { ...parts, port: port ?? 0, token: key.token };
      void answerRequest(door, request, response);
    });
    made.headersTimeout = patienceMs;
    made.requestTimeout = patienceMs;
    made.keepAliveTimeout = patienceMs;
    made.maxConnections = 16;
    server = made;
    const before = portOf(key.url);
    port = await listen(made, before).catch(() => listen(made, 0));
    save({ url: `http://${host}:${String(port)}/call` });
  };

  const stop = async (): Promise<void> => {
    const ending = server;
    server = null;
    port = null;
    if (!ending) return;
    await new Promise<void>((resolve) => {
      ending.close(() => resolve());
      ending.closeAllConnections();
    });
  };

  return {
    start: () => start().catch(parts.onError),
    stop,
    handlers: {
      'softphone-read': read,
      'softphone-switch': async ({ on }) => {
        parts.switchTo(on);
        if (on) await start();
        else await stop();
        return read();
      },
      'softphone-token-new': () => {
        save({ token: newToken() });
        return read();
      },
    },
  };
}

function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const refuse = (error: Error): void => reject(error);
    server.once('error', refuse);
    server.listen({ host, port, exclusive: true }, () => {
      server.off('error', refuse);
      const address = server.address();
      if (typeof address === 'object' && address !== null) resolve(address.port);
      else reject(new Error('no address'));
    });
  });
}
