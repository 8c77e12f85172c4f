import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { join, resolve, sep } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { ServiceFault } from '../services/service-fault.ts';

const types: Readonly<Record<string, string>> = {
  '.yml': 'text/yaml',
  '.exe': 'application/x-msdownload',
};

/** Serves installers and their descriptions to the generic provider of electron-updater, from one folder. */
export function registerUpdates(app: FastifyInstance, folder: string): void {
  const root = resolve(folder);
  app.get('/updates/*', async (request, reply) => {
    const name = (request.params as { '*': string })['*'];
    const path = resolve(join(root, name));
    const found = path.startsWith(root + sep) ? await stat(path).catch(() => null) : null;
    if (!found?.isFile()) throw new ServiceFault('sync/not-found', 'no such file');
    const range = /^bytes=(\d+)-(\d*)$/.exec(request.headers.range ?? '');
    const start = range ? Number(range[1]) : 0;
    const end = range?.[2] ? Math.min(Number(range[2]), found.size - 1) : found.size - 1;
    const etag = `"${found.size.toString(16)}-${Math.round(found.mtimeMs).toString(16)}"`;
    if (request.headers['if-none-match'] === etag) return reply.status(304).send();
    if (found.size > 0 && start > end) return reply.status(416).send();
    const ending = Object.keys(types).find((one) => name.endsWith(one)) ?? '';
    void reply
      .status(range ? 206 : 200)
      .type(types[ending] ?? 'application/octet-stream')
      .headers({ etag, 'accept-ranges': 'bytes', 'content-length': end - start + 1 });
    if (range) void reply.header('content-range', `bytes ${start}-${end}/${found.size}`);
    return reply.send(createReadStream(path, { start, end: Math.max(end, 0) }));
  });
}
