import Database from 'better-sqlite3';
import { expect, onTestFinished, test } from 'vitest';
import type { ChannelName } from '#contract/ipc.ts';
import {
  allRights,
  type AccessArea,
  type AccessRight,
  type Rights,
} from '#domain/access/rights.ts';
import { administrator, refusalOf, wednesday, type openTestCentre } from '#test/support/centre.ts';
import { centreWithPoints, operator } from '#test/support/priced-seat.ts';
import { noReach } from '#test/support/trainings.ts';

const hour = 3_600_000;

type Centre = ReturnType<typeof openTestCentre>;
type Made = {
  readonly call: number;
  readonly resellerPk: number;
  /** A session that costs points, and who is registered for one that costs none. */
  readonly priced: number;
  readonly registered: number;
};

type Case = {
  readonly channel: ChannelName;
  /** What is done beyond what the channel itself was asked for. */
  readonly beyond: readonly [AccessArea, AccessRight];
  readonly ask: (centre: Centre, made: Made) => Promise<unknown>;
};

const followUp = { title: 'Перезвонить', dueAt: wednesday + 48 * hour };
const spoken = { topic: 'Бонусы', outcome: 'Вопрос решён', text: 'Спросила про баллы.' };

/** Each does something that another channel has a right of its own for. */
const cases: readonly Case[] = [
  {
    channel: 'call-finish',
    beyond: ['tasks', 'add'],
    ask: ({ ask }, { call }) =>
      ask('call-finish', { pk: call, ...spoken, followUp, keepNumber: false }),
  },
  {
    channel: 'interaction-log',
    beyond: ['tasks', 'add'],
    ask: ({ ask }, { resellerPk }) =>
      ask('interaction-log', {
        ...{ channel: 'email', direction: 'in', resellerPk, contactPk: null, companyText: null },
        ...{ ...spoken, occurredAt: null, followUp },
      }),
  },
  {
    channel: 'registration-create',
    beyond: ['bonus-requests', 'add'],
    ask: ({ ask }, { resellerPk, priced }) =>
      ask('registration-create', {
        ...{ sessionPk: priced, resellerPk },
        participants: [{ name: 'Петров Пётр', ...noReach }],
      }),
  },
  {
    channel: 'registration-transfer',
    beyond: ['bonus-requests', 'add'],
    ask: ({ ask }, { registered, priced }) =>
      ask('registration-transfer', { pk: registered, sessionPk: priced }),
  },
];

/** A clerk with these rights who has a call at hand, and what is in the file by now. */
async function clerkWith(rights: Rights) {
  const { centre, resellerPk, session } = await centreWithPoints();
  const { registrations } = await centre.ask('registration-create', {
    ...{ sessionPk: await session(0, '2026-12-10'), resellerPk },
    participants: [{ name: 'Иванов Иван', ...noReach }],
  });
  const priced = await session(100, '2026-12-17');
  await centre.add(administrator);
  await centre.add(operator);
  await centre.ask('group-patch', { pk: (await centre.group('operator')).pk, rights });
  await centre.ask('session-sign-out', {});
  await centre.signIn(operator);
  const { pk: call } = await centre.ask('call-start', { direction: 'in', resellerPk });
  const registered = registrations[0]?.pk ?? 0;
  const file = new Database(centre.file, { readonly: true });
  onTestFinished(() => void file.close());
  const written = () =>
    ['mutation', 'change'].map((table) =>
      file.prepare<[], number>(`SELECT count(*) FROM ${table}`).pluck().get(),
    );
  return { centre, made: { call: call ?? 0, resellerPk, priced, registered }, written };
}

function allBut(area: AccessArea, right: AccessRight): Rights {
  return { ...allRights, [area]: allRights[area]?.filter((one) => one !== right) };
}

test.each(cases)('$channel writes nothing without $beyond', async ({ beyond, ask }) => {
  const [area, right] = beyond;
  const { centre, made, written } = await clerkWith(allBut(area, right));
  const before = written();
  const refusal = await refusalOf(ask(centre, made));
  expect(refusal).toMatchObject({ code: 'access/denied', details: { area, right } });
  expect(written()).toEqual(before);
});

test.each(cases)('$channel is done with $beyond: nothing else was in its way', async ({ ask }) => {
  const { centre, made, written } = await clerkWith(allRights);
  const before = written();
  await ask(centre, made);
  expect(written()).not.toEqual(before);
});

test('a call without a follow-up ends without the right to tasks', async () => {
  const { centre, made } = await clerkWith(allBut('tasks', 'add'));
  const finished = await centre.ask('call-finish', {
    ...{ pk: made.call, ...spoken, followUp: null, keepNumber: false },
  });
  expect(finished.calls).toEqual([]);
});
