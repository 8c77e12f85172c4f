import type { trainingChannels } from '#contract/training.ts';
import type { Handlers } from '#contract/ipc.ts';
import type { DataContext } from '../context.ts';

type TrainingHandlers = Pick<Handlers, keyof typeof trainingChannels>;

/** The use cases of courses, sessions and registrations. */
export function createTrainingHandlers(_context: DataContext): TrainingHandlers {
  return {};
}
