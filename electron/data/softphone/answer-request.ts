import { createHash, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { z } from 'zod';
import type { PhoneEvent } from '../interaction/phone-events.ts';

/** What the rest of the program makes of a call; `signed-out` while nobody works here. */
export type TakeEvent = (told: PhoneEvent) => { readonly call: number | null } | 'signed-out';

export type Door = {
  readonly port: number;
  readonly token: string;
  readonly take: TakeEvent;
  readonly onError: (error: unknown) => void;
};

type Answer = readonly [status: number, body: object, headers?: Readonly<Record<string, string>>];

const longestBody = 4096;
const directions = {
  in: 'in',
  incoming: 'in',
  inbound: 'in',
  out: 'out',
  outgoing: 'out',
  outbound: 'out',
} as const;
const words = Object.keys(directions) as [keyof typeof directions];

const bodySchema = z
  .object({
    event: z.enum(['started', 'missed', 'ended']).default('started'),
    number: z.string().max(64).nullable().default(null),
    direction: z.enum(words).optional(),
  })
  // Which way a call goes is half of what it is; of one that is over it is known.
  .refine(({ event, direction }) => event !== 'started' || direction !== undefined);

/** Answers one request of a softphone: `POST /call` with the token, JSON in and out, no CORS. */
export async function answerRequest(
  door: Door,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  let answer: Answer;
  try {
    answer = refused(door, request) ?? (await taken(door, request));
  } catch (error) {
    door.onError(error);
    answer = [500, { error: 'internal' }];
  }
  const [status, body, headers] = answer;
  const text = JSON.stringify(body);
  response.writeHead(status, {
    'Content-Type': 'application/json; charset=utf-8',
    'Content-Length': Buffer.byteLength(text),
    'Cache-Control': 'no-store',
    'X-Content-Type-Options': 'nosniff',
    // What was refused unread is still on its way: the line is of no more use.
    ...(status === 200 ? {} : { Connection: 'close' }),
    ...headers,
  });
  response.end(text);
}

/** What is refused before a byte of the body is read. */
function refused(door: Door, request: IncomingMessage): Answer | null {
  const { host = '', authorization = '' } = request.headers;
  // A page in a browser can be led here under another name, but not under ours.
  const ownNames = [`127.0.0.1:${String(door.port)}`, `localhost:${String(door.port)}`];
  if (!ownNames.includes(host.toLowerCase())) return [400, { error: 'host' }];
  const [path] = (request.url ?? '').split('?');
  if (path !== '/call') return [404, { error: 'not-found' }];
  if (request.method !== 'POST') return [405, { error: 'method' }, { Allow: 'POST' }];
  const [scheme, token = ''] = authorization.split(' ');
  if (scheme?.toLowerCase() !== 'bearer' || !equal(token, door.token)) {
    return [401, { error: 'token' }, { 'WWW-Authenticate': 'Bearer' }];
  }
  const [type] = (request.headers['content-type'] ?? '').split(';');
  if (type?.trim().toLowerCase() !== 'application/json') return [400, { error: 'json' }];
  return null;
}

async function taken(door: Door, request: IncomingMessage): Promise<Answer> {
  const text = await bodyOf(request);
  if (text === null) return [413, { error: 'too-large' }];
  const body = bodySchema.safeParse(parsed(text));
  if (!body.success) return [400, { error: 'body' }];
  const { event, number, direction } = body.data;
  const told = { event, number, direction: directions[direction ?? 'in'] };
  const outcome = door.take(told);
  return outcome === 'signed-out' ? [409, { error: 'signed-out' }] : [200, outcome];
}

/** The text that came; null when it is longer than any call can be, and the rest is left unread. */
function bodyOf(request: IncomingMessage): Promise<string | null> {
  return new Promise((resolve, reject) => {
    const pieces: Buffer[] = [];
    let length = 0;
    request.on('data', (piece: Buffer) => {
      length += piece.length;
      pieces.push(piece);
      if (length <= longestBody) return;
      request.pause();
      resolve(null);
    });
    request.on('end', () => resolve(Buffer.concat(pieces).toString('utf8')));
    request.on('error', reject);
  });
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Whether two tokens are equal, in a time that tells nothing about where they differ. */
function equal(given: string, wanted: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(given), digest(wanted));
}
