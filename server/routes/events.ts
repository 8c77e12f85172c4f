import type { FastifyInstance } from 'fastify';
import type { ServerResponse } from 'node:http';
import { logChannel } from '../services/append.ts';
import { revokedDevice } from '../services/device-list.ts';
import type { Caller } from '../services/push.ts';
import type { Store } from '../store/sql.ts';
import { faultFields } from './fault-fields.ts';
import { callerOf } from './caller.ts';

const beatMs = 30_000;
const usualListenAgainMs = 5000;

export type EventRoutes = {
  readonly store: Store;
  /** So long after notices of the database were lost it is asked for them again. */
  readonly listenAgainMs?: number;
};

/**
 * Tells connected desktops when the log of their workspace has grown, whichever replica wrote to it, and hangs up
 * on a device that is revoked.
 */
export function registerEvents(
  app: FastifyInstance,
  { store, listenAgainMs = usualListenAgainMs }: EventRoutes,
): void {
  const streams = new Map<ServerResponse, Caller>();
  let stop: (() => Promise<void>) | null = null;
  let closing = false;
  const tell = (meant: (caller: Caller) => boolean): void => {
    for (const [stream, caller] of streams) if (meant(caller)) stream.write('data: grown\n\n');
  };
  const hangUpOn = (devices: ReadonlySet<string>): void => {
    for (const [stream, { deviceId }] of streams) {
      if (!devices.has(deviceId)) continue;
      streams.delete(stream);
      stream.end();
    }
  };
  const hear = (notice: string): void => {
    const revoked = revokedDevice(notice);
    if (revoked === null) tell(({ workspace }) => workspace === notice);
    else hangUpOn(new Set([revoked]));
  };
  /** Of what was not heard nobody was told: revoked devices are looked for, all others asked to look. */
  const makeGood = async (): Promise<void> => {
    hangUpOn(await revokedOf(store, [...streams.values()]));
    tell(() => true);
  };
  const listen = async (): Promise<void> => {
    try {
      stop = await store.listen(logChannel, hear, () => {
        stop = null;
        listenLater();
      });
    } catch (error) {
      app.log.warn(faultFields(error), 'no notices from the database');
      listenLater();
    }
  };
  const listenLater = (): void => {
    if (closing) return;
    const again = async (): Promise<void> => {
      await listen();
      if (stop !== null) await makeGood();
    };
    setTimeout(() => void again().catch(noted), listenAgainMs).unref();
  };
  const noted = (error: unknown): void => app.log.warn(faultFields(error), 'streams');
  const beat = setInterval(() => {
    for (const stream of streams.keys()) stream.write(': here\n\n');
  }, beatMs);
  beat.unref();
  app.addHook('onReady', listen);
  app.addHook('preClose', async () => {
    closing = true;
    clearInterval(beat);
    for (const stream of streams.keys()) stream.end();
    await stop?.();
  });
  app.get('/v1/events', async (request, reply) => {
    const caller = await callerOf(store, request);
    reply.hijack();
    const stream = reply.raw;
    stream.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
    stream.write(': here\n\n');
    streams.set(stream, caller);
    stream.on('close', () => streams.delete(stream));
    // Revoked while it was let in: nobody will say it again.
    hangUpOn(await revokedOf(store, [caller]));
  });
}

async function revokedOf(store: Store, callers: readonly Caller[]): Promise<ReadonlySet<string>> {
  const rows = await store.query<{ id: string }>(
    `SELECT id FROM device WHERE revoked_at IS NOT NULL
       AND (workspace, id) IN (SELECT w, d FROM json_to_recordset($1::json) AS c (w uuid, d uuid))`,
    [JSON.stringify(callers.map(({ workspace: w, deviceId: d }) => ({ w, d })))],
  );
  return new Set(rows.map(({ id }) => id));
}
