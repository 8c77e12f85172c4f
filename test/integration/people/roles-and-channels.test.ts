import { expect, test } from 'vitest';
import { neededRights } from '#contract/access/needed-rights.ts';
import { channelNeeds } from '#contract/access/tables.ts';
import { channels, type ChannelName } from '#contract/ipc.ts';
import { mayDo, type Rights } from '#domain/access/rights.ts';
import { administrator, openTestCentre, type TestPerson } from '#test/support/centre.ts';
import { questionsOf } from '#test/support/centre-questions.ts';
import { lastStepsOf, prepareSteps, stepsOf } from '#test/support/centre-steps.ts';
import { writesOf } from '#test/support/centre-writes.ts';
import { openMarkedCentre } from '#test/support/marked-centre.ts';

const names = Object.keys(channels) as ChannelName[];
const groups = ['operator', 'senior-operator', 'manager', 'administrator'] as const;

/** What a centre that is of no head office answers to who may ask. */
const withoutOffice: Partial<Record<ChannelName, string>> = {
  'sync-enrol': 'sync/unreachable',
  'sync-packet-save': 'sync/no-token',
  'sync-packet-take': 'sync/no-token',
};

/** No schema of ours lets this pass: what is let through at the door is stopped there, undone. */
const fitsNoChannel = 0;

/** What each channel answers who is signed in now: `access/…` where the door refuses. */
async function answers(centre: ReturnType<typeof openTestCentre>): Promise<Map<string, string>> {
  const found = new Map<string, string>();
  for (const name of names) {
    const reply = await centre.post(name, fitsNoChannel);
    if (!('ok' in reply) || reply.ok) throw new Error(`${name} took an input that is none`);
    found.set(name, reply.error.code);
  }
  return found;
}

function has(rights: Rights, name: ChannelName): boolean {
  return neededRights(channelNeeds[name]).every((needed) => mayDo(rights, ...needed));
}

function expected(name: ChannelName, rights: Rights): string {
  return has(rights, name) ? 'app/invalid-message' : 'access/denied';
}

test('there are many channels, and every one says what it needs', () => {
  expect(names.length).toBeGreaterThan(60);
  expect(Object.keys(channelNeeds).sort()).toEqual([...names].sort());
});

test.each(groups)('a person of the group %s is answered where the rights say so', async (key) => {
  const centre = openTestCentre();
  await centre.add(administrator);
  const person: TestPerson = { ...administrator, login: 'other', name: 'Орлов', group: key };
  await centre.add(person);
  const { rights } = await centre.group(key);
  await centre.ask('session-sign-out', {});
  expect(await centre.signIn(person)).toMatchObject({ kind: 'signed-in', group: key, rights });
  const wanted = new Map(names.map((name) => [name, expected(name, rights)]));
  expect(await answers(centre)).toEqual(wanted);
  // Nobody of these four is simply let through or kept out.
  const codes = new Set(wanted.values());
  expect([...codes].sort()).toEqual(
    key === 'administrator' ? ['app/invalid-message'] : ['access/denied', 'app/invalid-message'],
  );
});

test.each(groups)(
  'what an administrator gets done is refused to the group %s for want of the right alone',
  async (key) => {
    const centre = await openMarkedCentre();
    const { ask, post, rows } = centre;
    await centre.add(administrator);
    const person: TestPerson = { ...administrator, login: 'other', name: 'Орлов' };
    const pk = await centre.add(person);
    await ask('session-sign-out', {});
    await centre.signIn(person);
    // With every right at first: some steps can be taken only by who began what they are of.
    const prepared = await prepareSteps(centre, person);
    const { pk: groupPk, rights } = await centre.group(key);
    await ask('person-patch', { pk, fields: { groupPk } });
    const inputs = {
      ...questionsOf(rows),
      ...stepsOf(prepared, rows),
      ...writesOf(rows),
      ...lastStepsOf(prepared),
    };
    const wrong: string[] = [];
    const answered = new Map<ChannelName, unknown>();
    for (const name of Object.keys(inputs) as (keyof typeof inputs)[]) {
      const reply = await post(name, inputs[name]);
      const code = 'ok' in reply && !reply.ok ? reply.error.code : 'done';
      if ('ok' in reply && reply.ok) answered.set(name, reply.value);
      // Without a right before it, a step may find another state; only rights are looked at then.
      const right =
        key === 'administrator'
          ? code === (withoutOffice[name] ?? 'done')
          : has(rights, name) !== (code === 'access/denied');
      if (!right) wrong.push(`${name}: ${code}`);
    }
    expect(wrong).toEqual([]);
    if (key === 'administrator') {
      expect(answered.get('posting-post')).toMatchObject({ entries: 1 });
      expect(answered.get('import-run')).toMatchObject({ loaded: 4, leftOut: 0 });
      expect(answered.get('import-undo')).toMatchObject({ interactions: 1 });
    }
    // No channel is left that was asked with what would be refused to anybody.
    expect(Object.keys(inputs).sort()).toEqual([...names].sort());
  },
);

test.each(['signed out', 'locked'])('%s, only what is for anyone is answered', async (how) => {
  const centre = openTestCentre();
  await centre.add(administrator);
  await centre.ask(how === 'locked' ? 'session-lock' : 'session-sign-out', {});
  // What was on its way from the window that goes is over.
  centre.passSeconds(60);
  const found = await answers(centre);
  for (const name of names) {
    const free = channelNeeds[name] === 'anyone';
    expect({ name, code: found.get(name) }).toEqual({
      name,
      code: free ? 'app/invalid-message' : 'access/signed-out',
    });
  }
  const free = names.filter((name) => channelNeeds[name] === 'anyone');
  expect(free.sort()).toEqual(['app-info', 'app-status', 'session-sign-in', 'session-state']);
});

test('each shipped group may do what the one before it may', async () => {
  const centre = openTestCentre();
  const found = await Promise.all(groups.map((key) => centre.group(key)));
  for (const [at, { rights }] of found.entries()) {
    const before = found[at - 1];
    for (const name of names) {
      if (before === undefined) continue;
      if (expected(name, before.rights) === 'access/denied') continue;
      expect({ name, answer: expected(name, rights) }).toEqual({
        name,
        answer: 'app/invalid-message',
      });
    }
  }
});

test('without people everything is answered', async () => {
  const found = await answers(openTestCentre());
  expect(new Set(found.values())).toEqual(new Set(['app/invalid-message']));
});
