import type { Registration } from '#contract/training.ts';
import type { DataContext } from '../context.ts';

/** Registrations without how they are paid for those who may not see requests for points. */
export function visibleRegistrations<R extends Registration>(
  { may }: Pick<DataContext, 'may'>,
  registrations: readonly R[],
): readonly R[] {
  if (may('bonus-requests', 'view')) return registrations;
  return registrations.map((registration) => ({ ...registration, payment: null }));
}
