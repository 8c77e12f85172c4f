import { participantKey, resemblance } from './participant.ts';
import { isActive, type RegistrationState } from './registration-state.ts';

/** A registration that a new one is compared with. */
export interface KnownParticipant {
  readonly pk: number;
  readonly sessionPk: number;
  readonly participant: string;
  /** Null for rows that were made elsewhere: then it is the key of the name. */
  readonly participantKey: string | null;
  readonly state: RegistrationState;
}

/**
 * What was noticed about a new participant. `refused`: the person is registered for this very
 * session; `ask`: may be the same person in other words; `elsewhere`: registered for another session
 * of the course; `twice`: stands in the list of new ones already.
 */
export type DuplicateKind = 'refused' | 'ask' | 'elsewhere' | 'twice';

export interface Duplicate {
  /** Which of the new names, from 0. */
  readonly at: number;
  readonly kind: DuplicateKind;
  /** The registration it repeats; null for one of the new names. */
  readonly pk: number | null;
  /** The name as it stands there. */
  readonly participant: string;
}

function keyOf(known: KnownParticipant): string {
  return known.participantKey ?? participantKey(known.participant);
}

/**
 * What of these new names repeats the known participants of the same company in this course; at most
 * one finding a name, the gravest. Who was declined or cancelled may come again.
 */
export function findDuplicates(
  names: readonly string[],
  sessionPk: number,
  known: readonly KnownParticipant[],
): Duplicate[] {
  const active = known.filter(({ state }) => isActive(state));
  const keys = names.map(participantKey);
  return keys.flatMap((key, at) => {
    const found = (kind: DuplicateKind, who: KnownParticipant | undefined): Duplicate[] =>
      who ? [{ at, kind, pk: who.pk, participant: who.participant }] : [];
    const here = (how: 'same' | 'similar') =>
      active.find((one) => one.sessionPk === sessionPk && resemblance(key, keyOf(one)) === how);
    const refused = found('refused', here('same'));
    if (refused.length > 0) return refused;
    const before = keys.findIndex((other, index) => index < at && other === key && key !== '');
    const twin = names[before];
    if (twin !== undefined) return [{ at, kind: 'twice', pk: null, participant: twin }];
    const ask = found('ask', here('similar'));
    if (ask.length > 0) return ask;
    return found(
      'elsewhere',
      active.find((one) => one.sessionPk !== sessionPk && resemblance(key, keyOf(one)) === 'same'),
    );
  });
}
