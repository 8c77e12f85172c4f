import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Metrics } from '../metrics.ts';
import { openApiDocument } from '../openapi.ts';
import { sameSecret } from '../services/secrets.ts';
import { ServiceFault } from '../services/service-fault.ts';
import { newestVersion } from '../store/migrate.ts';
import type { Store } from '../store/sql.ts';
import { tokenOf } from './caller.ts';

export type StateRoutes = {
  readonly store: Store;
  readonly metrics: Metrics;
  /** Without one the metrics are for this computer only. */
  readonly metricsToken: string | undefined;
};

/** What watches head office asks: whether it lives, whether it can answer, and how much it does. */
export function registerState(
  app: FastifyInstance,
  { store, metrics, metricsToken }: StateRoutes,
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
  app.get('/metrics', async (request, reply) => {
    if (!mayReadMetrics(request, metricsToken)) {
      throw new ServiceFault('sync/not-found', 'there is nothing at this address');
    }
    return reply.type(metrics.contentType).send(await metrics.text());
  });
  app.get('/openapi.json', () => openApiDocument);
}

const loopback = /^(127\.|::1$|::ffff:127\.)/;

/** Whoever has the token; without one this computer itself, but not what a proxy on it passes on. */
function mayReadMetrics(request: FastifyRequest, token: string | undefined): boolean {
  if (token !== undefined) return sameSecret(tokenOf(request) ?? '', token);
  const isPassedOn = 'x-forwarded-for' in request.headers || 'forwarded' in request.headers;
  return !isPassedOn && loopback.test(request.socket.remoteAddress ?? '');
}
