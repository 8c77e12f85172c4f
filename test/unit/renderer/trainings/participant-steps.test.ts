import { describe, expect, it } from 'vitest';
import type { Registration, SessionRow } from '#contract/training.ts';
import {
  nextRegistrationStates,
  type RegistrationState,
} from '#domain/training/registration-state.ts';
import {
  groupParticipants,
  possibleSteps,
} from '../../../../renderer/features/trainings/participant-steps.ts';

function registration(state: RegistrationState): Registration {
  const nothing = { reason: null, receivedAt: null, confirmedAt: null, payment: null };
  return {
    ...{ pk: 1, sessionPk: 1, resellerPk: 1, reseller: 'Ромашка', resellerCity: null },
    ...{ contactPk: null, participant: 'Котов', position: null, phone: null, email: null },
    ...{ ...nothing, registeredAt: 0, registeredBy: null, waitingPlace: null },
    state,
    next: nextRegistrationStates(state).filter((next) => next !== 'waitlisted'),
  };
}

const session = (free: number): SessionRow => ({
  ...{ pk: 1, coursePk: 1, course: 'Курс', startsOn: '2026-12-10', endsOn: null, startsAt: null },
  ...{ city: 'Казань', online: false, place: null, trainer: null, seats: 9, deadline: null },
  ...{ pricePoints: 0, note: null, state: 'planned', unconfirmed: 0, confirmed: 0, waiting: 0 },
  ...{ attended: 0, noShow: 0, closed: null },
  free,
});

const steps = (states: readonly RegistrationState[], free = 1, begun = false) =>
  possibleSteps(states.map(registration), { session: session(free), begun });

describe('the steps of participants', () => {
  it('are those that all of the chosen can take', () => {
    expect(steps(['submitted', 'received'])).toEqual([
      'participant-confirm',
      'participant-decline',
      'participant-cancel',
    ]);
    expect(steps(['submitted', 'confirmed'])).toEqual(['participant-cancel']);
    expect(steps(['declined'])).toEqual([]);
    expect(steps([])).toEqual([]);
  });

  it('confirm who waits only while a seat is free for each', () => {
    expect(steps(['waitlisted'])).toContain('participant-confirm');
    expect(steps(['waitlisted', 'waitlisted'])).not.toContain('participant-confirm');
    expect(steps(['waitlisted'], 0)).not.toContain('participant-confirm');
  });

  it('mark attendance once the training has begun, and take a mark off', () => {
    expect(steps(['confirmed'])).not.toContain('participant-attended');
    expect(steps(['confirmed'], 1, true)).toContain('participant-attended');
    expect(steps(['attended', 'no-show'], 1, true)).toEqual(['participant-unmark']);
  });
});

it('parts the participants by whether they have a seat, wait, or do not come', () => {
  const groups = groupParticipants(
    (['cancelled', 'waitlisted', 'confirmed', 'submitted'] as const).map(registration),
  );
  expect(groups.map(({ name, lines }) => [name, lines.length])).toEqual([
    ['seat', 2],
    ['waiting', 1],
    ['gone', 1],
  ]);
});
