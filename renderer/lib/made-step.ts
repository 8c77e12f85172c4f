/** By the answers themselves: each message offers to take back what its own question made. */
const steps = new WeakMap<object, number>();

/** Remembers which step the question made that was answered so. */
export function rememberStep(answer: unknown, step: number): void {
  if (typeof answer === 'object' && answer !== null) steps.set(answer, step);
}

/** The step that can be taken back of the question that was answered so; null when it made none. */
export function stepOf(answer: unknown): number | null {
  return typeof answer === 'object' && answer !== null ? (steps.get(answer) ?? null) : null;
}
