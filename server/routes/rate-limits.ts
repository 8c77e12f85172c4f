import type { RateLimitPluginOptions } from '@fastify/rate-limit';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { codeKey } from '../services/devices.ts';
import { hashOf } from '../services/secrets.ts';
import { ServiceFault } from '../services/service-fault.ts';
import { tokenOf } from './caller.ts';

export type Limits = {
  /** Requests a minute of one device; of one replica, as nothing is kept between them. */
  readonly perDevice?: number;
  /** Attempts a minute to enrol from one address, and likewise to sign in to the page of administrators. */
  readonly enrolments?: number;
  /** Attempts a minute to enrol with one code, wherever they come from. */
  readonly perCode?: number;
};

/** A desktop that catches up sends and reads as fast as it can; a loop that went wrong is faster. */
const usualPerDevice = 3000;
const usualEnrolments = 20;
const usualPerCode = 5;
const aMinute = 60_000;

const enrolment = '/v1/enrol';

/** Whose requests are counted together, and how many there may be: what lets one in is tried by address. */
export function rateLimits(limits: Limits = {}): RateLimitPluginOptions {
  // Whoever enrols has no token yet; one that is brought along all the same would only be a way around.
  const isStranger = (request: FastifyRequest): boolean =>
    request.routeOptions.url === enrolment || tokenOf(request) === undefined;
  return {
    timeWindow: aMinute,
    max: (request) =>
      isStranger(request)
        ? (limits.enrolments ?? usualEnrolments)
        : (limits.perDevice ?? usualPerDevice),
    keyGenerator: (request) =>
      isStranger(request) ? request.ip : keyFor(tokenOf(request) ?? request.ip),
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
    errorResponseBuilder: () => tooMany(),
  };
}

/** Answers the guard of one code: it throws `sync/too-many-requests` for a code that is tried too often. */
export function limitCodes(
  app: FastifyInstance,
  limits: Limits = {},
): (request: FastifyRequest) => Promise<void> {
  const count = app.createRateLimit({
    timeWindow: aMinute,
    max: limits.perCode ?? usualPerCode,
    keyGenerator: ({ body }) => keyFor(codeKey(String((body as { code?: unknown } | null)?.code))),
  });
  return async (request) => {
    const answer = await count(request);
    if (!answer.isAllowed && answer.isExceeded) throw tooMany();
  };
}

/** What is counted is not kept in clear. */
function keyFor(secret: string): string {
  return hashOf(secret).toString('base64url');
}

function tooMany(): ServiceFault {
  return new ServiceFault('sync/too-many-requests', 'too many requests');
}
