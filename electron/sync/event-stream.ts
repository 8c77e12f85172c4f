import http from 'node:http';
import https from 'node:https';

export type EventStreamOptions = {
  readonly server: string;
  readonly token: string;
  readonly ca: string | null;
  /** The log of head office has grown. */
  readonly onGrown: () => void;
  /** The stream has ended, whyever; it is for the caller to open another one. */
  readonly onEnd: () => void;
};

/** A proxy may swallow a stream without a word: head office says something at least so often. */
const silenceMs = 90_000;

/** Follows head office's stream of events; answers how to end it. */
export function openEventStream(options: EventStreamOptions): () => void {
  const { server, token, ca, onGrown, onEnd } = options;
  const base = new URL(server);
  const secure = base.protocol === 'https:';
  let ended = false;
  const end = (): void => {
    if (ended) return;
    ended = true;
    request.destroy();
    onEnd();
  };
  const request = (secure ? https : http).get(
    {
      host: base.hostname,
      port: base.port || (secure ? 443 : 80),
      path: `${base.pathname.replace(/\/$/, '')}/v1/events`,
      headers: { accept: 'text/event-stream', authorization: `Bearer ${token}` },
      timeout: silenceMs,
      agent: false,
      ...(secure && ca !== null ? { ca } : {}),
    },
    (response) => {
      if (response.statusCode !== 200) {
        response.resume();
        end();
        return;
      }
      response.setEncoding('utf8');
      let rest = '';
      response.on('data', (part: string) => {
        const lines = (rest + part).split('\n');
        rest = (lines.pop() ?? '').slice(-1000);
        if (lines.some((line) => line.startsWith('data:'))) onGrown();
      });
      response.on('end', end);
      response.on('error', end);
    },
  );
  request.on('timeout', end);
  request.on('error', end);
  return () => {
    ended = true;
    request.destroy();
  };
}
