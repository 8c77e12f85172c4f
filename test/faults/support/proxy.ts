import { createConnection, createServer, type AddressInfo, type Socket } from 'node:net';

/** Where in a request something happens. */
export const stages = [
  /** It has come to the proxy and not to head office. */
  'request',
  /** Head office has it, the answer is not there yet. */
  'during',
  /** Head office has answered: what it did is stored; the desktop has nothing of it. */
  'answer',
  /** The desktop has half of the first part of the answer. */
  'half',
  /** The desktop has the answer and goes on. */
  'after',
] as const;
export type Stage = (typeof stages)[number];

/** A moment of an exchange: the nth request to an address, and where in it. */
export type Moment = { readonly path: string; readonly nth: number; readonly stage: Stage };

/** What a line does to each part that passes, by chance. */
export type Weather = {
  readonly delay: number;
  readonly cut: number;
  readonly half: number;
  readonly mostDelayMs: number;
};

export type Proxy = {
  readonly url: string;
  /** Does something once, at a moment; answers whether the moment has come. */
  arm(moment: Moment, strike: () => Promise<void>): () => boolean;
  weather(weather: Weather | null, random: () => number): void;
  close(): Promise<void>;
};

type Armed = Moment & { left: number; readonly strike: () => Promise<void>; struck: boolean };

/** A line between one desktop and head office that can be cut, delayed and watched. */
export async function openProxy(target: () => string): Promise<Proxy> {
  const sockets = new Set<Socket>();
  let armed: Armed | null = null;
  let weather: Weather | null = null;
  let random = Math.random;

  const strike = async (): Promise<void> => {
    const what = armed;
    if (what === null) return;
    armed = null;
    what.struck = true;
    await what.strike();
  };

  const join = (desk: Socket): void => {
    const { hostname, port } = new URL(target());
    const office = createConnection({ host: hostname, port: Number(port) });
    let path = '';
    /** The request that is under way is the one that is waited for. */
    let meant = false;
    const end = (): void => {
      desk.destroy();
      office.destroy();
    };
    const asked = async (part: Buffer): Promise<Buffer> => {
      const [, found] = /^(?:GET|POST) (\S+) HTTP/.exec(part.toString('latin1', 0, 300)) ?? [];
      if (found === undefined) return part;
      path = found;
      meant = false;
      if (armed === null || !path.startsWith(armed.path)) return part;
      armed.left -= 1;
      if (armed.left > 0) return part;
      meant = true;
      if (armed.stage !== 'request') return part;
      await strike();
      throw new Error('cut before it arrived');
    };
    const answered = async (part: Buffer): Promise<Buffer> => {
      const stage = meant ? armed?.stage : undefined;
      if (stage === 'half') desk.write(part.subarray(0, part.length / 2));
      if (stage === 'after') desk.write(part);
      if (stage !== 'answer' && stage !== 'half' && stage !== 'after') return part;
      await strike();
      throw new Error('cut in the answer');
    };
    const carry = async (
      from: Socket,
      to: Socket,
      look: (part: Buffer) => Promise<Buffer>,
    ): Promise<void> => {
      for await (const part of from as AsyncIterable<Buffer>) {
        const passed = await look(part);
        if (weather !== null) await pass(weather, random, to, passed);
        else to.write(passed);
        if (meant && armed?.stage === 'during') await strike();
      }
      to.end();
    };
    for (const socket of [desk, office]) {
      sockets.add(socket);
      socket.on('error', end);
      socket.on('close', () => sockets.delete(socket));
    }
    carry(desk, office, asked).catch(end);
    carry(office, desk, answered).catch(end);
  };

  const server = createServer(join);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    arm: (moment, then) => {
      const made: Armed = { ...moment, left: moment.nth, strike: then, struck: false };
      armed = made;
      return () => made.struck;
    },
    weather: (next, chance) => {
      weather = next;
      random = chance;
    },
    close: async () => {
      const closed = new Promise((resolve) => server.close(resolve));
      for (const socket of sockets) socket.destroy();
      await closed;
    },
  };
}

/** Lets a part through, late, in part or not at all. */
async function pass(
  { delay, cut, half, mostDelayMs }: Weather,
  random: () => number,
  to: Socket,
  part: Buffer,
): Promise<void> {
  const chance = random();
  if (chance < cut) throw new Error('cut');
  if (chance < cut + half) {
    to.write(part.subarray(0, part.length / 2));
    throw new Error('cut in half');
  }
  if (chance < cut + half + delay) await later(random() * mostDelayMs);
  to.write(part);
}

/** Part of the fault itself: a moment between two others that nothing tells of. */
export function later(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
