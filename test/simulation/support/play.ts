import { SyncFaultError } from '#electron/sync/sync-fault-error.ts';
import { putWorkspaceBack, saveWorkspace } from './backup.ts';
import { checkDesk } from './check-desk.ts';
import { doAt } from './deeds.ts';
import { Died } from '#test/support/server/fuse.ts';
import type { Desk } from './desk.ts';
import type { Action, Crash, Deed, History } from './history.ts';
import { quiet, type Plan } from './line.ts';
import { codeFor, type World } from './world.ts';

const mostDesks = 6;

/** Plays the actions of a history, one after the other; only a race has two at once. */
export async function play(world: World, history: History): Promise<void> {
  for (const [at, action] of history.actions.entries()) {
    world.office.now += 1000 + (at % 7) * 311;
    await act(world, action, at);
    for (const desk of world.desks) checkDesk(desk);
  }
}

function deskAt({ desks }: World, at: number): Desk {
  const desk = desks[at % desks.length];
  if (desk === undefined) throw new Error('a world without desktops');
  return desk;
}

async function act(world: World, action: Action, at: number): Promise<void> {
  const { office, workspace } = world;
  switch (action.do) {
    case 'work':
      work(world, deskAt(world, action.desk), action.deed, `т${at}`, action.crash);
      return;
    case 'sync': {
      const desk = deskAt(world, action.desk);
      const plan: Plan = {
        replica: action.replica,
        faults: action.faults,
        meanwhile: (request) => {
          for (const [n, deed] of action.meanwhile.entries()) {
            if (deed.at === request) work(world, desk, deed, `т${at}м${n}`);
          }
        },
      };
      await sync(world, desk, plan, action.crash);
      return;
    }
    case 'race':
      await race(world, action);
      return;
    case 'clock':
      world.skews.set(deskAt(world, action.desk).name, action.ms);
      return;
    case 'deliver':
      await deliver(world);
      return;
    case 'wait':
      office.now += action.ms;
      return;
    case 'join':
      await join(world, action, at);
      return;
    case 'reopen':
      deskAt(world, action.desk).reopen();
      return;
    case 'upgrade': {
      const desk = deskAt(world, action.desk);
      desk.old = false;
      desk.reopen();
      return;
    }
    case 'save-desk': {
      const { name, db, seen, token } = deskAt(world, action.desk);
      world.saved.set(name, { file: db.serialize(), seen: structuredClone(seen), token });
      return;
    }
    case 'put-desk-back':
      putDeskBack(world, deskAt(world, action.desk));
      return;
    case 'copy-desk':
      copyDesk(world, deskAt(world, action.desk));
      return;
    case 'save-office':
      world.backup = await saveWorkspace(office.store, workspace.id);
      return;
    case 'put-office-back':
      if (world.backup === null) return;
      await putWorkspaceBack(office.store, workspace.id, world.backup, action.silent);
      world.wasPutBack = true;
  }
}

function work(world: World, desk: Desk, deed: Deed, word: string, crash: Crash = null): void {
  desk.work(crash, () => doAt(desk, deed, word));
  world.made.note(desk);
}

/** One exchange by a plan; answers what broke it off, or null. What nobody could foresee is thrown. */
export async function sync(
  world: World,
  desk: Desk,
  plan: Plan,
  crash: Crash = null,
): Promise<SyncFaultError | null> {
  const line = world.lines.get(desk);
  line?.begin(plan);
  try {
    await desk.sync(crash);
    return null;
  } catch (error) {
    if (error instanceof Died) return null;
    if (error instanceof SyncFaultError) return error;
    throw error;
  } finally {
    await line?.rests();
    world.made.note(desk);
  }
}

/** Delivers what was under way for a long time. */
export async function deliver(world: World): Promise<void> {
  for (const send of world.late.splice(0)) await send();
}

/** A backup of a desktop's file is put in its place: what was typed since and never sent is gone with the disk. */
function putDeskBack(world: World, desk: Desk): void {
  const saved = world.saved.get(desk.name);
  if (saved === undefined) return;
  const unsent = unsentOf(desk);
  desk.replace(saved.file, saved.seen);
  for (const id of idsOf(desk)) unsent.delete(id);
  world.made.forget(unsent);
}

function unsentOf({ db }: Desk): Set<string> {
  const rows = db
    .prepare<[], string>(
      'SELECT mut_id FROM mutation WHERE mut_no > (SELECT acked_mut_no FROM sync_state)',
    )
    .pluck()
    .all();
  return new Set(rows);
}

function idsOf({ db }: Desk): string[] {
  return db.prepare<[], string>('SELECT mut_id FROM mutation').pluck().all();
}

/** Makes a desktop of a copy of another one's disk; not too many of them. */
export function copyDesk(world: World, desk: Desk): void {
  if (world.desks.length >= mostDesks) return;
  const copy = world.addDesk(desk.old, {}, desk.db.serialize());
  copy.token = desk.token;
  copy.seen = structuredClone(desk.seen);
  for (const id of desk.answered) copy.answered.add(id);
  for (const id of desk.stands) copy.stands.add(id);
}

/** A desktop that joins late; where its first try breaks off, it is given another code. */
async function join(
  world: World,
  { before, faults }: Extract<Action, { do: 'join' }>,
  at: number,
): Promise<void> {
  if (world.desks.length >= mostDesks) return;
  const desk = world.addDesk(false, {});
  for (const [n, deed] of before.entries()) work(world, desk, deed, `т${at}р${n}`);
  const line = world.lines.get(desk);
  for (const plan of [{ ...quiet(at), faults }, quiet(at + 1)]) {
    line?.begin(plan);
    try {
      await desk.enrol(await codeFor(world, 'manager'));
      return;
    } catch (error) {
      if (!(error instanceof SyncFaultError)) throw error;
    }
  }
  throw new Error('a desktop cannot join');
}

async function race(
  world: World,
  { first, second, reader, place }: Extract<Action, { do: 'race' }>,
): Promise<void> {
  const { office } = world;
  const [one, other] = office.replicas;
  const chosen = [...new Set([first, second, reader].map((at) => deskAt(world, at)))];
  const [holder, ...others] = chosen;
  if (!one || !other || !holder) return;
  let open = (): void => undefined;
  const gate = new Promise<void>((resolve) => (open = resolve));
  let held = false;
  const isHeld = new Promise<void>((resolve) => {
    one.at = (reached) => {
      if (reached !== place || held) return Promise.resolve();
      held = true;
      resolve();
      return gate;
    };
  });
  const running = [sync(world, holder, quiet(0))];
  await Promise.race([isHeld, running[0]]);
  for (const desk of others) {
    const going = sync(world, desk, quiet(1));
    running.push(going);
    await untilStill(world, going);
  }
  open();
  await Promise.all(running);
  one.at = () => Promise.resolve();
}

/** Waits until an exchange has ended, or stands before a lock. */
async function untilStill({ office }: World, going: Promise<unknown>): Promise<void> {
  let ended = false;
  void going.then(
    () => (ended = true),
    () => (ended = true),
  );
  for (;;) {
    const [row] = await office.store.query<{ waiting: number }>(
      `SELECT count(*)::int AS waiting FROM pg_stat_activity
       WHERE datname = current_database() AND wait_event_type = 'Lock'`,
    );
    if (ended || (row?.waiting ?? 0) > 0) return;
  }
}
