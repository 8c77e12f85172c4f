import type { Handlers } from '#contract/ipc.ts';
import type { DataContext } from '../context.ts';
import type { TrainingStore } from './training-store.ts';

type DocumentHandlers = Pick<Handlers, 'letter-text' | 'letter-save' | 'participants-save'>;

export function createDocumentHandlers(
  _context: DataContext,
  _store: TrainingStore,
): DocumentHandlers {
  const todo = (): never => {
    throw new Error('not yet');
  };
  return { 'letter-text': todo, 'letter-save': todo, 'participants-save': todo };
}
