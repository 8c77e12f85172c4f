import { spawn } from 'node:child_process';
import type { Readable } from 'node:stream';

/** A virtual display of our own. */
export interface VirtualDisplay {
  readonly display: string;
  stop(): Promise<void>;
}

/** Starts Xvfb on a display number that is free. Throws when Xvfb is not installed. */
export function startVirtualDisplay(): Promise<VirtualDisplay> {
  const screen = ['-screen', '0', '1600x1000x24', '-nolisten', 'tcp'];
  const server = spawn('Xvfb', ['-displayfd', '3', ...screen], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  });
  const closed = new Promise<void>((resolve) => server.once('close', () => resolve()));
  const stop = async (): Promise<void> => {
    server.kill();
    await closed;
  };
  return new Promise((resolve, reject) => {
    const missing = 'There is no display and Xvfb does not start: apt-get install xvfb';
    server.once('error', (cause) => reject(new Error(missing, { cause })));
    void closed.then(() => reject(new Error(missing)));
    const numbers = server.stdio[3] as Readable;
    let text = '';
    numbers.on('data', (chunk: Buffer) => {
      text += chunk.toString();
      if (text.endsWith('\n')) resolve({ display: `:${text.trim()}`, stop });
    });
  });
}
