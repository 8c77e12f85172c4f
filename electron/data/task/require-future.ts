import { AppError } from '#contract/errors.ts';
import type { DataContext } from '../context.ts';

/** Throws `task/time-past` unless a task that is due at `at` is still to be done. */
export function requireFuture(context: Pick<DataContext, 'now'>, at: number): void {
  if (at > context.now()) return;
  throw new AppError('task/time-past', 'A task cannot be due in the past');
}
