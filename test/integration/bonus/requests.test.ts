import { expect, it } from 'vitest';
import { createBonusHandlers } from '#electron/data/bonus/handlers.ts';
import { UndoStack } from '#electron/data/reseller/undo-stack.ts';
import { bonusDesk } from '#test/support/bonus/desk.ts';
import { refusalOf } from '#test/support/refusal.ts';

const mugs = {
  kind: 'souvenirs',
  points: 300,
  details: { items: 'Термокружки', quantity: 40 },
  contactPk: null,
  interactionPk: null,
} as const;

function desk(points = 500) {
  const made = bonusDesk();
  const resellerPk = made.reseller('Альфа');
  made.give(resellerPk, points);
  const create = (submit: boolean) =>
    made.ask('bonus-request-create', { resellerPk, ...mugs, submit });
  const tasks = () =>
    made.db.prepare('SELECT request_pk AS requestPk, title, state FROM task ORDER BY pk').all();
  const account = () => made.account(resellerPk);
  return { ...made, resellerPk, create, tasks, account };
}

it('reserves the points of a request in a call and opens the task to decide on it', () => {
  const { ask, context, resellerPk, tasks, account, db } = desk();
  const interactionPk = context.writer.transaction({ actor: 'Ким Е.', batchPk: null }, (tx) =>
    tx.create('interaction', {
      resellerPk,
      channel: 'call-in',
      state: 'open',
      occurredAt: context.now(),
      topic: 'Бонусы',
    }),
  );
  const card = ask('bonus-request-create', { resellerPk, ...mugs, interactionPk, submit: true });
  expect(card).toMatchObject({
    state: 'submitted',
    available: 200,
    interaction: { pk: interactionPk, topic: 'Бонусы' },
    actions: ['approve', 'reject', 'decline', 'cancel'],
    entries: [{ kind: 'reservation', points: -300 }],
  });
  expect(account()).toEqual({ available: 200, reserved: 300, balance: 500 });
  expect(tasks()).toEqual([{ requestPk: card.pk, title: 'Термокружки — 300', state: 'open' }]);
  expect(db.prepare('SELECT interaction_pk FROM task').pluck().get()).toBe(interactionPk);
});

it('is not tied to the call of another reseller', () => {
  const { ask, context, reseller, resellerPk, db } = desk();
  const other = reseller('Бета');
  const interactionPk = context.writer.transaction({ actor: 'Ким Е.', batchPk: null }, (tx) =>
    tx.create('interaction', {
      resellerPk: other,
      channel: 'call-in',
      state: 'open',
      occurredAt: context.now(),
    }),
  );
  const input = { resellerPk, ...mugs, interactionPk, submit: true };
  expect(refusalOf(() => ask('bonus-request-create', input))).toBe('app/not-found');
  expect(db.prepare('SELECT count(*) FROM bonus_request').pluck().get()).toBe(0);
});

it('stores nothing when the points do not reach', () => {
  const { create, tasks, db } = desk(100);
  expect(refusalOf(() => create(true))).toBe('bonus/insufficient');
  expect(db.prepare('SELECT count(*) FROM bonus_request').pluck().get()).toBe(0);
  expect(tasks()).toEqual([]);
});

it('goes from a draft to fulfilled with its proofs', () => {
  const { ask, create, tasks, account } = desk();
  const { pk } = create(false);
  expect(account().reserved).toBe(0);
  ask('bonus-request-patch', { pk, ...mugs, points: 200 });
  ask('bonus-request-submit', { pk });
  expect(ask('bonus-request-approve', { pk })).toMatchObject({
    state: 'approved',
    decidedBy: 'Соколова А.',
  });
  expect(account()).toEqual({ available: 300, reserved: 0, balance: 300 });
  expect(tasks()).toEqual([{ requestPk: pk, title: 'Термокружки — 200', state: 'done' }]);
  expect(refusalOf(() => ask('bonus-request-fulfil', { pk, proofs: [] }))).toBe('bonus/proofs');
  const proofs = [{ kind: 'acceptance', text: 'Акт № 7', date: '2026-01-20' }];
  const card = ask('bonus-request-fulfil', { pk, proofs });
  expect(card).toMatchObject({ state: 'fulfilled', proofs, actions: [] });
  expect(
    card.history.filter(({ field }) => field === 'state').map(({ newValue }) => newValue),
  ).toEqual(['fulfilled', 'approved', 'submitted']);
});

it('needs a reason to send back, and takes a mended request again with a task of its own', () => {
  const { ask, create, tasks, account } = desk();
  const { pk } = create(true);
  expect(refusalOf(() => ask('bonus-request-reject', { pk, reason: ' ' }))).toBe(
    'bonus/reason-required',
  );
  expect(ask('bonus-request-reject', { pk, reason: 'Нет макета' })).toMatchObject({
    state: 'rejected',
    reason: 'Нет макета',
    actions: ['submit', 'cancel'],
  });
  expect(account().available).toBe(500);
  ask('bonus-request-submit', { pk });
  expect(tasks()).toMatchObject([{ state: 'done' }, { state: 'open' }]);
  ask('bonus-request-decline', { pk, reason: 'Не по программе' });
  expect(refusalOf(() => ask('bonus-request-submit', { pk }))).toBe('bonus/request-state');
  expect(account()).toEqual({ available: 500, reserved: 0, balance: 500 });
});

it('gives decided points back only by who may decide', () => {
  const { ask, create, account } = desk();
  const { pk } = create(true);
  expect(refusalOf(() => ask('bonus-request-revoke', { pk, reason: 'Рано' }))).toBe(
    'bonus/request-state',
  );
  ask('bonus-request-approve', { pk });
  expect(refusalOf(() => ask('bonus-request-cancel', { pk }))).toBe('bonus/request-state');
  ask('bonus-request-revoke', { pk, reason: 'Партнёр отказался' });
  expect(account()).toEqual({ available: 500, reserved: 0, balance: 500 });
});

it('does not take a draft back once its points are reserved', () => {
  const { ask, create, context, undo, account } = desk();
  const { pk } = create(false);
  // By another process, whose steps this one does not know.
  void createBonusHandlers(context, new UndoStack(context))['bonus-request-submit']({ pk });
  expect(refusalOf(() => undo.undo())).toBe('undo/changed-since');
  expect(account().reserved).toBe(300);
  create(false);
  undo.undo();
  expect(ask('bonus-request-list', {}).requests.map((row) => row.pk)).toEqual([pk]);
});

it('lists the newest first, by state and by reseller, and counts every state', () => {
  const { ask, create, reseller, give, resellerPk } = desk();
  const first = create(true).pk;
  const other = reseller('Бета');
  give(other, 1000);
  const second = ask('bonus-request-create', { resellerPk: other, ...mugs, submit: true }).pk;
  const draft = create(false).pk;
  const all = ask('bonus-request-list', {});
  expect(all.requests.map(({ pk }) => pk)).toEqual([draft, second, first]);
  expect(all.counts).toMatchObject({ draft: 1, submitted: 2, approved: 0 });
  const waiting = ask('bonus-request-list', { states: ['submitted'] });
  expect(waiting.requests.map(({ reseller: name }) => name)).toEqual(['Бета', 'Альфа']);
  expect(ask('bonus-request-list', { resellerPk }).requests).toHaveLength(2);
});
