import { readSyncState } from '#db/sync/sync-state.ts';
import { emptyDatabase } from './backup.ts';
import { Broken, checkDesk, checkSettledDesk } from './check-desk.ts';
import { checkAccounts, checkEqual, checkLog } from './check-office.ts';
import { checkTyped } from './check-typed.ts';
import type { History } from './history.ts';
import { quiet } from './line.ts';
import { Made } from './made.ts';
import { deliver, play, sync } from './play.ts';
import { closeWorld, openWorld, type Office, type Planted, type World } from './world.ts';

/** So many exchanges of each desktop are enough, whatever came before. */
const mostRounds = 6;

/**
 * Plays a history, lets the line heal, and checks everything that must hold then. Throws `Broken`, or what
 * broke by itself.
 */
export async function run(office: Office, history: History, planted: Planted = {}): Promise<void> {
  await withSettled(office, history, planted, checkSettled);
}

/** Plays a history, lets the line heal, and hands over what there is then, for as long as `look` takes. */
export async function withSettled(
  office: Office,
  history: History,
  planted: Planted,
  look: (world: World) => Promise<void>,
): Promise<void> {
  const world = await openWorld(office, history, planted, new Made());
  try {
    await play(world, history);
    await heal(world);
    await look(world);
  } finally {
    closeWorld(world);
    await emptyDatabase(office.store);
  }
}

/** Checks everything that must hold once all is settled. Throws `Broken`. */
export async function checkSettled(world: World): Promise<void> {
  const [fault] = world.office.ruleFaults;
  if (fault !== undefined) throw new Broken(`a fault of head office's own`, { cause: fault });
  await checkAccounts(world);
  await checkLog(world);
  for (const desk of world.desks) checkSettledDesk(desk);
  await checkEqual(world);
  await checkTyped(world);
}

/**
 * Exchanges go through again and nobody does anything, until nothing is left to exchange. Throws `Broken` when that
 * does not come.
 */
export async function heal(world: World): Promise<void> {
  await deliver(world);
  for (const desk of world.desks) {
    if (!desk.old) continue;
    desk.old = false;
    desk.reopen();
  }
  let last: unknown = null;
  for (let round = 1; round <= mostRounds; round += 1) {
    for (const [at, desk] of world.desks.entries()) {
      world.office.now += 1000;
      last = (await sync(world, desk, quiet(at + round))) ?? last;
      checkDesk(desk);
    }
    if (await isSettled(world)) return;
  }
  throw new Broken(`not settled after ${mostRounds} rounds`, { cause: last });
}

async function isSettled({ office, workspace, desks }: World): Promise<boolean> {
  const [head] = await office.store.query<{ seq: number }>(
    'SELECT coalesce(max(seq), 0) AS seq FROM log WHERE workspace = $1',
    [workspace.id],
  );
  return desks.every(({ db, store }) => {
    const { cursor = -1, ackedMutNo = 0 } = readSyncState(db) ?? {};
    return cursor === head?.seq && store.outbox.pending(ackedMutNo) === 0;
  });
}
