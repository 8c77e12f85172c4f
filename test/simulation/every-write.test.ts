// Where a history dies by chance, these die at every write in its turn: all must come out right each time.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SyncFaultError } from '#electron/sync/sync-fault-error.ts';
import { Died } from '#test/support/server/fuse.ts';
import { putWorkspaceBack, saveWorkspace } from './support/backup.ts';
import { checkDesk } from './support/check-desk.ts';
import type { Desk } from './support/desk.ts';
import { quiet } from './support/line.ts';
import { openSimulation } from './support/open-simulation.ts';
import { copyDesk } from './support/play.ts';
import { remember } from './support/remember.ts';
import { checkSettled, heal, withSettled } from './support/run.ts';
import { fill, spendAll, twoOf } from './support/sound-world.ts';
import { codeFor, type World } from './support/world.ts';

let simulation: Awaited<ReturnType<typeof openSimulation>>;
beforeAll(async () => {
  simulation = await openSimulation();
});
afterAll(() => simulation.close());

const noHistory = { clocks: [0, 0], old: false, snapshotFrom: 1, actions: [] };
const neverSnapshot = 20_000;

function rename({ writer, actor, name }: Desk): void {
  writer.transaction({ actor, batchPk: null }, (tx) => {
    tx.patch('contact', 1, { name: `Мария ${name}` });
    tx.create('note', { resellerPk: 1, text: `Спросила ${name}`, author: actor, at: 9 });
  });
}

async function joinLate(world: World): Promise<Desk> {
  const late = world.addDesk(false, {});
  const { writer, actor } = late;
  writer.transaction({ actor, batchPk: null }, (tx) =>
    tx.create('reseller', { name: 'Лютик', status: 'candidate', hiddenInSource: 0 }),
  );
  world.lines.get(late)?.begin(quiet(0));
  await late.enrol(await codeFor(world, 'manager'));
  return late;
}

/** Each makes a world in which something is about to be exchanged, and says at which desktop. */
const exchanges = {
  'what is accepted, refused and in conflict': async (world) => {
    const [one, two] = twoOf(world);
    for (const desk of [one, two]) {
      spendAll(desk);
      rename(desk);
    }
    await one.sync();
    return two;
  },
  'a first exchange by a snapshot': joinLate,
  'a first exchange by the log': joinLate,
  'two desktops of one disk': async (world) => {
    const [one] = twoOf(world);
    copyDesk(world, one);
    const copy = world.desks.at(-1) ?? one;
    for (const desk of [one, copy]) rename(desk);
    await one.sync();
    return copy;
  },
  'a head office that was put back': async (world) => {
    const [one, two] = twoOf(world);
    const { office, workspace } = world;
    const backup = await saveWorkspace(office.store, workspace.id);
    for (const desk of [one, two]) {
      rename(desk);
      await desk.sync();
    }
    await putWorkspaceBack(office.store, workspace.id, backup, false);
    world.wasPutBack = true;
    return one;
  },
} as const satisfies Record<string, (world: World) => Promise<Desk>>;
const names = Object.keys(exchanges) as (keyof typeof exchanges)[];

/**
 * Goes the same way again and again, and dies at a write further on each time until it comes to its end; answers how
 * often it has died.
 */
async function dyingAtEach(
  name: keyof typeof exchanges,
  dies: (world: World, desk: Desk, at: number) => Promise<boolean>,
): Promise<number> {
  let deaths = 0;
  const snapshotFrom = name === 'a first exchange by the log' ? neverSnapshot : 1;
  await withSettled(simulation.office, { ...noHistory, snapshotFrom }, {}, async (world) => {
    fill(twoOf(world)[0]);
    await heal(world);
    for (const line of world.lines.values()) line.begin(quiet(0));
    const desk = await exchanges[name](world);
    const again = await remember(world);
    const to = (): void => world.lines.get(desk)?.begin(quiet(0));
    for (to(); await dies(world, desk, deaths); to()) {
      deaths += 1;
      for (const one of world.desks) checkDesk(one);
      for (const one of world.desks) world.made.note(one);
      await heal(world);
      await checkSettled(world);
      await again();
    }
  });
  return deaths;
}

describe.each(names)('of %s', (name) => {
  it('comes to the same when the desktop dies at any write of it', async () => {
    const deaths = await dyingAtEach(name, async (_, desk, at) => {
      try {
        await desk.sync(at);
        return false;
      } catch (error) {
        if (error instanceof Died) return true;
        throw error;
      }
    });
    expect(deaths).toBeGreaterThan(10);
  });

  it('comes to the same when head office dies at any statement of it', async () => {
    const deaths = await dyingAtEach(name, async ({ office }, desk, at) => {
      const [fuse] = office.replicas.map((replica) => replica.fuse);
      fuse?.arm(at);
      try {
        await desk.sync();
        return false;
      } catch (error) {
        if (error instanceof SyncFaultError && fuse?.isBlown) return true;
        throw error;
      } finally {
        fuse?.disarm();
      }
    });
    expect(deaths).toBeGreaterThan(10);
  });
});

it('keeps the whole of what was typed or nothing, when a desktop dies at any write of it', async () => {
  await withSettled(simulation.office, noHistory, {}, async (world) => {
    const [one] = twoOf(world);
    fill(one);
    await heal(world);
    const again = await remember(world);
    const count = () => {
      const read = one.db.prepare<[], number>('SELECT count(*) FROM mutation');
      return read.pluck().get() ?? 0;
    };
    const before = count();
    spendAll(one);
    const whole = count();
    expect(whole).toBeGreaterThan(before);
    let deaths = 0;
    for (let typed = before; typed < whole; deaths += 1) {
      await again();
      one.work(deaths, () => spendAll(one));
      typed = count();
      expect([before, whole]).toContain(typed);
      checkDesk(one);
    }
    expect(deaths).toBeGreaterThan(5);
  });
});
