import { expect, test } from 'vitest';
import { refusalOf, wednesday } from '#test/support/centre.ts';
import { centreWithPoints } from '#test/support/priced-seat.ts';
import { noReach } from '#test/support/trainings.ts';

/** A call of Альфа, and what can be taken in it; Бета is the one that it turns out to be. */
async function callOfAlpha() {
  const { centre, resellerPk: alpha, session } = await centreWithPoints();
  const { ask } = centre;
  const { pk: beta } = await ask('reseller-create', { name: 'Бета' });
  const sessionPk = await session(100, '2026-12-10');
  const begun = await ask('call-start', { direction: 'in', resellerPk: alpha });
  const pk = begun.pk ?? 0;

  const register = async (): Promise<number> => {
    const { registrations } = await ask('registration-create', {
      ...{ sessionPk, resellerPk: alpha, interactionPk: pk },
      participants: [{ name: 'Иванов Иван', ...noReach }],
    });
    return registrations[0]?.pk ?? 0;
  };
  const request = async (submit: boolean): Promise<number> => {
    const card = await ask('bonus-request-create', {
      ...{ resellerPk: alpha, kind: 'souvenirs', points: 200, submit, interactionPk: pk },
      details: { items: 'Термокружки', quantity: 4 },
    });
    return card.pk;
  };
  const remember = async (): Promise<number> => {
    const card = await ask('task-create', {
      ...{ title: 'Прайс', text: null, dueAt: wednesday + 86_400_000, resellerPk: alpha },
      ...{ interactionPk: pk, critical: false },
    });
    return card.pk;
  };
  const toBeta = () => ask('call-assign', { pk, resellerPk: beta, contactPk: null });
  const toNobody = () => ask('call-nobody', { pk, companyText: 'Почта России' });
  const back = () => ask('call-unassign', { pk });
  const whose = async () => {
    const { calls } = await ask('calls-open', {});
    return calls[0]?.reseller ?? null;
  };
  return { ask, alpha, pk, register, request, remember, toBeta, toNobody, back, whose };
}

/** The refusal that names what was taken in the call. */
const taken = (work: { registrations?: number; requests?: number; tasks?: number }) => ({
  code: 'call/has-work',
  details: { registrations: 0, requests: 0, tasks: 0, ...work },
});

test('the wrong reseller is not taken back under what was taken for it in the call', async () => {
  const { ask, alpha, register, request, remember, toBeta, toNobody, back, whose } =
    await callOfAlpha();
  const registration = await register();
  const submitted = await request(true);
  const draft = await request(false);
  const task = await remember();
  // The seat with the request that pays for it, two requests, one task: those of requests go with them.
  const all = taken({ registrations: 1, requests: 3, tasks: 1 });
  for (const step of [back, toBeta, toNobody]) {
    expect(await refusalOf(step())).toEqual(all);
    expect(await whose()).toBe('Альфа');
  }
  await ask('registration-transition', { pks: [registration], to: 'cancelled', reason: null });
  expect(await refusalOf(back())).toEqual(taken({ requests: 2, tasks: 1 }));
  for (const pk of [submitted, draft]) await ask('bonus-request-cancel', { pk, reason: null });
  expect(await refusalOf(toBeta())).toEqual(taken({ tasks: 1 }));
  await ask('task-cancel', { pk: task });
  await toBeta();
  expect(await whose()).toBe('Бета');
  expect(await ask('bonus-account', { resellerPk: alpha })).toMatchObject({
    ...{ available: 500, reserved: 0 },
  });
});

test('a call is not put away under what was taken in it', async () => {
  const { ask, pk, request, whose } = await callOfAlpha();
  const submitted = await request(true);
  expect(await refusalOf(ask('call-discard', { pk }))).toEqual(taken({ requests: 1 }));
  expect(await whose()).toBe('Альфа');
  await ask('bonus-request-cancel', { pk: submitted, reason: null });
  const ofNobody = await ask('task-create', {
    ...{ title: 'Прайс', text: null, dueAt: wednesday + 86_400_000, resellerPk: null },
    ...{ interactionPk: pk, critical: false },
  });
  expect(await refusalOf(ask('call-discard', { pk }))).toEqual(taken({ tasks: 1 }));
  await ask('task-cancel', { pk: ofNobody.pk });
  expect(await ask('call-discard', { pk })).toMatchObject({ calls: [] });
});

test('a call of nobody with work in it is not missed by the only one who has its number', async () => {
  const { ask, pk, request, back } = await callOfAlpha();
  await back();
  await request(true);
  expect(await refusalOf(ask('call-missed', { pk }))).toEqual(taken({ requests: 1 }));
});

test('another contact of the same reseller is no other reseller', async () => {
  const { ask, alpha, pk, register, whose } = await callOfAlpha();
  await register();
  await ask('call-assign', { pk, resellerPk: alpha, contactPk: null });
  expect(await whose()).toBe('Альфа');
});

test('what was taken before anybody was confirmed says who may be', async () => {
  const { ask, alpha, pk, request, back, toBeta, whose } = await callOfAlpha();
  await back();
  await request(true);
  expect(await refusalOf(toBeta())).toEqual(taken({ requests: 1 }));
  await ask('call-assign', { pk, resellerPk: alpha, contactPk: null });
  expect(await whose()).toBe('Альфа');
});

test('what has ended is in nobody’s way', async () => {
  const { ask, request, remember, toBeta, whose } = await callOfAlpha();
  const pk = await request(true);
  await ask('bonus-request-decline', { pk, reason: 'Не по программе' });
  await ask('task-done', { pk: await remember() });
  await toBeta();
  expect(await whose()).toBe('Бета');
});
