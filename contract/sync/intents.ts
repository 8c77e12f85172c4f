import type { Mutation } from './mutation.ts';

/** Steps that head office takes whole or not at all, because points and seats are never merged. */
export const intents = [
  'spendBonus',
  'register',
  'moveBonus',
  'decideBonus',
  'changeSeats',
  'changePeople',
] as const;
export type Intent = (typeof intents)[number];

/** What the name of a step is found by: a mutation without what it says of versions. */
export type MutationSummary = Pick<Mutation, 'kind' | 'entity'> & {
  /** The values of the fields that are written. */
  readonly values: Readonly<Record<string, unknown>>;
};

const intentOfEach = ({ kind, entity, values }: MutationSummary): Intent | null => {
  switch (entity) {
    case 'bonus-entry':
      return kind === 'create' && values['kind'] === 'reservation' ? 'spendBonus' : 'moveBonus';
    case 'bonus-request':
    case 'bonus-posting':
      return kind === 'patch' && 'state' in values ? 'decideBonus' : null;
    case 'training-registration':
      return kind === 'create' ? 'register' : 'changeSeats';
    case 'training-session':
      return kind === 'create' || !('seats' in values || 'state' in values) ? null : 'changeSeats';
    case 'person':
    case 'access-group':
      return 'changePeople';
    default:
      return null;
  }
};

/** The intent that a step is; null for one whose mutations stand each for itself. */
export function intentOf(mutations: readonly MutationSummary[]): Intent | null {
  const found = new Set(mutations.map(intentOfEach));
  return intents.find((intent) => found.has(intent)) ?? null;
}
