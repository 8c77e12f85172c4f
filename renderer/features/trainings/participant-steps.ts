import type { Registration, SessionCard } from '#contract/training.ts';
import type { sessionCommands } from './commands.ts';
import type { GivenState } from './use-session-actions.ts';

export type StepId = keyof typeof sessionCommands &
  (
    | 'participant-confirm'
    | 'participant-receive'
    | 'participant-decline'
    | 'participant-cancel'
    | 'participant-attended'
    | 'participant-no-show'
    | 'participant-unmark'
  );

/** Which state each step gives. */
export const stepStates: Readonly<Record<StepId, GivenState>> = {
  'participant-confirm': 'confirmed',
  'participant-receive': 'received',
  'participant-attended': 'attended',
  'participant-no-show': 'no-show',
  'participant-unmark': 'confirmed',
  'participant-decline': 'declined',
  'participant-cancel': 'cancelled',
};

const marked = (state: Registration['state']): boolean =>
  state === 'attended' || state === 'no-show';

/** The steps that all of the chosen participants can take now. */
export function possibleSteps(
  chosen: readonly Registration[],
  { begun, session }: Pick<SessionCard, 'begun' | 'session'>,
): readonly StepId[] {
  if (chosen.length === 0) return [];
  const waiting = chosen.filter(({ state }) => state === 'waitlisted').length;
  return (Object.keys(stepStates) as StepId[]).filter((id) => {
    if (!chosen.every(({ next }) => next.includes(stepStates[id]))) return false;
    switch (id) {
      case 'participant-attended':
      case 'participant-no-show':
        return begun;
      case 'participant-confirm':
        return !chosen.some(({ state }) => marked(state)) && waiting <= session.free;
      case 'participant-unmark':
        return chosen.every(({ state }) => marked(state));
      case 'participant-receive':
      case 'participant-decline':
      case 'participant-cancel':
        return true;
    }
  });
}

export type ParticipantGroup = {
  readonly name: 'seat' | 'waiting' | 'gone';
  readonly lines: readonly Registration[];
};

/** The participants as they stand in the list: on seats, in the queue, and those who do not come. */
export function groupParticipants(
  registrations: readonly Registration[],
): readonly ParticipantGroup[] {
  const nameOf = ({ state }: Registration): ParticipantGroup['name'] =>
    state === 'waitlisted'
      ? 'waiting'
      : state === 'declined' || state === 'cancelled'
        ? 'gone'
        : 'seat';
  return (['seat', 'waiting', 'gone'] as const)
    .map((name) => ({ name, lines: registrations.filter((one) => nameOf(one) === name) }))
    .filter(({ lines }) => lines.length > 0);
}
