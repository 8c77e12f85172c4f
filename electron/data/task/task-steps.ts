import { AppError } from '#contract/errors.ts';
import type { Handlers } from '#contract/ipc.ts';
import { Colleagues } from '#db/repositories/colleagues.ts';
import { ResellerCards } from '#db/repositories/reseller-card.ts';
import type { RowPatch } from '#db/write/entities.ts';
import { takeTaskStep, type TaskStep } from '#domain/task/task-steps.ts';
import type { DataContext } from '../context.ts';
import { undoableStep } from '../person-step.ts';
import type { UndoStack } from '../reseller/undo-stack.ts';
import { requireFuture } from './require-future.ts';
import type { TaskReader } from './task-card.ts';

type StepHandlers = Pick<
  Handlers,
  | 'task-create'
  | 'task-patch'
  | 'task-done'
  | 'task-cancel'
  | 'task-reopen'
  | 'task-snooze'
  | 'task-hand-over'
>;

/** What people do with tasks. Each step can be taken back. */
export function createTaskSteps(
  context: DataContext,
  undo: UndoStack,
  { stored, card }: TaskReader,
): StepHandlers {
  const inStep = undoableStep(context, undo);
  const colleagues = new Colleagues(context.db);
  const resellers = new ResellerCards(context.db);

  const requirePerson = (name: string): void => {
    // Where nobody signs in, who works here is the only one that there is.
    if (name === context.actor() || colleagues.all().some((person) => person.name === name)) return;
    throw new AppError('task/no-such-person', 'nobody of that name can take tasks', {
      details: { name },
    });
  };

  const step = (pk: number, taken: TaskStep) => {
    const { state, owner, undecided } = stored(pk);
    const task = { state, owner, undecided: undecided === 1 };
    const change = takeTaskStep(task, taken, context.actor(), context.now());
    if (!change.ok) throw new AppError(change.code, `${taken.kind} refused: ${state}`);
    inStep((tx) => void tx.patch('task', pk, change.value));
    return card(pk);
  };

  return {
    'task-create': ({ title, text, dueAt, resellerPk, interactionPk, owner, critical }) => {
      requireFuture(context, dueAt);
      const actor = context.actor();
      const to = owner ?? actor;
      requirePerson(to);
      if (resellerPk !== null && resellers.read(resellerPk) === null) {
        throw new AppError('app/not-found', `no reseller ${String(resellerPk)}`);
      }
      const pk = inStep((tx) =>
        tx.create('task', {
          kind: interactionPk === null ? 'other' : 'follow-up',
          title,
          text: text?.trim() || null,
          dueAt,
          resellerPk,
          interactionPk,
          owner: to,
          createdBy: actor,
          assignedBy: to === actor ? null : actor,
          state: 'open',
          priority: 0,
          critical: critical ? 1 : 0,
          touchedAt: context.now(),
          escalation: 0,
        }),
      );
      return card(pk);
    },
    'task-patch': ({ pk, fields: { critical, ...fields } }) => {
      const task = stored(pk);
      if (task.state !== 'open') throw new AppError('task/not-open', 'only open tasks change');
      if (fields.dueAt !== undefined && fields.dueAt !== task.dueAt) {
        requireFuture(context, fields.dueAt);
      }
      const change: RowPatch<'task'> = { ...fields };
      if (fields.text !== undefined) change.text = fields.text?.trim() || null;
      if (critical !== undefined) change.critical = critical ? 1 : 0;
      inStep((tx) => {
        // Equal values are no touch.
        if (tx.patch('task', pk, change).length === 0) return;
        tx.patch('task', pk, { touchedAt: context.now() });
      });
      return card(pk);
    },
    'task-done': ({ pk }) => step(pk, { kind: 'done' }),
    'task-cancel': ({ pk }) => step(pk, { kind: 'cancel' }),
    'task-reopen': ({ pk }) => step(pk, { kind: 'reopen' }),
    'task-snooze': ({ pk, until }) => step(pk, { kind: 'snooze', until }),
    'task-hand-over': ({ pk, person }) => {
      requirePerson(person);
      return step(pk, { kind: 'hand-over', to: person });
    },
  };
}
