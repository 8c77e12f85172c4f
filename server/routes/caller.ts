import type { FastifyRequest } from 'fastify';
import { authenticate } from '../services/devices.ts';
import type { Caller } from '../services/push.ts';
import { ServiceFault } from '../services/service-fault.ts';
import type { Sql } from '../store/sql.ts';

/** The token that a request brings; undefined without one. */
export function tokenOf(request: FastifyRequest): string | undefined {
  return /^Bearer (\S+)$/.exec(request.headers.authorization ?? '')?.[1];
}

/** The device that asks. Throws `sync/unknown-device` and `sync/revoked`. */
export function callerOf(sql: Sql, request: FastifyRequest): Promise<Caller> {
  const token = tokenOf(request);
  if (token === undefined) throw new ServiceFault('sync/unknown-device', 'no token');
  return authenticate(sql, token);
}
