import type { Server, ServerResponse } from 'node:http';
import { setImmediate as turn } from 'node:timers/promises';

/** Watches the streams of events of a server; the answer waits until so many are open. */
export function openStreams(server: Server): (count: number) => Promise<void> {
  const streams = new Set<ServerResponse>();
  server.on('request', ({ url }, response: ServerResponse) => {
    if (url !== '/v1/events') return;
    streams.add(response);
    response.on('close', () => streams.delete(response));
  });
  return async (count) => {
    while ([...streams].filter(({ headersSent }) => headersSent).length !== count) await turn();
  };
}
