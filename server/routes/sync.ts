import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { mostMutations, pullPage } from '#contract/sync/limits.ts';
import {
  deviceReportSchema,
  enrolRequestSchema,
  loosePushRequestSchema,
  type NothingNew,
} from '#contract/sync/messages.ts';
import type { Metrics } from '../metrics.ts';
import { enrol, hello, split } from '../services/devices.ts';
import { pullAsJson } from '../services/pull.ts';
import { push, type PushOptions } from '../services/push.ts';
import { readSteps } from '../services/read-steps.ts';
import { standsAlike } from '../services/standing.ts';
import { ServiceFault } from '../services/service-fault.ts';
import type { Store } from '../store/sql.ts';
import { callerOf } from './caller.ts';
import { checked, requireProtocol } from './checked.ts';
import { limitCodes, type Limits } from './rate-limits.ts';

const pullQuerySchema = z.object({
  set: z.uuid(),
  epoch: z.coerce.number().int(),
  after: z.coerce.number().int().min(0),
  mark: z.string().max(64).default(''),
  limit: z.coerce.number().int().min(1).max(pullPage).default(pullPage),
});

export type SyncRoutes = {
  readonly store: Store;
  readonly now: () => number;
  readonly pushing: Omit<PushOptions, 'now'>;
  readonly metrics: Metrics;
  readonly limits?: Limits | undefined;
};

/** Enrolment and the exchange itself. */
export function registerSync(app: FastifyInstance, routes: SyncRoutes): void {
  const { store, now, pushing, metrics } = routes;
  const limitCode = limitCodes(app, routes.limits);
  app.post('/v1/enrol', async (request) => {
    requireProtocol(request.body);
    await limitCode(request);
    return enrol(store, checked(enrolRequestSchema, request.body), now());
  });
  app.post('/v1/split', async (request) => split(store, await callerOf(store, request), now()));
  app.post('/v1/hello', async (request) => {
    const device = await callerOf(store, request);
    requireProtocol(request.body);
    const report = checked(deviceReportSchema, request.body);
    const answer = await hello(store, device, report, now());
    const { sign } = report;
    if (sign === undefined || !(await standsAlike(store, sign, answer))) return answer;
    return { serverTime: answer.serverTime } satisfies NothingNew;
  });
  app.post('/v1/push', async (request) => {
    const device = await callerOf(store, request);
    requireProtocol(request.body);
    const content = checked(loosePushRequestSchema, request.body);
    const count = content.steps.reduce((sum, { mutations }) => sum + mutations.length, 0);
    if (count > mostMutations) throw new ServiceFault('sync/too-large', 'too many mutations');
    const read = readSteps(content.steps, now());
    const answer = await push(store, device, { ...content, ...read }, { ...pushing, now });
    metrics.pushed(answer.outcomes);
    return answer;
  });
  app.get('/v1/pull', async (request, reply) => {
    const device = await callerOf(store, request);
    const { set, ...query } = checked(pullQuerySchema, request.query);
    const json = await pullAsJson(store, device, { ...query, dataSetId: set }, now());
    return reply.type('application/json').send(json);
  });
}
