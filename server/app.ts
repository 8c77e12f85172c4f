import { randomUUID } from 'node:crypto';
import type { SecureContextOptions } from 'node:tls';
import rateLimit from '@fastify/rate-limit';
import Fastify, { LogController, type FastifyBaseLogger, type FastifyInstance } from 'fastify';
import type { SyncFaultCode } from '#contract/sync/fault-codes.ts';
import type { SyncFault } from '#contract/sync/messages.ts';
import { createMetrics } from './metrics.ts';
import { registerAdmin } from './routes/admin.ts';
import { inflated, packed } from './routes/compression.ts';
import { registerEvents } from './routes/events.ts';
import { faultFields } from './routes/fault-fields.ts';
import { rateLimits, type Limits } from './routes/rate-limits.ts';
import { registerSnapshot } from './routes/snapshot.ts';
import { registerState } from './routes/state.ts';
import { registerSync } from './routes/sync.ts';
import { registerUpdates } from './routes/updates.ts';
import type { PushOptions } from './services/push.ts';
import { ServiceFault } from './services/service-fault.ts';
import type { Store } from './store/sql.ts';

export type AppOptions = {
  readonly store: Store;
  readonly now?: () => number;
  readonly push?: Omit<PushOptions, 'now'>;
  /** Hears of faults that are ours. */
  readonly onFault?: (error: unknown) => void;
  /** Where lines for operators go; none in tests. */
  readonly log?: FastifyBaseLogger | null;
  /** Key and certificate, to speak HTTPS. */
  readonly tls?: Pick<SecureContextOptions, 'key' | 'cert'> | null;
  /** How often one device, or one address, may ask. */
  readonly limits?: Limits;
  /** Who has it may read the metrics from elsewhere; without one only this computer may. */
  readonly metricsToken?: string | undefined;
  /** A folder with installers and their `latest*.yml`. */
  readonly updates?: string;
};

const mostBodyBytes = 8 * 1024 * 1024;

const statusOf: Readonly<Record<SyncFaultCode, number>> = {
  'sync/unknown-device': 401,
  'sync/revoked': 403,
  'sync/wrong-code': 403,
  'sync/gap': 409,
  'sync/copied-device': 409,
  'sync/other-data-set': 409,
  'sync/other-epoch': 409,
  'sync/protocol-too-old': 426,
  'sync/protocol-too-new': 426,
  'sync/invalid-message': 400,
  'sync/too-large': 413,
  'sync/too-many-requests': 429,
  'sync/not-found': 404,
  'sync/unavailable': 503,
};

/** Requests are logged once, when they are over, by what the hook below makes of them. */
const quietController = new LogController({ disableRequestLogging: true });

/** Builds head office's HTTP interface over a store; keeps nothing in the process between requests. */
export function buildApp(options: AppOptions): FastifyInstance {
  const { store, onFault = () => undefined, log = null, tls = null } = options;
  const app = Fastify({
    bodyLimit: mostBodyBytes,
    // Left out rather than refused: a push with such a name in it would be refused for ever.
    onProtoPoisoning: 'remove',
    onConstructorPoisoning: 'remove',
    requestTimeout: 60_000,
    keepAliveTimeout: 75_000,
    genReqId: () => randomUUID(),
    ...(log === null ? { logger: false } : { loggerInstance: log, logController: quietController }),
    ...(tls === null ? {} : { https: tls }),
  }) as unknown as FastifyInstance;
  const now = options.now ?? Date.now;
  const metrics = createMetrics(store);
  app.addHook('preParsing', inflated);
  app.addHook('onSend', packed);
  app.addHook('onResponse', (request, reply, done) => {
    const route = request.routeOptions.url ?? 'none';
    metrics.answered(route, reply.statusCode, reply.elapsedTime / 1000);
    // Neither bodies nor tokens nor names: what was asked, by its number, and how it went.
    request.log.info(
      { route, status: reply.statusCode, ms: Math.round(reply.elapsedTime) },
      'answered',
    );
    done();
  });
  app.setErrorHandler((error, request, reply) => {
    const fault = toFault(error);
    if (fault.code === 'sync/unavailable') {
      onFault(error);
      request.log.error(faultFields(error), 'fault');
    }
    if (fault.code === 'sync/too-many-requests') void reply.header('retry-after', '10');
    if (fault.code === 'sync/unavailable') void reply.header('retry-after', '5');
    void reply.status(statusOf[fault.code]).send({
      error: {
        code: fault.code,
        message: fault.message,
        details: fault.details,
        requestId: request.id,
      },
    } satisfies SyncFault);
  });
  app.setNotFoundHandler(() => {
    throw new ServiceFault('sync/not-found', 'there is nothing at this address');
  });
  void app.register(async (limited) => {
    await limited.register(rateLimit, rateLimits(options.limits));
    const { limits } = options;
    registerSync(limited, { store, now, pushing: { onFault, ...options.push }, metrics, limits });
    registerSnapshot(limited, { store, now, onFault });
    registerEvents(limited, { store });
  });
  void app.register((own) =>
    registerAdmin(own, { store, now, limits: options.limits, isSecure: tls !== null }),
  );
  registerState(app, { store, metrics, metricsToken: options.metricsToken });
  if (options.updates !== undefined) registerUpdates(app, options.updates);
  return app;
}

/** What a fault is called outside; its inner words stay here. */
function toFault(error: unknown): ServiceFault {
  if (error instanceof ServiceFault) return error;
  const status = (error as { statusCode?: number }).statusCode;
  if (status === 413) return new ServiceFault('sync/too-large', 'the request is too large');
  if (status !== undefined && status >= 400 && status < 500) {
    return new ServiceFault('sync/invalid-message', 'the request cannot be read');
  }
  return new ServiceFault('sync/unavailable', 'head office cannot answer now');
}
