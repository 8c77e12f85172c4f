import type { FastifyInstance } from 'fastify';
import type { ServerResponse } from 'node:http';
import { logChannel } from '../services/append.ts';
import type { Store } from '../store/sql.ts';
import { callerOf } from './caller.ts';

const beatMs = 30_000;
const listenAgainMs = 5000;

/** Tells connected desktops when the log of their workspace has grown, whichever replica wrote to it. */
export function registerEvents(app: FastifyInstance, { store }: { readonly store: Store }): void {
  const streams = new Map<ServerResponse, string>();
  let stop: (() => Promise<void>) | null = null;
  let closing = false;
  const tell = (workspace: string): void => {
    for (const [stream, own] of streams) if (own === workspace) stream.write('data: grown\n\n');
  };
  const listen = async (): Promise<void> => {
    try {
      stop = await store.listen(logChannel, tell, () => {
        stop = null;
        // What grew meanwhile nobody was told: all are asked to look.
        if (!closing) setTimeout(() => void listen().then(tellAll), listenAgainMs).unref();
      });
    } catch (error) {
      app.log.warn({ fault: String(error) }, 'no notices from the database');
      if (!closing) setTimeout(() => void listen(), listenAgainMs).unref();
    }
  };
  const tellAll = (): void => {
    for (const stream of streams.keys()) stream.write('data: grown\n\n');
  };
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
    const { workspace } = await callerOf(store, request);
    reply.hijack();
    const stream = reply.raw;
    stream.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
    stream.write(': here\n\n');
    streams.set(stream, workspace);
    stream.on('close', () => streams.delete(stream));
  });
}
