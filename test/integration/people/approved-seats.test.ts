import { expect, test } from 'vitest';
import { administrator, openTestCentre, Refused, type TestPerson } from '#test/support/centre.ts';
import { noReach } from '#test/support/trainings.ts';

/** A Wednesday. */
const startAt = Date.UTC(2026, 9, 14, 9);

const operator: TestPerson = { ...administrator, login: 'orlov', name: 'Орлов', group: 'operator' };
const senior: TestPerson = {
  ...administrator,
  ...{ login: 'volkov', name: 'Волков', group: 'senior-operator' },
};
const manager: TestPerson = {
  ...administrator,
  ...{ login: 'gromova', name: 'Громова', group: 'manager' },
};

/** A seat of 300 of 500 points, taken by an operator; there is a session without a price beside it. */
async function pricedSeat() {
  const centre = openTestCentre({ startAt });
  const { pk: resellerPk } = await centre.ask('reseller-create', { name: 'Альфа' });
  await centre.ask('bonus-adjust', { resellerPk, points: 500, text: 'Приветственные' });
  const { pk: coursePk } = await centre.ask('course-create', { name: 'Печать' });
  const session = async (pricePoints: number, startsOn: string) => {
    const made = await centre.ask('session-create', {
      ...{ coursePk, startsOn, endsOn: null, startsAt: null, city: 'Казань', online: false },
      ...{ place: null, trainer: null, seats: 5, deadline: null, pricePoints, note: null },
    });
    return made.session.pk;
  };
  const sessionPk = await session(300, '2026-12-10');
  const freePk = await session(0, '2026-12-17');
  for (const one of [administrator, operator, senior, manager]) await centre.add(one);
  const as = async (who: TestPerson): Promise<void> => {
    await centre.ask('session-sign-out', {});
    await centre.signIn(who);
  };
  await as(operator);
  const { registrations } = await centre.ask('registration-create', {
    ...{ sessionPk, resellerPk, interactionPk: null, similarAllowed: false },
    participants: [{ name: 'Иванов Иван', ...noReach }],
  });
  const pk = registrations[0]?.pk ?? 0;
  const { requests } = await centre.ask('bonus-request-list', { resellerPk });
  const requestPk = requests[0]?.pk ?? 0;
  const standing = async () => {
    const { balance, reserved } = await centre.ask('bonus-account', { resellerPk });
    const card = await centre.ask('session-card', { pk: sessionPk });
    const seat = card.registrations?.find((one) => one.pk === pk);
    return { balance, reserved, seat: seat?.state ?? 'elsewhere', session: card.session.state };
  };
  const cancel = () =>
    centre.ask('registration-transition', { pks: [pk], to: 'cancelled', reason: null });
  const decline = () =>
    centre.ask('registration-transition', { pks: [pk], to: 'declined', reason: 'Нет группы' });
  const transfer = () => centre.ask('registration-transfer', { pk, sessionPk: freePk });
  const cancelSession = () => centre.ask('session-cancel', { pk: sessionPk, reason: 'Болен' });
  return { centre, as, requestPk, standing, cancel, decline, transfer, cancelSession };
}

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

async function expectRefusal(question: Promise<unknown>): Promise<void> {
  const refusal = await question.catch((error: unknown) => error);
  expect(refusal).toBeInstanceOf(Refused);
  expect(refusal).toMatchObject(denied);
}

test.each([operator, senior])(
  'approved points of a seat are not given back by who may not approve ($group)',
  async (who) => {
    const { as, standing, cancel, decline, transfer } = await approvedSeat();
    const before = await standing();
    expect(before).toMatchObject({ balance: 200, reserved: 0, seat: 'submitted' });
    await as(who);
    for (const step of [cancel, decline, transfer]) {
      await expectRefusal(step());
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
  await expectRefusal(cancelSession());
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
