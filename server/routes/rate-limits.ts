import { createHash } from 'node:crypto';
import type { RateLimitPluginOptions } from '@fastify/rate-limit';
import { ServiceFault } from '../services/service-fault.ts';
import { tokenOf } from './caller.ts';

export type Limits = {
  /** Requests a minute of one device; of one replica, as nothing is kept between them. */
  readonly perDevice?: number;
  /** Attempts a minute to enrol from one address. */
  readonly enrolments?: number;
};

/** A desktop that catches up sends and reads as fast as it can; a loop that went wrong is faster. */
const usualPerDevice = 3000;
const usualEnrolments = 20;

/** How often one device may ask, and one address that has no token. */
export function rateLimits(limits: Limits = {}): RateLimitPluginOptions {
  return {
    timeWindow: 60_000,
    max: (request) =>
      tokenOf(request) === undefined
        ? (limits.enrolments ?? usualEnrolments)
        : (limits.perDevice ?? usualPerDevice),
    keyGenerator: (request) => {
      const token = tokenOf(request);
      return token === undefined
        ? request.ip
        : createHash('sha256').update(token).digest('base64url');
    },
    addHeaders: {
      'x-ratelimit-limit': false,
      'x-ratelimit-remaining': false,
      'x-ratelimit-reset': false,
    },
    addHeadersOnExceeding: {
      'x-ratelimit-limit': false,
      'x-ratelimit-remaining': false,
      'x-ratelimit-reset': false,
    },
    errorResponseBuilder: () => new ServiceFault('sync/too-many-requests', 'too many requests'),
  };
}
