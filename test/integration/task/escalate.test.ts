import { describe, expect, it } from 'vitest';
import { createEscalation, escalationActor } from '#electron/data/task/escalate.ts';
import { openTaskDesk } from '#test/support/task-desk.ts';
import { officeTime } from '#test/support/working-time.ts';

describe('a request that nobody touches', () => {
  it('goes to the least loaded colleague after a day, to the manager after one more', () => {
    const desk = openTaskDesk();
    desk.add({ owner: 'Громова' });
    const pk = desk.add({ kind: 'registration' });
    desk.at('20.11.2026 11:59');
    expect(desk.escalate()).toBe(0);
    desk.at('20.11.2026 12:00');
    expect(desk.escalate()).toBe(1);
    expect(desk.task(pk)).toMatchObject({
      owner: 'Волков',
      assigned_by: 'Белова',
      escalation: 1,
      escalated_at: desk.clock.now,
    });
    // Over the weekend to Monday.
    desk.at('23.11.2026 11:59');
    expect(desk.escalate()).toBe(0);
    desk.at('23.11.2026 12:00');
    expect(desk.escalate()).toBe(1);
    expect(desk.task(pk)).toMatchObject({ owner: 'Громова', escalation: 2 });
    desk.at('30.11.2026 12:00');
    expect(desk.task(pk)['owner']).toBe('Громова');
    const actors = desk.db
      .prepare<[number], string>(
        `SELECT actor FROM change WHERE entity = 'task' AND entity_pk = ? AND field = 'owner'`,
      )
      .pluck()
      .all(pk);
    expect(actors).toEqual([escalationActor, escalationActor]);
  });

  it('stays while a person does something with it', () => {
    const desk = openTaskDesk();
    const pk = desk.add({ kind: 'registration', dueAt: desk.clock.now + 9e9 });
    desk.at('20.11.2026 11:00');
    void desk.handlers['task-patch']({ pk, fields: { critical: false, title: 'Уточнено' } });
    desk.at('20.11.2026 16:00');
    expect(desk.escalate()).toBe(0);
    desk.at('23.11.2026 11:00');
    expect(desk.escalate()).toBe(1);
  });

  it('stays where nobody else is, and counts as stuck', () => {
    const desk = openTaskDesk();
    desk.writer.transaction({ actor: 'x', batchPk: null }, (tx) => {
      for (const pk of [2, 3]) tx.patch('person', pk, { active: 0 });
    });
    const pk = desk.add({ kind: 'registration' });
    desk.at('20.11.2026 12:00');
    expect(desk.escalate()).toBe(1);
    expect(desk.task(pk)).toMatchObject({ owner: 'Белова', escalation: 1, assigned_by: null });
    expect(desk.handlers['task-counts']({})).toMatchObject({ overdue: 1 });
  });
});

it('warns the manager of a critical one once, at the end of its first day', () => {
  const desk = openTaskDesk();
  const pk = desk.add({
    kind: 'bonus-request',
    critical: 1,
    resellerPk: desk.pks['Бронза'] ?? 0,
    title: 'Сувениры',
  });
  desk.at('19.11.2026 16:59');
  expect(desk.escalate()).toBe(0);
  desk.at('19.11.2026 17:00');
  expect(desk.escalate()).toBe(1);
  expect(desk.escalate()).toBe(0);
  const warnings = desk.db
    .prepare<[], Record<string, unknown>>('SELECT * FROM task WHERE warns_pk IS NOT NULL')
    .all();
  expect(warnings).toHaveLength(1);
  expect(warnings[0]).toMatchObject({ owner: 'Громова', title: 'Сувениры', warns_pk: pk });
  expect(desk.task(pk)).toMatchObject({ owner: 'Белова', critical_step: 1, escalation: 0 });
});

it('follows the rules as they are now', () => {
  const desk = openTaskDesk();
  desk.add({ kind: 'registration' });
  const rules = desk.handlers['escalation-rules']({}) as readonly { pk: number; step: number }[];
  for (const { pk } of rules) {
    void desk.handlers['escalation-rule-patch']({ pk, fields: { active: false } });
  }
  desk.at('25.11.2026 12:00');
  expect(desk.escalate()).toBe(0);
  void desk.handlers['escalation-rule-add']({
    taskKind: 'registration',
    critical: false,
    ...{ afterMinutes: 60, afterDays: null, dayEnd: false, action: 'manager', active: true },
  });
  expect(desk.escalate()).toBe(1);
});

it('ends where it would have ended when it breaks off anywhere and looks again', () => {
  const run = (breakAfter: number) => {
    const desk = openTaskDesk();
    for (let at = 0; at < 6; at += 1) {
      desk.add({ kind: 'registration', critical: at % 2 === 0 ? 1 : 0 });
    }
    desk.at('20.11.2026 17:00');
    let left = breakAfter;
    const transaction: typeof desk.writer.transaction = (...args) => {
      if (left === 0) throw new Error('killed');
      left -= 1;
      return desk.writer.transaction(...args);
    };
    const cutOff = createEscalation({
      ...desk.context,
      writer: { transaction } as unknown as typeof desk.writer,
    });
    try {
      cutOff();
    } catch {
      // The next start looks again.
    }
    while (desk.escalate() > 0);
    return desk.db
      .prepare('SELECT title, owner, escalation, critical_step, warns_pk FROM task ORDER BY pk')
      .all();
  };
  const whole = run(99);
  expect(whole.length).toBeGreaterThan(6);
  for (const breakAfter of [0, 1, 2, 3, 4, 5]) {
    const sorted = (rows: unknown[]) => rows.map((row) => JSON.stringify(row)).sort();
    expect(sorted(run(breakAfter))).toEqual(sorted(whole));
  }
});

it('refuses a year without a calendar, naming the file, and does nothing', () => {
  const desk = openTaskDesk({ workingTime: () => officeTime('9-17') });
  const pk = desk.add({ kind: 'registration', touchedAt: Date.UTC(2027, 1, 1), dueAt: 9e12 });
  desk.clock.now = Date.UTC(2027, 1, 3);
  expect(desk.escalate).toThrow(
    expect.objectContaining({
      code: 'calendar/year-missing',
      details: { year: 2027, file: 'ru-2027.json', folder: '/nowhere' },
    }),
  );
  expect(desk.task(pk)).toMatchObject({ owner: 'Белова', escalation: 0 });
});

it('takes a few steps a look, so that nobody waits for an answer meanwhile', () => {
  const desk = openTaskDesk();
  for (let at = 0; at < 12; at += 1) desk.add({ kind: 'registration' });
  desk.at('20.11.2026 12:00');
  expect([desk.escalate(), desk.escalate(), desk.escalate(), desk.escalate()]).toEqual([
    5, 5, 2, 0,
  ]);
});
