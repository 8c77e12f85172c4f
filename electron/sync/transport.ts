import http from 'node:http';
import https from 'node:https';
import { gunzipSync, gzipSync } from 'node:zlib';
import { SyncFaultError } from './sync-fault-error.ts';

export type TransportRequest = {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly token?: string | undefined;
  /** JSON. */
  readonly body?: string;
  readonly timeoutMs?: number;
  /** Its answer is too small to be packed, so nothing has to be said of that. */
  readonly hasSmallAnswer?: true;
};

export type TransportResponse = {
  readonly status: number;
  readonly body: Buffer;
  /** Seconds that head office asks to wait, if it does. */
  readonly retryAfter: number | null;
  /** Bytes of the answer as they came over the line, without headers. */
  readonly wireBytes: number;
};

/** Brings a request to head office and the answer back. Throws `sync/unreachable` and `sync/timeout`. */
export type Transport = {
  send(request: TransportRequest): Promise<TransportResponse>;
  close(): void;
};

const usualTimeoutMs = 30_000;
/** Below it packing costs more than it saves. */
const packFrom = 1024;
/** Connections that are kept open; each may have been closed at the other end. */
const mostKept = 2;
const mostAnswerBytes = 64 * 1024 * 1024;

/** Speaks HTTP or HTTPS with a server; `ca` are the certificates to trust in place of the known ones, as PEM. */
export function httpTransport(server: string, options: { readonly ca?: string } = {}): Transport {
  const base = new URL(server);
  const secure = base.protocol === 'https:';
  const agent = secure
    ? new https.Agent({
        keepAlive: true,
        maxSockets: mostKept,
        ...(options.ca ? { ca: options.ca } : {}),
      })
    : new http.Agent({ keepAlive: true, maxSockets: mostKept });
  const prefix = base.pathname.replace(/\/$/, '');
  const sendOnce = (asked: TransportRequest): Promise<TransportResponse> => {
    const { method, path, token, body, timeoutMs = usualTimeoutMs, hasSmallAnswer } = asked;
    return new Promise((resolve, reject) => {
      const packed = body !== undefined && body.length >= packFrom;
      const content = packed ? gzipSync(body, { level: 1 }) : body;
      let isAnswered = false;
      const request = (secure ? https : http).request(
        {
          agent,
          method,
          host: base.hostname,
          port: base.port || (secure ? 443 : 80),
          path: prefix + path,
          headers: {
            ...(hasSmallAnswer ? {} : { 'accept-encoding': 'gzip' }),
            ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
            ...(content === undefined
              ? {}
              : {
                  'content-type': 'application/json',
                  'content-length': Buffer.byteLength(content),
                  ...(packed ? { 'content-encoding': 'gzip' } : {}),
                }),
          },
        },
        (response) => {
          isAnswered = true;
          const parts: Buffer[] = [];
          let size = 0;
          response.on('data', (part: Buffer) => {
            size += part.length;
            if (size > mostAnswerBytes) request.destroy(new Error('the answer is too large'));
            parts.push(part);
          });
          response.on('error', fail);
          response.on('end', () => {
            clearTimeout(timer);
            // A connection that was cut in the middle ends like a whole one, but for this.
            if (!response.complete) {
              fail(new Error('the answer was cut off'));
              return;
            }
            try {
              const raw = Buffer.concat(parts);
              const isPacked = response.headers['content-encoding'] === 'gzip';
              const wait = Number(response.headers['retry-after']);
              resolve({
                status: response.statusCode ?? 0,
                body: isPacked ? gunzipSync(raw, { maxOutputLength: mostAnswerBytes * 8 }) : raw,
                retryAfter: Number.isFinite(wait) && wait > 0 ? wait : null,
                wireBytes: size,
              });
            } catch (error) {
              fail(error);
            }
          });
        },
      );
      const fail = (error: unknown): void => {
        clearTimeout(timer);
        if (error instanceof SyncFaultError) reject(error);
        else if (request.reusedSocket && !isAnswered && isClosed(error)) {
          reject(new ClosedLine('sync/unreachable', messageOf(error)));
        } else reject(new SyncFaultError('sync/unreachable', messageOf(error)));
      };
      // The whole exchange, not only a silence: an answer that drips for ever is no answer.
      const timer = setTimeout(() => {
        request.destroy(new SyncFaultError('sync/timeout', `no answer in ${timeoutMs} ms`));
      }, timeoutMs);
      request.on('error', fail);
      request.end(content);
    });
  };
  let isOver = false;
  return {
    send: async (asked) => {
      for (let kept = 0; ; kept += 1) {
        try {
          return await sendOnce(asked);
        } catch (error) {
          if (isOver || !(error instanceof ClosedLine) || kept >= mostKept) throw error;
        }
      }
    },
    close: () => {
      // What it cuts looks like a line that head office closed.
      isOver = true;
      agent.destroy();
    },
  };
}

/** A kept connection that the other side closed as this one took it: no fault, another one is opened. */
class ClosedLine extends SyncFaultError {}

function isClosed(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? error.code : null;
  return code === 'ECONNRESET' || code === 'EPIPE';
}

function messageOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const code = 'code' in error ? `${String(error.code)} ` : '';
  return `${code}${error.message}`.trim();
}
