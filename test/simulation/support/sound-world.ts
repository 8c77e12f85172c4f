import type { NewEntry } from '#server/rules/workspace-state.ts';
import { appendToLog } from '#server/services/append.ts';
import { noReach, plainSession } from '#test/support/trainings.ts';
import type { Desk } from './desk.ts';
import { heal } from './run.ts';
import type { World } from './world.ts';

/** A world with something of everything that is checked, settled. */
export type Sound = World & {
  /** One of its two desktops. */
  readonly one: Desk;
  /** The entry of the log with which its first reseller was made. */
  readonly first: NewEntry;
  /** Appends an entry to the log that head office itself would not. */
  append(entry: NewEntry): Promise<unknown>;
};

/** Does a little of everything at both desktops of a world, one thing of which head office refuses. */
export async function buildSound(world: World): Promise<Sound> {
  const [one, two] = twoOf(world);
  fill(one);
  world.made.note(one);
  await heal(world);
  for (const desk of [one, two]) {
    spendAll(desk);
    world.made.note(desk);
  }
  await heal(world);
  const { store } = world.office;
  const [first] = await store.query<NewEntry>(
    `SELECT entity, id, op, row_version AS "rowVersion", fields, device_id AS "deviceId",
       mut_no AS "mutNo", actor, at
     FROM log WHERE workspace = $1 AND entity = 'reseller' ORDER BY seq LIMIT 1`,
    [world.workspace.id],
  );
  if (first === undefined) throw new Error('nothing was sent');
  return Object.assign(world, {
    ...{ one, first },
    append: (entry: NewEntry) =>
      store.transaction((sql) => appendToLog(sql, world.workspace.id, [entry])),
  });
}

/** The first two desktops of a world. */
export function twoOf({ desks: [one, two] }: World): readonly [Desk, Desk] {
  if (one === undefined || two === undefined) throw new Error('a world of fewer than two desktops');
  return [one, two];
}

/** Asks for points of the reseller that `fill` makes: there is enough for one such request. */
export function spendAll({ bonus, name }: Desk): void {
  void bonus['bonus-request-create']({
    ...{ resellerPk: 1, contactPk: null, interactionPk: null, kind: 'souvenirs', points: 80 },
    ...{ details: { items: name, quantity: 1 }, submit: true },
  });
}

/** Makes a reseller with a contact, a call, points and two people in a training; and two who work here. */
export function fill({ writer, actor, training }: Desk): void {
  writer.transaction({ actor, batchPk: null }, (tx) => {
    const resellerPk = tx.create('reseller', {
      ...{ name: 'Ромашка', status: 'candidate', hiddenInSource: 0, city: 'Москва' },
    });
    tx.create('contact', { resellerPk, name: 'Мария' });
    tx.create('interaction', {
      ...{ resellerPk, channel: 'call-in', state: 'done', occurredAt: 7, text: 'Спросили цену' },
    });
    tx.create('bonus-entry', {
      ...{ resellerPk, kind: 'accrual', points: 100, at: 5, expiresOn: '2030-12-31' },
    });
    for (const login of ['anna', 'boris']) {
      tx.create('person', { login, name: login, groupPk: 1, active: 1 });
    }
  });
  const course = training['course-create']({ name: 'Печать' });
  if (course instanceof Promise) return;
  const session = { ...plainSession, coursePk: course.pk, startsOn: '2029-12-10', seats: 2 };
  void training['session-create'](session);
  void training['registration-create']({
    ...{ sessionPk: 1, resellerPk: 1, interactionPk: null, similarAllowed: true },
    participants: ['Иван', 'Пётр'].map((name) => ({ name, ...noReach })),
  });
}
