import { expect, test } from 'vitest';
import { neededRights } from '#contract/access/needed-rights.ts';
import { channelNeeds } from '#contract/access/tables.ts';
import { channels, type ChannelName } from '#contract/ipc.ts';
import { mayDo, type Rights } from '#domain/access/rights.ts';
import { administrator, openTestCentre, type TestPerson } from '#test/support/centre.ts';

const names = Object.keys(channels) as ChannelName[];
const groups = ['operator', 'senior-operator', 'manager', 'administrator'] as const;

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

function expected(name: ChannelName, rights: Rights): string {
  const has = neededRights(channelNeeds[name]).every((needed) => mayDo(rights, ...needed));
  return has ? 'app/invalid-message' : 'access/denied';
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
