/** Every state of a purchase report, in the order of the process. */
export const reportStates = ['uploaded', 'validated', 'approved', 'posted', 'reversed'] as const;
export type ReportState = (typeof reportStates)[number];

/**
 * The state of a report after a month of it was posted, or a posting of it reversed. `settled`: a
 * standing posting has taken every purchase of it. One that was reversed can be posted anew; one that
 * nobody has approved yet stays as it is.
 */
export function reportStateAfter(
  event: 'post' | 'reverse',
  state: ReportState,
  settled: boolean,
): ReportState {
  switch (state) {
    case 'uploaded':
    case 'validated':
      return state;
    case 'approved':
    case 'reversed':
      return event === 'post' && settled ? 'posted' : state;
    case 'posted':
      return event === 'reverse' && !settled ? 'reversed' : state;
  }
}
