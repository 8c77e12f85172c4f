import { expect, it } from 'vitest';
import { migrations } from '#db/migrations/index.ts';
import { EscalationRules } from '#db/repositories/escalation-rules.ts';
import { tempDatabase } from '#test/support/database.ts';
import { openTaskDesk } from '#test/support/task-desk.ts';
import { officeTime } from '#test/support/working-time.ts';

const before = migrations.findIndex(({ name }) => name === 'rule-days');

it('makes days of the shipped hours, and leaves what somebody else has set', () => {
  const old = tempDatabase({ migrations: migrations.slice(0, before) });
  old.db.exec(`
    UPDATE escalation_rule SET after_minutes = 90
      WHERE task_kind = 'missed-call' AND critical = 0 AND step = 1;
    INSERT INTO escalation_rule (id, created_at, updated_at, task_kind, critical, step,
      after_minutes, day_end, action)
      VALUES ('019abcde-0000-7000-8000-000000000001', 0, 0, 'other', 0, 1, 480, 0, 'manager');`);
  old.close();
  const { db } = tempDatabase({ file: old.file });
  const rules = new EscalationRules(db)
    .all()
    .map(({ taskKind, critical, step, afterMinutes, afterDays }) =>
      [taskKind, critical ? 'critical' : 'usual', step, afterMinutes, afterDays].join(' '),
    );
  expect(rules).toEqual([
    'bonus-request usual 1 480 1',
    'bonus-request usual 2 960 2',
    'bonus-request critical 1 0 ',
    'missed-call usual 1 90 ',
    'missed-call usual 2 960 2',
    'missed-call critical 1 0 ',
    'other usual 1 480 ',
    'registration usual 1 480 1',
    'registration usual 2 960 2',
    'registration critical 1 0 ',
  ]);
});

it('moves a request after one working day of six hours, and after hours when a rule is set to them', () => {
  const desk = openTaskDesk({ workingTime: () => officeTime('10-16') });
  const pk = desk.add({ kind: 'registration' });
  desk.at('20.11.2026 11:59');
  expect(desk.escalate()).toBe(0);
  desk.at('20.11.2026 12:00');
  expect(desk.escalate()).toBe(1);
  expect(desk.task(pk)).toMatchObject({ owner: 'Волков', escalation: 1 });

  const [rule] = new EscalationRules(desk.db)
    .all()
    .filter(({ taskKind, step }) => taskKind === 'registration' && step === 1);
  const fields = { afterDays: null, afterMinutes: 60 };
  void desk.handlers['escalation-rule-patch']({ pk: rule?.pk ?? 0, fields });
  desk.add({ kind: 'registration' });
  desk.at('20.11.2026 13:00');
  expect(desk.escalate()).toBe(1);
  desk.undo.undo();
  expect(new EscalationRules(desk.db).all()).toContainEqual(rule);
});
