import { describe, expect, it } from 'vitest';
import type { TodayList } from '#contract/task.ts';
import { taskSql } from '#db/repositories/tasks.ts';
import { tempDatabase } from '#test/support/database.ts';
import { refusalOf } from '#test/support/refusal.ts';
import { openTaskDesk } from '#test/support/task-desk.ts';
import { officeAt } from '#test/support/working-time.ts';

type Desk = ReturnType<typeof openTaskDesk>;

function sectionsOf(desk: Desk, scope: 'mine' | 'all' = 'mine'): Record<string, readonly number[]> {
  const { sections } = desk.handlers['task-today']({ scope }) as TodayList;
  return Object.fromEntries(sections.map(({ name, pks }) => [name, pks]));
}

describe('the worklist', () => {
  it('has what is overdue first, by the worth of the partner whatever came when', () => {
    const desk = openTaskDesk();
    const bronze = desk.add({ resellerPk: desk.pks['Бронза'] ?? 0, dueAt: desk.clock.now - 9e6 });
    const gold = desk.add({ resellerPk: desk.pks['Золото'] ?? 0, dueAt: desk.clock.now - 1 });
    const today = desk.add({ dueAt: officeAt('19.11.2026 23:00') });
    const given = desk.add({ assignedBy: 'Громова' });
    const asked = desk.add({ kind: 'registration' });
    const later = desk.add({});
    const nobodys = desk.add({ owner: null, dueAt: officeAt('19.11.2026 22:00') });
    desk.add({ owner: 'Волков', dueAt: 1 });
    desk.add({ state: 'done', dueAt: 1 });
    expect(sectionsOf(desk)).toEqual({
      overdue: [gold, bronze],
      today: [nobodys, today],
      waiting: [given],
      unconfirmed: [asked],
      later: [later],
    });
    expect(desk.handlers['task-counts']({})).toEqual({ overdue: 2, today: 2, waiting: 1 });
    expect(sectionsOf(desk, 'all')['overdue']).toHaveLength(3);
  });

  it('says on screen which file of the calendar is to be added, before the year is there', () => {
    const desk = openTaskDesk();
    const missing = () => (desk.handlers['task-today']({ scope: 'mine' }) as TodayList).calendar;
    expect(missing()).toBeNull();
    desk.at('18.12.2026 12:00');
    expect(missing()).toEqual({ year: 2027, file: 'ru-2027.json', folder: '/nowhere' });
    // What is to be done is there all the same.
    expect(desk.add({ dueAt: 1 })).toBe(sectionsOf(desk)['overdue']?.[0]);
  });

  it('keeps from who may not see requests or resellers what is about them', () => {
    const desk = openTaskDesk({
      may: (area) => area === 'tasks',
    });
    desk.add({ kind: 'bonus-request', dueAt: 1 });
    const plain = desk.add({ resellerPk: desk.pks['Золото'] ?? 0, title: 'Письмо', dueAt: 1 });
    const missed = desk.add({ kind: 'missed-call', title: '+74951234567', dueAt: 2 });
    const list = desk.handlers['task-today']({ scope: 'mine' }) as TodayList;
    expect(
      list.first.map(({ pk, resellerName, level, title }) => [pk, resellerName, level, title]),
    ).toEqual([
      [plain, null, null, 'Письмо'],
      [missed, null, null, 'Номер не определён'],
    ]);
  });
});

