import type { Socket } from 'node:net';
import { deserialize, serialize } from 'node:v8';
import type { SqlParameter } from '../sql.ts';

/** What a command asks of the process that has the database open. */
export type ControlRequest =
  | {
      readonly kind: 'query';
      readonly text: string;
      readonly values: readonly SqlParameter[];
    }
  | { readonly kind: 'begin' | 'commit' | 'dump' };

export type ControlAnswer =
  | { readonly value: unknown }
  | { readonly fault: { readonly message: string; readonly code: string | null } };

const headBytes = 4;

/** Sends one message, of whatever can be cloned. */
export function sendFrame(socket: Socket, message: ControlRequest | ControlAnswer): void {
  const body = serialize(message);
  const head = Buffer.alloc(headBytes);
  head.writeUInt32BE(body.length);
  socket.write(Buffer.concat([head, body]));
}

/** The messages that come over a socket, one after the other, until it ends. */
export async function* readFrames<T>(socket: Socket): AsyncGenerator<T, void> {
  const parts: Buffer[] = [];
  let have = 0;
  for await (const part of socket as AsyncIterable<Buffer>) {
    parts.push(part);
    have += part.length;
    for (;;) {
      if (have < headBytes) break;
      // Joined only when a message is whole: a backup comes in thousands of parts.
      const [first = Buffer.alloc(0)] = parts;
      const head = first.length >= headBytes ? first : Buffer.concat(parts);
      const length = head.readUInt32BE();
      if (have < headBytes + length) break;
      const all = parts.length === 1 ? first : Buffer.concat(parts);
      const rest = all.subarray(headBytes + length);
      parts.splice(0, parts.length, rest);
      have = rest.length;
      yield deserialize(all.subarray(headBytes, headBytes + length)) as T;
    }
  }
}
