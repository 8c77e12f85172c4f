import { expect, test } from 'vitest';
import {
  administrator,
  openTestCentre,
  refusalOf,
  wednesday,
  type TestPerson,
} from '#test/support/centre.ts';
import { manager, operator, senior } from '#test/support/priced-seat.ts';

/** A request of 300 of 500 points that an operator has submitted. */
async function submitted() {
  const centre = openTestCentre({ startAt: wednesday });
  const { pk: resellerPk } = await centre.ask('reseller-create', { name: 'Альфа' });
  await centre.ask('bonus-adjust', { resellerPk, points: 500, text: 'Приветственные' });
  for (const one of [administrator, operator, senior, manager]) await centre.add(one);
  const as = async (who: TestPerson): Promise<void> => {
    await centre.ask('session-sign-out', {});
    await centre.signIn(who);
  };
  await as(operator);
  const { pk } = await centre.ask('bonus-request-create', {
    ...{ resellerPk, kind: 'souvenirs', points: 300, submit: true },
    details: { items: 'Термокружки', quantity: 40 },
  });
  const account = async () => {
    const { available, reserved, balance } = await centre.ask('bonus-account', { resellerPk });
    return { available, reserved, balance };
  };
  return { centre, as, pk, account };
}

const denied = {
  code: 'access/denied',
  details: { area: 'bonus-approvals', right: 'edit', groups: 'manager administrator' },
};

test.each([operator, senior])(
  'an operator may not approve a bonus request, and neither decide nor take back one ($group)',
  async (who) => {
    const { centre, as, pk, account } = await submitted();
    await as(who);
    const reason = 'Нет';
    expect(await refusalOf(centre.ask('bonus-request-approve', { pk }))).toEqual(denied);
    expect(await refusalOf(centre.ask('bonus-request-reject', { pk, reason }))).toEqual(denied);
    expect(await refusalOf(centre.ask('bonus-request-decline', { pk, reason }))).toEqual(denied);
    expect(await refusalOf(centre.ask('bonus-request-revoke', { pk, reason }))).toEqual(denied);
    expect(await centre.ask('bonus-request-card', { pk })).toMatchObject({
      ...{ state: 'submitted', decidedBy: null },
    });
    expect(await account()).toEqual({ available: 200, reserved: 300, balance: 500 });
  },
);

test('a manager may approve a bonus request, and is named with it', async () => {
  const { centre, as, pk, account } = await submitted();
  await as(manager);
  expect(await centre.ask('bonus-request-approve', { pk })).toMatchObject({
    ...{ state: 'approved', decidedBy: 'Громова', createdBy: 'Орлов' },
  });
  expect(await account()).toEqual({ available: 200, reserved: 0, balance: 200 });
});

test('an approval is not taken back by the operator who asked for it', async () => {
  const { centre, as, pk, account } = await submitted();
  await as(manager);
  await centre.ask('bonus-request-approve', { pk });
  await as(operator);
  // Neither by the step that is a manager's nor by the one that operators have before a decision.
  const reason = 'Передумали';
  expect(await refusalOf(centre.ask('bonus-request-revoke', { pk, reason }))).toEqual(denied);
  expect(await refusalOf(centre.ask('bonus-request-cancel', { pk, reason }))).toMatchObject({
    code: 'bonus/request-state',
  });
  expect((await account()).balance).toBe(200);
});
