import { createGunzip } from 'node:zlib';
import Fastify, { type FastifyInstance, type FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { SyncFaultCode } from '#contract/sync/fault-codes.ts';
import { mostMutations, protocolVersion, pullPage } from '#contract/sync/limits.ts';
import {
  deviceReportSchema,
  enrolRequestSchema,
  pushRequestSchema,
  type SyncFault,
} from '#contract/sync/messages.ts';
import { authenticate, enrol, hello, split } from './services/devices.ts';
import { pullAsJson } from './services/pull.ts';
import { push, type Caller, type PushOptions } from './services/push.ts';
import { ServiceFault } from './services/service-fault.ts';
import type { Store } from './store/sql.ts';

export type AppOptions = {
  readonly store: Store;
  readonly now?: () => number;
  readonly push?: Omit<PushOptions, 'now'>;
  /** Hears of faults that are ours. */
  readonly onFault?: (error: unknown) => void;
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

const pullQuerySchema = z.object({
  set: z.uuid(),
  epoch: z.coerce.number().int(),
  after: z.coerce.number().int().min(0),
  limit: z.coerce.number().int().min(1).max(pullPage).default(pullPage),
});

/** Checks what came against its schema. Throws `sync/invalid-message` with the places that are wrong. */
function checked<T>(schema: z.ZodType<T>, value: unknown): T {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const places = result.error.issues.map(({ path, code }) => `${path.join('.')}: ${code}`);
  throw new ServiceFault('sync/invalid-message', places.slice(0, 5).join(', '));
}

function requireProtocol(body: unknown): void {
  const { protocol } = checked(z.object({ protocol: z.number().int() }), body);
  if (protocol > protocolVersion) {
    throw new ServiceFault('sync/protocol-too-new', 'the desktop is newer', { protocolVersion });
  }
  if (protocol < protocolVersion - 1) {
    throw new ServiceFault('sync/protocol-too-old', 'the desktop is too old', { protocolVersion });
  }
}

/** Builds head office's HTTP interface over a store; keeps nothing in the process between requests. */
export function buildApp({
  store,
  now = Date.now,
  push: pushing = {},
  onFault = () => undefined,
}: AppOptions): FastifyInstance {
  const app = Fastify({ logger: false, bodyLimit: mostBodyBytes });
  app.addHook('preParsing', async (request, _reply, payload) => {
    if (request.headers['content-encoding'] !== 'gzip') return payload;
    delete request.headers['content-length'];
    return payload.pipe(createGunzip());
  });
  app.setErrorHandler((error, request, reply) => {
    const fault = toFault(error);
    if (fault.code === 'sync/unavailable') onFault(error);
    void reply.status(statusOf[fault.code]).send({
      error: {
        code: fault.code,
        message: fault.message,
        details: fault.details,
        requestId: request.id,
      },
    } satisfies SyncFault);
  });
  const caller = (request: FastifyRequest): Promise<Caller> => {
    const token = /^Bearer (\S+)$/.exec(request.headers.authorization ?? '')?.[1];
    if (token === undefined) throw new ServiceFault('sync/unknown-device', 'no token');
    return authenticate(store, token);
  };

  app.post('/v1/enrol', async (request) => {
    requireProtocol(request.body);
    return enrol(store, checked(enrolRequestSchema, request.body), now());
  });
  app.post('/v1/split', async (request) => split(store, await caller(request), now()));
  app.post('/v1/hello', async (request) => {
    const device = await caller(request);
    requireProtocol(request.body);
    return hello(store, device, checked(deviceReportSchema, request.body), now());
  });
  app.post('/v1/push', async (request) => {
    const device = await caller(request);
    requireProtocol(request.body);
    const content = checked(pushRequestSchema, request.body);
    const count = content.steps.reduce((sum, { mutations }) => sum + mutations.length, 0);
    if (count > mostMutations) throw new ServiceFault('sync/too-large', 'too many mutations');
    return push(store, device, content, { ...pushing, now });
  });
  app.get('/v1/pull', async (request, reply) => {
    const device = await caller(request);
    const { set, ...query } = checked(pullQuerySchema, request.query);
    const json = await pullAsJson(store, device, { ...query, dataSetId: set }, now());
    return reply.type('application/json').send(json);
  });
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
