import type { Registration } from '#contract/training.ts';
import type { DataContext } from '../context.ts';

/**
 * Registrations without how they are paid for those who may not see requests for points, and without
 * whose they are for those who may not see resellers. The participant is the registration itself.
 */
export function visibleRegistrations<R extends Registration>(
  { may }: Pick<DataContext, 'may'>,
  registrations: readonly R[],
): readonly R[] {
  const unpaid = may('bonus-requests', 'view') ? {} : { payment: null };
  const ofNobody = may('resellers', 'view')
    ? {}
    : { resellerPk: null, reseller: null, resellerCity: null, contactPk: null };
  return registrations.map((registration) => ({ ...registration, ...unpaid, ...ofNobody }));
}
