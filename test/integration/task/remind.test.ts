import { expect, it } from 'vitest';
import type { Reminder } from '#contract/data-process.ts';
import { LocalStore } from '#db/repositories/local-store.ts';
import { createReminding } from '#electron/data/task/remind.ts';
import { openTaskDesk } from '#test/support/task-desk.ts';
import { officeAt, officeZone } from '#test/support/working-time.ts';

function reminded() {
  const desk = openTaskDesk();
  const told: Reminder[] = [];
  const who = { person: { id: '1', name: 'Белова' } as { id: string; name: string } | null };
  const begin = () =>
    createReminding(desk.context, {
      store: new LocalStore(desk.db),
      person: () => who.person,
      remind: (reminder) => told.push(reminder),
    });
  const take = () => told.splice(0);
  return { ...desk, who, begin, take };
}

it('reminds of a task once when it is due, also after a start anew', () => {
  const { begin, add, at, take, pks } = reminded();
  const look = begin();
  look();
  const dueAt = officeAt('19.11.2026 12:30');
  const pk = add({ dueAt, title: 'Выслать прайс', resellerPk: pks['Золото'] ?? 0 });
  at('19.11.2026 12:29');
  look();
  expect(take()).toEqual([]);
  at('19.11.2026 12:30');
  look();
  expect(take()).toEqual([
    { pk, title: 'Выслать прайс', reseller: 'Золото', at: dueAt, count: 1, timeZone: officeZone },
  ]);
  look();
  begin()();
  expect(take()).toEqual([]);
});

it('says nothing of what is done, put off, or of a colleague', () => {
  const { begin, add, at, take, handlers } = reminded();
  const look = begin();
  look();
  const dueAt = officeAt('19.11.2026 12:30');
  const [done, later] = [add({ dueAt }), add({ dueAt })];
  add({ dueAt, owner: 'Волков' });
  void handlers['task-done']({ pk: done });
  void handlers['task-snooze']({ pk: later, until: officeAt('19.11.2026 13:00') });
  at('19.11.2026 12:45');
  look();
  expect(take()).toEqual([]);
  at('19.11.2026 13:00');
  look();
  expect(take().map(({ pk }) => pk)).toEqual([later]);
});

it('waits while nobody is there, and counts many in one', () => {
  const { begin, add, at, take, who } = reminded();
  const look = begin();
  look();
  who.person = null;
  for (let i = 0; i < 4; i += 1) add({ dueAt: officeAt('19.11.2026 12:30') });
  at('19.11.2026 14:00');
  look();
  expect(take()).toEqual([]);
  who.person = { id: '1', name: 'Белова' };
  look();
  expect(take().map(({ pk, count }) => [pk, count])).toEqual([[null, 4]]);
});

it('reminds each person for themselves', () => {
  const { begin, add, at, take, who } = reminded();
  const look = begin();
  look();
  who.person = { id: '2', name: 'Волков' };
  look();
  const dueAt = officeAt('19.11.2026 12:30');
  const [first, second] = [add({ dueAt }), add({ dueAt, owner: 'Волков' })];
  at('19.11.2026 13:00');
  look();
  expect(take().map(({ pk }) => pk)).toEqual([second]);
  who.person = { id: '1', name: 'Белова' };
  look();
  expect(take().map(({ pk }) => pk)).toEqual([first]);
});
