import type { DataContext } from '../context.ts';
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
    const seconds = (at - startedAt) / 1000;
    const rowsPerSecond = seconds > 0 ? Math.round(done / seconds) : 0;
    const secondsLeft =
      total > 0 && rowsPerSecond > 0 ? Math.ceil((total - done) / rowsPerSecond) : null;
    context.emit('import-progress', { sessionId, phase, done, total, rowsPerSecond, secondsLeft });
  };
}
