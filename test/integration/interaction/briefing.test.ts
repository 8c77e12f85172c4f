import { expect, test } from 'vitest';
import type { Briefing } from '#contract/briefing.ts';
import { createBriefing } from '#electron/data/interaction/briefing.ts';
import { deskNow, openDesk } from '#test/support/call-desk.ts';
import { person } from '#test/support/resellers.ts';

const dayMs = 86_400_000;
const seats = { online: 0, state: 'planned', seats: 10, pricePoints: 0 } as const;
const task = { kind: 'follow-up', state: 'open', critical: 0, escalation: 0, priority: 0 } as const;

function openBriefing() {
  const opened = openDesk();
  const { writer, context, pk } = opened;
  const resellerPk = pk('Альфа');
  writer.transaction(person, (tx) => {
    for (let day = 1; day <= 7; day += 1) {
      tx.create('interaction', {
        resellerPk,
        channel: day % 2 === 0 ? 'email' : 'call-in',
        state: 'done',
        occurredAt: deskNow - day * dayMs,
        topic: `Тема ${day}`,
      });
    }
    for (let due = 1; due <= 6; due += 1) {
      tx.create('task', {
        ...task,
        resellerPk,
        title: `Дело ${due}`,
        dueAt: deskNow + due * dayMs,
      });
    }
    tx.create('task', { ...task, resellerPk, title: 'Сделано', dueAt: 1, state: 'done' });
    const coursePk = tx.create('training-course', { name: 'Продажи', active: 1 });
    const session = (startsOn: string, place: object) =>
      tx.create('training-session', { coursePk, startsOn, ...seats, ...place });
    session('2025-11-25', { city: 'Москва' });
    const next = session('2025-12-02', { city: 'Москва' });
    session('2025-12-03', { city: 'Казань' });
    session('2025-12-04', { online: 1 });
    session('2025-12-05', { city: 'Москва', state: 'cancelled' });
    session('2025-12-06', { city: 'Москва' });
    session('2025-12-07', { city: 'Москва' });
    const registration = { sessionPk: next, resellerPk, registeredAt: deskNow };
    tx.create('training-registration', { ...registration, participant: 'Анна', state: 'received' });
    tx.create('training-registration', {
      ...registration,
      participant: 'Пётр',
      state: 'cancelled',
    });
    tx.create('bonus-entry', { resellerPk, kind: 'accrual', points: 500, at: 1 });
    tx.create('bonus-entry', {
      resellerPk,
      kind: 'accrual',
      points: 200,
      at: 2,
      expiresOn: '2025-12-31',
    });
    const requestPk = tx.create('bonus-request', {
      resellerPk,
      kind: 'souvenirs',
      points: 100,
      state: 'submitted',
    });
    tx.create('bonus-entry', { resellerPk, kind: 'reservation', points: -100, at: 3, requestPk });
  });
  return { ...opened, context, resellerPk };
}

test('tells in one answer what one must know on the telephone', () => {
  const { context, resellerPk } = openBriefing();
  const told: Briefing = createBriefing(context)(resellerPk);
  expect(told).toMatchObject({
    name: 'Альфа',
    status: 'candidate',
    city: 'Москва',
    timeZone: 'Europe/Moscow',
    contacts: [{ name: 'Иванова Анна', consentCalls: null }],
    balance: { available: 600, reserved: 100 },
  });
  expect(told.balance?.expiring.map(({ on }) => on)).toEqual(['2025-12-31']);
  expect(told.tasks?.total).toBe(6);
  expect(told.tasks?.first.map(({ title }) => title)).toEqual(
    [1, 2, 3, 4, 5].map((n) => `Дело ${n}`),
  );
  expect(told.requests).toMatchObject([
    { kind: 'registration', participant: 'Анна', course: 'Продажи' },
    { kind: 'bonus-request', of: 'souvenirs', points: 100 },
  ]);
  expect(told.interactions.map(({ title }) => title)).toEqual(
    [1, 2, 3, 4, 5].map((n) => `Тема ${n}`),
  );
  expect(told.trainings.map(({ startsOn, city, taken }) => [startsOn, city, taken])).toEqual([
    ['2025-12-02', 'Москва', 1],
    ['2025-12-04', null, 0],
    ['2025-12-06', 'Москва', 0],
  ]);
});

test('leaves out what who asks may not see', () => {
  const { context, resellerPk } = openBriefing();
  const blind = { ...context, may: (area: string) => area === 'resellers' };
  expect(createBriefing(blind)(resellerPk)).toMatchObject({
    balance: null,
    tasks: null,
    requests: [],
    interactions: [],
    trainings: [],
  });
});
