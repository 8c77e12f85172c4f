import type { trainingChannels } from '#contract/training.ts';
import type { Handlers } from '#contract/ipc.ts';
import type { DataContext } from '../context.ts';
import { undoableStep } from '../person-step.ts';
import type { UndoStack } from '../reseller/undo-stack.ts';
import { createCourseHandlers } from './course-handlers.ts';
import { createDocumentHandlers } from './document-handlers.ts';
import { createFollowUp } from './follow-up.ts';
import { createRegistrationHandlers } from './registration-handlers.ts';
import { createSeatKeeper } from './seat-keeper.ts';
import { createSessionHandlers } from './session-handlers.ts';
import { openTrainingStore } from './training-store.ts';
import { guardSeats } from './undo-guard.ts';

type TrainingHandlers = Pick<Handlers, keyof typeof trainingChannels>;

/** The use cases of courses, sessions and registrations. */
export function createTrainingHandlers(context: DataContext, undo: UndoStack): TrainingHandlers {
  const store = openTrainingStore(context);
  const step = undoableStep(context, undo);
  const followUp = createFollowUp(context, store);
  const seats = createSeatKeeper(context, store, followUp);
  undo.guard(guardSeats(context, store, seats));
  return {
    ...createCourseHandlers(store, step),
    ...createSessionHandlers(context, store, step, seats, followUp),
    ...createRegistrationHandlers(context, store, step, seats, followUp),
    ...createDocumentHandlers(context, store),
  };
}
