import { createConnection } from 'node:net';
import { withTries, type Sql, type SqlParameter, type Store } from '../sql.ts';
import { readFrames, sendFrame, type ControlAnswer, type ControlRequest } from './frames.ts';

/** One connection to the process that has the database open: asks, and answers in turn. */
type Line = Sql & { ask(request: ControlRequest): Promise<unknown>; close(): void };

async function connect(address: string): Promise<Line> {
  const socket = createConnection(address);
  await new Promise<void>((resolve, reject) => {
    socket.once('connect', resolve);
    socket.once('error', reject);
  });
  socket.on('error', () => socket.destroy());
  const answers = readFrames<ControlAnswer>(socket);
  let last: Promise<unknown> = Promise.resolve();
  const exchange = async (request: ControlRequest): Promise<unknown> => {
    sendFrame(socket, request);
    const { value: answer } = await answers.next();
    if (answer === undefined) throw new Error('head office ended');
    if ('value' in answer) return answer.value;
    throw Object.assign(new Error(answer.fault.message), { code: answer.fault.code });
  };
  const ask = (request: ControlRequest): Promise<unknown> => {
    const asked = last.then(() => exchange(request));
    last = asked.catch(() => undefined);
    return asked;
  };
  return {
    ask,
    query: async <R extends object>(text: string, values: readonly SqlParameter[] = []) =>
      (await ask({ kind: 'query', text, values })) as R[],
    close: () => socket.destroy(),
  };
}

/** The database that another process of this computer has open, through that process. */
export async function openRemote(address: string): Promise<Store> {
  const line = await connect(address);
  const within = async <T>(work: (sql: Sql) => Promise<T>): Promise<T> => {
    // A line of its own: when this process dies, head office takes back what was begun on it.
    const own = await connect(address);
    try {
      await own.ask({ kind: 'begin' });
      const result = await work(own);
      await own.ask({ kind: 'commit' });
      return result;
    } finally {
      own.close();
    }
  };
  return {
    kind: 'embedded',
    query: line.query,
    transaction: (work) => withTries(() => within(work)),
    view: (work) =>
      within(async (sql) => {
        await sql.query('SET TRANSACTION ISOLATION LEVEL REPEATABLE READ');
        return work(sql, sql);
      }),
    listen: () => Promise.reject(new Error('only who has the database open hears its notices')),
    dump: async () => (await line.ask({ kind: 'dump' })) as Uint8Array,
    close: () => Promise.resolve(line.close()),
  };
}
