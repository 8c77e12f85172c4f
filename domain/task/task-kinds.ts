/** What a task is about. */
export const taskKinds = [
  'follow-up',
  'missed-call',
  'registration',
  'bonus-request',
  'other',
] as const;
export type TaskKind = (typeof taskKinds)[number];

/** The kinds that stand for a request which somebody has to decide. */
export function isRequestKind(kind: TaskKind): kind is 'registration' | 'bonus-request' {
  switch (kind) {
    case 'registration':
    case 'bonus-request':
      return true;
    case 'follow-up':
    case 'missed-call':
    case 'other':
      return false;
  }
}
