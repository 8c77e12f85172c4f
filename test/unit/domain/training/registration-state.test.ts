import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  holdsSeat,
  isActive,
  isPromised,
  isUnconfirmed,
  moveRegistration,
  nextRegistrationStates,
  registrationNeedsReason,
  registrationStates,
  type RegistrationState,
} from '#domain/training/registration-state.ts';

const anyState = fc.constantFrom(...registrationStates);

function walk(...states: RegistrationState[]): RegistrationState[] {
  return states.filter((to, at) => {
    const from = states[at - 1];
    return from !== undefined && !moveRegistration(from, { to, reason: 'да', begun: true }).ok;
  });
}

describe('a registration', () => {
  it('goes from submitted to attended by being received and confirmed', () => {
    expect(walk('submitted', 'received', 'confirmed', 'attended')).toEqual([]);
    expect(walk('submitted', 'received', 'waitlisted', 'confirmed', 'no-show')).toEqual([]);
    expect(walk('received', 'declined')).toEqual([]);
  });

  it('is not attended before it was confirmed, nor before the session has begun', () => {
    expect(moveRegistration('received', { to: 'attended', begun: true })).toEqual({
      ok: false,
      code: 'training/transition-not-allowed',
    });
    expect(moveRegistration('confirmed', { to: 'attended', begun: false })).toEqual({
      ok: false,
      code: 'training/not-begun',
    });
  });

  it('is declined with a reason in words only, and cancelled without one', () => {
    for (const reason of [undefined, null, '  ']) {
      expect(moveRegistration('received', { to: 'declined', reason, begun: false })).toEqual({
        ok: false,
        code: 'training/reason-required',
      });
      expect(moveRegistration('received', { to: 'cancelled', reason, begun: false }).ok).toBe(true);
    }
    expect(
      moveRegistration('received', { to: 'declined', reason: ' нет допуска ', begun: false }),
    ).toMatchObject({ ok: true, value: { reason: 'нет допуска' } });
  });

  it('may have its mark of attendance corrected and taken off', () => {
    expect(walk('attended', 'no-show', 'attended', 'confirmed', 'attended')).toEqual([]);
  });

  it('never comes back from a refusal or a cancellation', () => {
    for (const to of registrationStates) {
      for (const from of ['declined', 'cancelled'] as const) {
        expect(moveRegistration(from, { to, reason: 'да', begun: true }).ok).toBe(false);
      }
    }
  });

  it('keeps to the table and to the reasons on every random request', () => {
    fc.assert(
      fc.property(
        anyState,
        anyState,
        fc.constantFrom(null, '', ' ', 'мест нет'),
        fc.boolean(),
        (from, to, reason, begun) => {
          const moved = moveRegistration(from, { to, reason, begun });
          if (!moved.ok) return;
          expect(nextRegistrationStates(from)).toContain(to);
          expect(moved.value).toMatchObject({ from, to });
          if (registrationNeedsReason(to)) expect(moved.value.reason).toBe('мест нет');
          if (to === 'attended' || to === 'no-show') expect(begun).toBe(true);
        },
      ),
    );
  });
});

describe('a seat', () => {
  it('is held by whoever asked for it, got it or used it, and promised to the latter two', () => {
    expect(registrationStates.filter(holdsSeat)).toEqual([
      'submitted',
      'received',
      'confirmed',
      'attended',
      'no-show',
    ]);
    expect(registrationStates.filter(isPromised)).toEqual(['confirmed', 'attended', 'no-show']);
    expect(registrationStates.filter(isUnconfirmed)).toEqual(['submitted', 'received']);
    expect(registrationStates.filter((state) => !isActive(state))).toEqual([
      'declined',
      'cancelled',
    ]);
  });
});
