import type { DataContext } from '../context.ts';
import { progressRate } from '../progress-rate.ts';
import type { Progress } from './write-steps.ts';

const leastMs = 100;

/** Says how far an import is, at most ten times a second, with its speed and the time it will take. */
export function throttledProgress(
  context: Pick<DataContext, 'emit'>,
  sessionId: string,
  now: () => number = () => performance.now(),
): (progress: Progress) => void {
  const startedAt = now();
  let saidAt = -leastMs;
  return ({ phase, done, total }) => {
    const at = now();
    if (at - saidAt < leastMs && done < total) return;
    saidAt = at;
    const rate = progressRate(at - startedAt, done, total);
    context.emit('import-progress', { sessionId, phase, done, total, ...rate });
  };
}
