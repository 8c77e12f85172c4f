import { afterAll, beforeAll, expect, it } from 'vitest';
import { tableDigests } from '#db/sync/digest.ts';
import type { Store } from '#server/store/sql.ts';
import type { Transport } from '#electron/sync/transport.ts';
import { openDesk } from '#test/support/server/desk.ts';
import { openOffice } from '#test/support/server/office.ts';
import { storeOf } from '#test/support/server/store-of.ts';

const anna = { actor: 'Анна', batchPk: null };
/** More than two pushes, and more than one page of the log. */
const resellers = 1200;

let store: Store;
let close: () => Promise<void>;
beforeAll(async () => {
  ({ store, close } = await storeOf('embedded'));
});
afterAll(() => close());

/** Two desktops of one head office; what the first asks for and stores is noted. */
async function noted(name: string, dies: (done: readonly string[]) => boolean) {
  const office = await openOffice({ store }, name);
  const done: string[] = [];
  const transport: Transport = {
    ...office.transport,
    send: (request) => {
      done.push(request.path.split('?')[0] ?? '');
      return office.transport.send(request);
    },
  };
  const at = (place: string): void => {
    done.push(place);
    if (dies(done)) throw new Error('the desktop dies');
  };
  const a = openDesk({ transport, at });
  const b = openDesk({ transport: office.transport });
  for (const desk of [a, b]) await desk.enrol(await office.code());
  return { a, b, done, workspace: office.workspace };
}

type Noted = Awaited<ReturnType<typeof noted>>;

function enter({ a }: Noted): void {
  a.writer.transaction(anna, (tx) => {
    for (let n = 0; n < resellers; n += 1) {
      tx.create('reseller', { name: `Р${String(n)}`, status: 'candidate', hiddenInSource: 0 });
    }
  });
}

it('asks for the next thing before it stores the last one', async () => {
  const world = await noted('ahead', () => false);
  enter(world);
  await world.a.sync();
  const { done } = world;
  const pushes = done.filter((one) => one === '/v1/push' || one === 'answered');
  expect(pushes.slice(0, 4)).toEqual(['/v1/push', '/v1/push', 'answered', '/v1/push']);
  const pulls = done.filter((one) => one === '/v1/pull' || one === 'taken');
  expect(pulls.slice(0, 3)).toEqual(['/v1/pull', '/v1/pull', 'taken']);
});

it.each(['answered', 'taken'])(
  'loses nothing and does nothing twice when it dies with more under way and not all %s',
  async (place) => {
    let left = 2;
    const world = await noted(`dies ${place}`, (done) => {
      if (done.at(-1) !== place) return false;
      left -= 1;
      return left === 0;
    });
    const { a, b, workspace } = world;
    enter(world);
    await expect(a.sync()).rejects.toThrow('the desktop dies');
    expect(await a.sync()).toMatchObject({ pending: 0, refused: 0 });
    expect(a.store.outbox.anyUnsettled()).toBe(false);
    await b.sync();
    const [{ entries } = { entries: 0 }] = await store.query<{ entries: number }>(
      'SELECT count(*)::int AS entries FROM log WHERE workspace = $1',
      [workspace.id],
    );
    expect(entries).toBe(resellers);
    expect(tableDigests(b.db)).toEqual(tableDigests(a.db));
    expect(tableDigests(b.db)['reseller']).toMatchObject({ rows: resellers });
  },
);
