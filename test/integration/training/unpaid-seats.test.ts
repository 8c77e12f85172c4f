import { expect, test } from 'vitest';
import { manager, operator, pricedSeat } from '#test/support/priced-seat.ts';

/** A seat that costs points, and the open tasks about it with whose they are. */
async function seat() {
  const made = await pricedSeat();
  const { centre, as, pk, requestPk, resellerPk } = made;
  const openTasks = async () => {
    const tasks = await centre.ask('task-of-reseller', { resellerPk });
    return tasks.map(({ kind, owner, title }) => ({ kind, owner, title }));
  };
  /** The payment as the manager decides on it. */
  const decide = async (verdict: 'reject' | 'decline'): Promise<void> => {
    await as(manager);
    await centre.ask(`bonus-request-${verdict}`, { pk: requestPk, reason: 'Нет лимита' });
  };
  return { ...made, pk, openTasks, decide };
}

const toAnswer = {
  ...{ kind: 'registration', owner: 'Орлов', title: 'Иванов Иван — Печать, 10.12.2026' },
};
const toDecide = { kind: 'bonus-request', owner: 'Орлов', title: 'Печать — 300' };

test('the request that pays for a seat has one task to decide on it, and goes with the seat', async () => {
  const { openTasks, cancel } = await seat();
  const open = await openTasks();
  expect(open).toHaveLength(2);
  expect(open).toEqual(expect.arrayContaining([toAnswer, toDecide]));
  await cancel();
  expect(await openTasks()).toEqual([]);
});

test('the deciding of the payment ends its task and leaves that of the registration', async () => {
  const { centre, as, requestPk, openTasks } = await seat();
  await as(manager);
  await centre.ask('bonus-request-approve', { pk: requestPk });
  expect(await openTasks()).toEqual([toAnswer]);
});

test('reserved points are enough to confirm a seat', async () => {
  const { confirm, standing, openTasks } = await seat();
  await confirm();
  expect(await standing()).toMatchObject({ reserved: 300, seat: 'confirmed' });
  expect(await openTasks()).toEqual([toDecide]);
});

test.each(['reject', 'decline'] as const)(
  'a seat that was confirmed comes back to who registered it when its payment falls through: %s',
  async (verdict) => {
    const { confirm, decide, openTasks, standing } = await seat();
    await confirm();
    await decide(verdict);
    // Who comes is for a person to say: the promise stands until then.
    expect(await standing()).toMatchObject({ reserved: 0, seat: 'confirmed' });
    expect(await openTasks()).toEqual([toAnswer]);
  },
);

test('the task of an unpaid seat is opened once, and ends with the seat', async () => {
  const { centre, as, confirm, decide, cancel, requestPk, openTasks } = await seat();
  await confirm();
  await decide('reject');
  await as(operator);
  await centre.ask('bonus-request-submit', { pk: requestPk });
  await decide('decline');
  expect(await openTasks()).toEqual([toAnswer]);
  await as(operator);
  await cancel();
  expect(await openTasks()).toEqual([]);
});

test('an approval that is taken back brings the seat back too; one with its own task keeps it', async () => {
  const { centre, as, confirm, requestPk, openTasks, decide } = await seat();
  await decide('reject');
  expect(await openTasks()).toEqual([toAnswer]);
  await as(operator);
  await centre.ask('bonus-request-submit', { pk: requestPk });
  await confirm();
  await as(manager);
  await centre.ask('bonus-request-approve', { pk: requestPk });
  expect(await openTasks()).toEqual([]);
  await centre.ask('bonus-request-revoke', { pk: requestPk, reason: 'Ошибка' });
  expect(await openTasks()).toEqual([toAnswer]);
});
