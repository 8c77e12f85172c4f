import type { taskChannels } from '#contract/task.ts';
import type { Handlers } from '#contract/ipc.ts';
import type { DataContext } from '../context.ts';

type TaskHandlers = Pick<Handlers, keyof typeof taskChannels>;

/** The use cases of the worklist. */
export function createTaskHandlers(_context: DataContext): TaskHandlers {
  return {};
}
