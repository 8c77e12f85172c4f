import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { provideSnapshot, readChunk } from '../services/snapshot/provide-snapshot.ts';
import type { Store } from '../store/sql.ts';
import { callerOf } from './caller.ts';
import { checked } from './checked.ts';

const chunkSchema = z.object({ id: z.uuid(), no: z.coerce.number().int().min(0) });

export type SnapshotRoutes = {
  readonly store: Store;
  readonly now: () => number;
  readonly onFault: (error: unknown) => void;
};

/** The rows a new desktop begins with. */
export function registerSnapshot(
  app: FastifyInstance,
  { store, now, onFault }: SnapshotRoutes,
): void {
  app.post('/v1/snapshot', async (request) =>
    provideSnapshot(store, await callerOf(store, request), now(), onFault),
  );
  app.get('/v1/snapshot/:id/:no', async (request, reply) => {
    const device = await callerOf(store, request);
    const { id, no } = checked(chunkSchema, request.params);
    const content = await readChunk(store, device, id, no);
    return reply.type('application/json').header('content-encoding', 'gzip').send(content);
  });
}
