import { createGunzip, gzip } from 'node:zlib';
import { promisify } from 'node:util';
import type { onSendAsyncHookHandler, preParsingAsyncHookHandler } from 'fastify';
import { PassThrough, type Transform } from 'node:stream';
import { ServiceFault } from '../services/service-fault.ts';

const pack = promisify(gzip);
/** Below it packing costs more than it saves. */
const packFrom = 1024;
/** A request may unpack to so much: a small one could otherwise fill the memory. */
export const mostInflatedBytes = 8 * 1024 * 1024;

/** Unpacks what came packed, up to a limit. */
export const inflated: preParsingAsyncHookHandler = (request, _reply, payload) => {
  if (request.headers['content-encoding'] !== 'gzip') return Promise.resolve(payload);
  delete request.headers['content-length'];
  const unpacking = payload.pipe(createGunzip());
  const limit: Transform = new PassThrough();
  let size = 0;
  unpacking.on('data', (part: Buffer) => {
    size += part.length;
    if (size > mostInflatedBytes) {
      limit.destroy(new ServiceFault('sync/too-large', 'the request unpacks to too much'));
      unpacking.destroy();
    }
  });
  unpacking.on('error', () =>
    limit.destroy(new ServiceFault('sync/invalid-message', 'the request cannot be unpacked')),
  );
  return Promise.resolve(unpacking.pipe(limit));
};

/** Packs what goes out, where it is worth it and the other side can unpack it. */
export const packed: onSendAsyncHookHandler<unknown> = async (request, reply, payload) => {
  if (typeof payload !== 'string' || payload.length < packFrom) return payload;
  if (!String(request.headers['accept-encoding']).includes('gzip')) return payload;
  const content = await pack(payload, { level: 1 });
  void reply.header('content-encoding', 'gzip').header('content-length', content.length);
  return content;
};
