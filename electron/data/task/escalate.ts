import { Colleagues } from '#db/repositories/colleagues.ts';
import { EscalationRules } from '#db/repositories/escalation-rules.ts';
import { Tasks, type Riser } from '#db/repositories/tasks.ts';
import {
  afterMove,
  decideEscalation,
  type Colleague,
  type Escalation,
} from '#domain/task/escalation.ts';
import { taskKinds } from '#domain/task/task-kinds.ts';
import type { DataContext } from '../context.ts';

/** Who moves a task that nobody touched, as its history names it; the window has a word for it. */
export const escalationActor = 'escalation';

/** So many steps a look at most: somebody may be waiting for an answer meanwhile. */
export const stepsALook = 5;

type Parts = Pick<DataContext, 'db' | 'writer' | 'now' | 'workingTime'>;

/**
 * Makes one look at the open tasks: moves those that nobody touched in time, `stepsALook` at most.
 * Each is a transaction of its own that says how far it is, so that a look that breaks off is finished
 * by the next one and nothing is done twice. Answers how many moved. Throws `calendar/year-missing`.
 */
export function createEscalation(context: Parts): () => number {
  const { db, writer } = context;
  const rules = new EscalationRules(db);
  const tasks = new Tasks(db);
  const colleagues = new Colleagues(db);

  const carryOut = (task: Riser, decided: Escalation, now: number): void => {
    writer.transaction({ actor: escalationActor, batchPk: null }, (tx) => {
      // Another process may have been faster.
      const stored = tasks.read(task.pk);
      if (stored?.state !== 'open' || stored.owner !== task.owner) return;
      tx.patch(
        'task',
        task.pk,
        decided.chain === 'critical'
          ? { criticalStep: decided.step }
          : { escalation: decided.step, escalatedAt: now },
      );
      switch (decided.kind) {
        case 'stay':
          return;
        case 'move':
          tx.patch('task', task.pk, {
            owner: decided.to,
            assignedBy: task.owner ?? escalationActor,
            snoozedUntil: null,
          });
          return;
        case 'warn':
          tx.create('task', {
            kind: 'other',
            title: task.title,
            resellerPk: task.resellerPk,
            owner: decided.manager,
            createdBy: escalationActor,
            assignedBy: task.owner ?? escalationActor,
            warnsPk: task.pk,
            dueAt: now,
            state: 'open',
            priority: 0,
            critical: 1,
            touchedAt: now,
            escalation: 0,
          });
      }
    });
  };

  return () => {
    const active = rules.all().filter((rule) => rule.active);
    const kinds = taskKinds.filter((kind) => active.some(({ taskKind }) => taskKind === kind));
    const now = context.now();
    const office = context.workingTime();
    let people: readonly Colleague[] = colleagues
      .all()
      .flatMap(({ name, role, openTasks }) => (role === null ? [] : [{ name, role, openTasks }]));
    let moved = 0;
    for (const task of kinds.flatMap((kind) => tasks.risers(kind))) {
      const decided = decideEscalation(task, active, office, people, now);
      if (decided === null) continue;
      carryOut(task, decided, now);
      if (decided.kind === 'move') people = afterMove(people, task.owner, decided.to);
      moved += 1;
      if (moved === stepsALook) break;
    }
    return moved;
  };
}
