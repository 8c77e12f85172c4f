import type { ImportProgress } from '#contract/import.ts';
import type { DataContext } from '../context.ts';
import { progressRate } from '../progress-rate.ts';
import { PauseGate } from './pause-gate.ts';

const leastMs = 100;

type Told = Pick<ImportProgress, 'phase' | 'done' | 'total' | 'file'>;

/**
 * Says how far an import is, at most ten times a second, with its speed and the time it will take.
 * While its gate is closed it stands still, and that time does not count.
 */
export function throttledProgress(
  context: Pick<DataContext, 'emit'>,
  sessionId: string,
  gate: Pick<PauseGate, 'paused' | 'worked'> = new PauseGate(),
): (progress: Told) => void {
  const startedAt = gate.worked();
  let saidAt = startedAt - leastMs;
  return ({ done, total, ...told }) => {
    const at = gate.worked();
    if (gate.paused || (at - saidAt < leastMs && done < total)) return;
    saidAt = at;
    const rate = progressRate(at - startedAt, done, total);
    context.emit('import-progress', { sessionId, done, total, ...told, ...rate });
  };
}
