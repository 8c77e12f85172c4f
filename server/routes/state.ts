import type { FastifyInstance } from 'fastify';
import type { Metrics } from '../metrics.ts';
import { openApiDocument } from '../openapi.ts';
import { newestVersion } from '../store/migrate.ts';
import type { Store } from '../store/sql.ts';

/** What watches head office asks: whether it lives, whether it can answer, and how much it does. */
export function registerState(
  app: FastifyInstance,
  { store, metrics }: { readonly store: Store; readonly metrics: Metrics },
): void {
  app.get('/healthz', () => ({ alive: true }));
  app.get('/readyz', async (_request, reply) => {
    const version = await store
      .query<{ version: number }>('SELECT version FROM schema_version')
      .then(([row]) => row?.version ?? 0)
      .catch(() => null);
    const ready = version === newestVersion;
    return reply
      .status(ready ? 200 : 503)
      .send({ ready, database: version, program: newestVersion });
  });
  app.get('/metrics', async (_request, reply) =>
    reply.type(metrics.contentType).send(await metrics.text()),
  );
  app.get('/openapi.json', () => openApiDocument);
}