describe('a person', () => {
  it('adds, puts off, hands over, finishes and reopens, and takes each back', () => {
    const desk = openTaskDesk();
    const { handlers, undo } = desk;
    const made = handlers['task-create']({
      title: 'Позвонить',
      text: null,
      dueAt: officeAt('20.11.2026 10:00'),
      resellerPk: desk.pks['Золото'] ?? null,
      interactionPk: null,
      critical: false,
    });
    const { pk } = done(made);
    expect(desk.task(pk)).toMatchObject({ owner: 'Белова', state: 'open', kind: 'other' });
    const until = officeAt('23.11.2026 9:00');
    void handlers['task-snooze']({ pk, until });
    expect(desk.task(pk)).toMatchObject({ snoozed_until: until });
    void handlers['task-hand-over']({ pk, person: 'Волков' });
    expect(desk.task(pk)).toMatchObject({
      owner: 'Волков',
      assigned_by: 'Белова',
      snoozed_until: null,
    });
    undo.undo();
    expect(desk.task(pk)).toMatchObject({ owner: 'Белова', assigned_by: null });
    void handlers['task-done']({ pk });
    expect(desk.task(pk)).toMatchObject({ state: 'done', done_at: desk.clock.now });
    undo.undo();
    expect(desk.task(pk)).toMatchObject({ state: 'open', done_at: null });
    void handlers['task-cancel']({ pk });
    expect(refusalOf(() => handlers['task-done']({ pk }))).toBe('task/not-open');
    const { history } = done(handlers['task-reopen']({ pk }));
    expect(history[0]).toMatchObject({ field: 'state', oldValue: 'cancelled', newValue: 'open' });
  });

  it('cannot tick off an undecided request, nor put off into the past, nor to a stranger', () => {
    const desk = openTaskDesk();
    const requestPk = desk.writer.transaction({ actor: 'x', batchPk: null }, (tx) =>
      tx.create('bonus-request', {
        resellerPk: desk.pks['Золото'] ?? 0,
        kind: 'souvenirs',
        state: 'submitted',
        points: 5,
      }),
    );
    const pk = desk.add({ kind: 'bonus-request', requestPk });
    const { handlers } = desk;
    expect(refusalOf(() => handlers['task-done']({ pk }))).toBe('task/request-undecided');
    const past = { pk, until: desk.clock.now };
    expect(refusalOf(() => handlers['task-snooze'](past))).toBe('task/time-past');
    const stranger = { pk, person: 'Никто' };
    expect(refusalOf(() => handlers['task-hand-over'](stranger))).toBe('task/no-such-person');
    expect(desk.task(pk)).toMatchObject({ state: 'open', owner: 'Белова', snoozed_until: null });
  });
});

it('finds open tasks by indexes, never by looking at every task', () => {
  const { db } = tempDatabase();
  const plan = (sql: string, ...values: (string | number)[]) =>
    db
      .prepare<unknown[], { detail: string }>(`EXPLAIN QUERY PLAN ${sql}`)
      .all(...values)
      .map(({ detail }) => detail);
  expect(plan(taskSql.openOf, 'x')[0]).toMatch(
    /^SEARCH t USING INDEX task_owner \(owner=\? AND st/,
  );
  expect(plan(taskSql.openOfNobody)[0]).toMatch(
    /^SEARCH t USING INDEX task_owner \(owner=\? AND s/,
  );
  expect(plan(taskSql.openOfAll)[0]).toMatch(/^SEARCH t USING INDEX task_due \(state=\?\)/);
  expect(plan(taskSql.risers, 'registration')[0]).toBe('SEARCH t USING INDEX task_open (kind=?)');
  expect(plan(taskSql.load, 'x')[0]).toMatch(
    /^SEARCH task USING INDEX task_owner \(owner=\? AND state/,
  );
  expect(plan(taskSql.ofReseller, 1)[0]).toMatch(/^SEARCH task USING INDEX \w+ \(reseller_pk=\?/);
  expect(plan(taskSql.pointsOfOpen)[0]).toMatch(
    /^SEARCH bonus_entry USING INDEX \w+ \(reseller_pk=/,
  );
  expect(plan(taskSql.points, 1)[0]).toMatch(/^SEARCH bonus_entry USING (COVERING )?INDEX/);
});

function done<T>(answer: T | Promise<T>): T {
  if (answer instanceof Promise) throw new Error('it answers at once');
  return answer;
}
