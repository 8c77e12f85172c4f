import { buildApp } from '#server/app.ts';
import type { Faults } from '#server/services/append.ts';
import { createCode } from '#server/services/devices.ts';
import type { PushOptions } from '#server/services/push.ts';
import { createWorkspace, type Workspace } from '#server/services/workspaces.ts';
import { openPostgres } from '#server/store/postgres-store.ts';
import type { Store } from '#server/store/sql.ts';
import type { Transport } from '#electron/sync/transport.ts';
import type { StoreFaults } from '#db/sync/sync-store.ts';
import { Died, Fuse } from '#test/support/server/fuse.ts';
import { mortalStore } from '#test/support/server/mortal-store.ts';
import { transportTo } from '#test/support/server/office.ts';
import { restingStore } from './resting-store.ts';
import type { History } from './history.ts';
import { Desk, type Seen } from './desk.ts';
import { Line } from './line.ts';
import type { Made } from './made.ts';

type Place = Parameters<NonNullable<PushOptions['at']>>[0];

/** A process of head office, with what happens at the places of its transactions. */
type Replica = {
  readonly store: Store;
  readonly app: ReturnType<typeof buildApp>;
  readonly fuse: Fuse;
  /** Waits until nothing goes on in it. */
  rests(): Promise<void>;
  /** Called at each place of a push; a test waits in it. */
  at: (place: Place) => Promise<void>;
};

/** Faults that are put in on purpose, to see that they are found. */
export type Planted = { readonly server?: Faults; readonly desk?: StoreFaults };

/** Two replicas over one database; made once, every run has a workspace of its own in it. */
export type Office = {
  readonly replicas: readonly Replica[];
  readonly store: Store;
  now: number;
  /** Changed in place: both replicas have it. */
  readonly faults: Record<string, unknown> & Faults;
  /** Faults of the rules themselves, of which there should be none. */
  readonly ruleFaults: unknown[];
  close(): Promise<void>;
};

/** The right time when a run begins: a Monday in June, so that a year off is still in the calendars. */
const start = Date.UTC(2026, 5, 15, 9);

/** Opens both replicas over a database whose tables are there. */
export function openOffice(url: string): Office {
  const ruleFaults: unknown[] = [];
  const office: Office = {
    replicas: [],
    store: openPostgres({ url, poolSize: 3 }),
    now: start,
    faults: {},
    ruleFaults,
    close: async () => {
      for (const { store, app } of office.replicas) {
        await app.close();
        await store.close();
      }
      await office.store.close();
    },
  };
  const replica = (): Replica => {
    const fuse = new Fuse();
    const { store, rests } = restingStore(mortalStore(openPostgres({ url, poolSize: 6 }), fuse));
    const made: Replica = {
      ...{ store, fuse, rests },
      at: () => Promise.resolve(),
      app: buildApp({
        store,
        now: () => office.now,
        limits: { perDevice: 1_000_000, enrolments: 1_000_000 },
        push: {
          at: (place) => made.at(place),
          onFault: (error) => ruleFaults.push(error),
          faults: office.faults,
        },
        onFault: (error) => {
          if (!(error instanceof Died)) ruleFaults.push(error);
        },
      }),
    };
    return made;
  };
  return Object.assign(office, { replicas: [replica(), replica()] });
}

/** All there is in one run. */
export type World = {
  readonly office: Office;
  readonly workspace: Workspace;
  readonly desks: Desk[];
  readonly lines: Map<Desk, Line>;
  /** Requests that arrive when nobody waits for them any more. */
  readonly late: (() => Promise<unknown>)[];
  /** How far each clock is off, in milliseconds. */
  readonly skews: Map<string, number>;
  readonly saved: Map<string, { file: Buffer; seen: Seen; token: string | undefined }>;
  /** The number of the backup of head office that can be put back. */
  backup: number | null;
  wasPutBack: boolean;
  readonly made: Made;
  /** Makes another desktop, from a file where one is given. */
  addDesk(old: boolean, planted: Planted, file?: Buffer): Desk;
};

/** What of a world is looked at once all is settled. */
export type Settled = Pick<World, 'workspace' | 'desks'> & {
  readonly office: Pick<Office, 'store'>;
};

const actors = ['Анна', 'Борис', 'Вера', 'Глеб', 'Дина', 'Егор'];
const hour = 3_600_000;

/** Makes a workspace and its desktops, enrolled and with their clocks set. */
export async function openWorld(
  office: Office,
  history: History,
  planted: Planted,
  made: Made,
): Promise<World> {
  office.now = start;
  setFaults(office, planted.server);
  office.ruleFaults.length = 0;
  for (const replica of office.replicas) replica.at = () => Promise.resolve();
  const name = `${process.pid}-${process.hrtime.bigint()}`;
  const workspace = await createWorkspace(office.store, name, office.now);
  const replicas = office.replicas.map(resting);
  const world: World = {
    ...{ office, workspace, made, desks: [], lines: new Map(), late: [] },
    ...{ skews: new Map(), saved: new Map(), backup: null, wasPutBack: false },
    addDesk: (old, faults, file) => {
      const deskName = String.fromCharCode(65 + world.desks.length);
      const line = new Line(replicas, world.late, (replica, statements, work) =>
        mortal(office, replica, statements, work),
      );
      const desk = new Desk(
        {
          name: deskName,
          actor: actors[world.desks.length % actors.length] ?? deskName,
          transport: line,
          now: () => office.now + (world.skews.get(deskName) ?? 0),
          ...{ faults: faults.desk ?? {}, old, snapshotFrom: history.snapshotFrom },
        },
        file,
      );
      world.desks.push(desk);
      world.lines.set(desk, line);
      return desk;
    },
  };
  for (const [at, skew] of history.clocks.entries()) {
    world.skews.set(String.fromCharCode(65 + at), skew);
    const old = history.old && at === history.clocks.length - 1;
    const desk = world.addDesk(old, planted);
    const role = at === 0 ? 'administrator' : 'manager';
    await desk.enrol(await codeFor(world, role));
  }
  return world;
}

/** A code with which a desktop may join. */
export function codeFor({ office, workspace }: World, role: string): Promise<string> {
  const code = { workspace: workspace.id, role, validMs: hour };
  return createCode(office.store, code, office.now);
}

function setFaults({ faults }: Office, wanted: Faults = {}): void {
  for (const name of Object.keys(faults)) delete faults[name];
  Object.assign(faults, wanted);
}

/** Whoever is answered finds nothing under way behind it: a history is to go the same way each time. */
function resting({ app, rests }: Replica): Transport {
  const transport = transportTo(app);
  return {
    ...transport,
    send: async (request) => {
      const answer = await transport.send(request);
      await rests();
      return answer;
    },
  };
}

async function mortal<T>(
  { replicas }: Office,
  at: number,
  statements: number,
  work: () => Promise<T>,
): Promise<T | undefined> {
  const fuse = replicas[at % replicas.length]?.fuse;
  fuse?.arm(statements);
  try {
    const answer = await work();
    return fuse?.isBlown ? undefined : answer;
  } finally {
    fuse?.disarm();
  }
}

/** Closes the files of the desktops. */
export function closeWorld(world: World): void {
  for (const { db } of world.desks) db.close();
}
