import { expect, test } from 'vitest';
import { takeTaskStep, type SteppedTask, type TaskStep } from '#domain/task/task-steps.ts';

const now = 1_000_000;
const open: SteppedTask = { state: 'open', owner: 'Ким Е.', undecided: false };
const take = (step: TaskStep, part: Partial<SteppedTask> = {}) =>
  takeTaskStep({ ...open, ...part }, step, 'Ким Е.', now);
const refused = (code: string) => ({ ok: false, code });

test('done and cancelled end a task and whatever it was put off to', () => {
  const ended = { doneAt: now, snoozedUntil: null, touchedAt: now };
  expect(take({ kind: 'done' })).toEqual({ ok: true, value: { state: 'done', ...ended } });
  expect(take({ kind: 'cancel' })).toEqual({ ok: true, value: { state: 'cancelled', ...ended } });
});

test('only an open one is worked on, only a closed one opened again', () => {
  const steps: TaskStep[] = [
    { kind: 'done' },
    { kind: 'cancel' },
    { kind: 'snooze', until: now + 1 },
    { kind: 'hand-over', to: 'Юн А.' },
  ];
  for (const step of steps) {
    expect(take(step, { state: 'done' })).toEqual(refused('task/not-open'));
    expect(take(step, { state: 'cancelled' })).toEqual(refused('task/not-open'));
  }
  expect(take({ kind: 'reopen' })).toEqual(refused('task/not-closed'));
  expect(take({ kind: 'reopen' }, { state: 'cancelled' })).toMatchObject({
    value: { state: 'open', doneAt: null, escalation: 0, criticalStep: null },
  });
});

test('a request that nobody has decided on is not ticked off', () => {
  expect(take({ kind: 'done' }, { undecided: true })).toEqual(refused('task/request-undecided'));
  expect(take({ kind: 'cancel' }, { undecided: true })).toEqual(refused('task/request-undecided'));
  expect(take({ kind: 'snooze', until: now + 1 }, { undecided: true }).ok).toBe(true);
});

test('is put off to the future only', () => {
  expect(take({ kind: 'snooze', until: now })).toEqual(refused('task/time-past'));
});

test('handed over it waits for its new owner and begins its way up anew', () => {
  expect(take({ kind: 'hand-over', to: 'Юн А.' })).toMatchObject({
    value: { owner: 'Юн А.', assignedBy: 'Ким Е.', escalation: 0, escalatedAt: null },
  });
  expect(take({ kind: 'hand-over', to: 'Ким Е.' }, { owner: 'Юн А.' })).toMatchObject({
    value: { owner: 'Ким Е.', assignedBy: null },
  });
});
