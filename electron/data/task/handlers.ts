import type { Handlers } from '#contract/ipc.ts';
import type { taskChannels } from '#contract/task.ts';
import type { DataContext } from '../context.ts';
import type { UndoStack } from '../reseller/undo-stack.ts';
import { createRuleHandlers } from './rule-handlers.ts';
import { createTaskReader } from './task-card.ts';
import { createTaskSteps } from './task-steps.ts';
import { createToday } from './today.ts';

type TaskHandlers = Pick<Handlers, keyof typeof taskChannels>;

/** The use cases of the worklist. */
export function createTaskHandlers(context: DataContext, undo: UndoStack): TaskHandlers {
  const reader = createTaskReader(context);
  return {
    ...createToday(context),
    'task-card': ({ pk }) => reader.card(pk),
    ...createTaskSteps(context, undo, reader),
    ...createRuleHandlers(context, undo),
  };
}
