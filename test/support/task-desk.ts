import type { NewRow } from '#db/write/entities.ts';
import { createEscalation } from '#electron/data/task/escalate.ts';
import { createTaskHandlers } from '#electron/data/task/handlers.ts';
import type { DataContext } from '#electron/data/context.ts';
import { UndoStack } from '#electron/data/reseller/undo-stack.ts';
import { testContext } from './data-context.ts';
import { tempDatabase } from './database.ts';
import { person, withResellers, type ResellerSample } from './resellers.ts';
import { officeAt, officeTime } from './working-time.ts';

/** The groups as shipped, by their row number. */
const groupPks = { operator: 1, 'senior-operator': 2, manager: 3, administrator: 4 } as const;

export const team = [
  { name: 'Белова', group: 'operator' },
  { name: 'Волков', group: 'operator' },
  { name: 'Громова', group: 'manager' },
  { name: 'Админов', group: 'administrator' },
] as const;

const samples: readonly ResellerSample[] = [
  { name: 'Золото', level: 'gold', city: 'Казань', phones: ['+74951234567'] },
  { name: 'Бронза', level: 'bronze', manager: 'Громова' },
];

/** The worklist over a real file: four people who sign in, two resellers, an office of 9 to 17. */
export function openTaskDesk(parts: Partial<DataContext> = {}) {
  const { db } = tempDatabase();
  const { writer, pks } = withResellers(db, samples);
  writer.transaction(person, (tx) => {
    for (const [at, { name, group }] of team.entries()) {
      const groupPk = groupPks[group];
      const login = `login${String(at)}`;
      tx.create('person', { name, login, groupPk, active: 1, verifier: 'not empty' });
    }
  });
  /** Thursday. */
  const clock = { now: officeAt('19.11.2026 12:00'), actor: 'Белова' };
  const context = testContext(
    { db, writer },
    {
      now: () => clock.now,
      actor: () => clock.actor,
      workingTime: () => officeTime('9-17'),
      ...parts,
    },
  );
  const undo = new UndoStack(context);
  const add = (row: Partial<NewRow<'task'>>): number =>
    writer.transaction(person, (tx) =>
      tx.create('task', {
        kind: 'other',
        title: 'Перезвонить',
        owner: 'Белова',
        dueAt: officeAt('24.11.2026 12:00'),
        state: 'open',
        priority: 0,
        critical: 0,
        escalation: 0,
        touchedAt: clock.now,
        ...row,
      }),
    );
  const task = (pk: number) =>
    db.prepare<[number], Record<string, unknown>>('SELECT * FROM task WHERE pk = ?').get(pk) ?? {};
  return {
    ...{ db, writer, pks, clock, context, undo, add, task },
    handlers: createTaskHandlers(context, undo),
    escalate: createEscalation(context),
    at: (text: string) => {
      clock.now = officeAt(text);
    },
  };
}
