import { readFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import pino from 'pino';
import { buildApp, type AppOptions } from './app.ts';
import { openStore } from './store/open-store.ts';

export type StartOptions = {
  /** A PostgreSQL to use; without it the embedded one in `data`. */
  readonly databaseUrl: string | undefined;
  readonly data: string;
  readonly host: string;
  readonly port: number;
  readonly tls: { readonly key: string; readonly cert: string } | null;
  readonly updates: string | undefined;
  readonly metricsToken?: string | undefined;
  readonly push?: AppOptions['push'];
  readonly limits?: AppOptions['limits'];
};

export type Running = { readonly url: string; stop(): Promise<void> };

/** Starts head office: brings the tables up to date, then answers. `stop` ends what is in hand first. */
export async function startHeadOffice(options: StartOptions): Promise<Running> {
  const log = pino({ base: null, timestamp: pino.stdTimeFunctions.isoTime }, pino.destination(2));
  const store = await openStore({ ...options, alone: true });
  const app = buildApp({
    store,
    log,
    tls:
      options.tls === null
        ? null
        : { key: readFileSync(options.tls.key), cert: readFileSync(options.tls.cert) },
    metricsToken: options.metricsToken,
    ...(options.updates === undefined ? {} : { updates: options.updates }),
    ...(options.push === undefined ? {} : { push: options.push }),
    ...(options.limits === undefined ? {} : { limits: options.limits }),
  });
  try {
    await app.listen({ host: options.host, port: options.port });
  } catch (error) {
    await store.close();
    throw error;
  }
  const { port } = app.server.address() as AddressInfo;
  const scheme = options.tls === null ? 'http' : 'https';
  return {
    url: `${scheme}://${options.host.includes(':') ? `[${options.host}]` : options.host}:${port}`,
    stop: async () => {
      await app.close();
      await store.close();
    },
  };
}
