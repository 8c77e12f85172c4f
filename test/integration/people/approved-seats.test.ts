import { expect, test } from 'vitest';
import { administrator, refusalOf } from '#test/support/centre.ts';
import { manager, operator, pricedSeat, senior } from '#test/support/priced-seat.ts';

async function approvedSeat() {
  const made = await pricedSeat();
  await made.as(manager);
  await made.centre.ask('bonus-request-approve', { pk: made.requestPk });
  return made;
}

const denied = {
  code: 'access/denied',
  details: {
    ...{ area: 'bonus-approvals', right: 'edit', groups: 'manager administrator' },
    approvedPoints: true,
  },
};

test.each([operator, senior])(
  'approved points of a seat are not given back by who may not approve ($group)',
  async (who) => {
    const { as, standing, cancel, decline, transfer } = await approvedSeat();
    const before = await standing();
    expect(before).toMatchObject({ balance: 200, reserved: 0, seat: 'submitted' });
    await as(who);
    for (const step of [cancel, decline, transfer]) {
      expect(await refusalOf(step())).toEqual(denied);
      expect(await standing()).toEqual(before);
    }
  },
);

test('a group that may cancel sessions but not approve cancels none with approved points', async () => {
  const { centre, as, standing, cancelSession } = await approvedSeat();
  await as(administrator);
  const { pk, rights } = await centre.group('operator');
  const courses = ['view', 'add', 'edit', 'delete'] as const;
  await centre.ask('group-patch', { pk, rights: { ...rights, courses } });
  await as(operator);
  expect(await refusalOf(cancelSession())).toEqual(denied);
  expect(await standing()).toEqual({
    ...{ balance: 200, reserved: 0, seat: 'submitted', session: 'planned' },
  });
});

test('an operator cancels a seat whose points are only reserved, and they come back', async () => {
  const { cancel, standing } = await pricedSeat();
  expect(await standing()).toMatchObject({ balance: 500, reserved: 300 });
  await cancel();
  expect(await standing()).toMatchObject({ balance: 500, reserved: 0, seat: 'cancelled' });
});

test('once a manager has taken the approval back, an operator cancels the seat', async () => {
  const { centre, as, requestPk, cancel, standing } = await approvedSeat();
  await centre.ask('bonus-request-revoke', { pk: requestPk, reason: 'Не приедет' });
  await as(operator);
  await cancel();
  expect(await standing()).toMatchObject({ balance: 500, seat: 'cancelled' });
});

test.each(['cancel', 'transfer', 'cancelSession'] as const)(
  'a manager gives approved points back with the seat: %s',
  async (step) => {
    const { [step]: take, standing } = await approvedSeat();
    await take();
    expect(await standing()).toMatchObject({ balance: 500, reserved: 0 });
  },
);
