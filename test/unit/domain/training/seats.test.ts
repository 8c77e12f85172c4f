import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  holdsSeat,
  isPromised,
  moveRegistration,
  registrationStates,
  type RegistrationState,
} from '#domain/training/registration-state.ts';
import {
  byQueue,
  freeSeats,
  placesOf,
  settleSeats,
  type SeatClaim,
} from '#domain/training/seats.ts';

function claim(pk: number, state: RegistrationState, registeredAt = pk): SeatClaim {
  return { pk, id: String(pk).padStart(4, '0'), state, registeredAt };
}

const anyClaims = fc
  .array(fc.tuple(fc.constantFrom(...registrationStates), fc.integer({ min: 0, max: 5 })), {
    maxLength: 14,
  })
  .map((list) => list.map(([state, at], index) => claim(index + 1, state, at)));

describe('seats', () => {
  it('are given to the first waiting when one is freed, by the time of registration, then by id', () => {
    const claims = [claim(1, 'waitlisted', 20), claim(2, 'waitlisted', 10), claim(3, 'confirmed')];
    expect(settleSeats(2, claims, true)).toEqual({
      ok: true,
      value: { promoted: [2], waitlisted: [] },
    });
    const equal = [claim(5, 'waitlisted', 10), claim(4, 'waitlisted', 10)];
    expect(settleSeats(1, equal, true)).toMatchObject({ value: { promoted: [4] } });
  });

  it('pass over whoever waits with points that were refused', () => {
    const claims = [{ ...claim(1, 'waitlisted'), unpaid: true }, claim(2, 'waitlisted')];
    expect(settleSeats(1, claims, true)).toMatchObject({ value: { promoted: [2] } });
    expect(placesOf(1, 2, claims)).toEqual([{ seat: true }]);
  });

  it('stay free when it is too late to promote', () => {
    expect(settleSeats(2, [claim(1, 'waitlisted')], false)).toMatchObject({
      value: { promoted: [] },
    });
  });

  it('are taken from the last unconfirmed when there are fewer of them', () => {
    const claims = [claim(1, 'received'), claim(2, 'submitted'), claim(3, 'confirmed')];
    expect(settleSeats(2, claims, true)).toMatchObject({ value: { waitlisted: [2] } });
    expect(settleSeats(1, claims, true)).toMatchObject({ value: { waitlisted: [1, 2] } });
    expect(settleSeats(0, claims, true)).toEqual({
      ok: false,
      code: 'training/seats-below-confirmed',
    });
  });

  it('are promised to the new in their order, then places of the waiting list behind those in it', () => {
    expect(placesOf(3, 2, [claim(1, 'submitted')])).toEqual([
      { seat: true },
      { seat: false, place: 1 },
      { seat: false, place: 2 },
    ]);
    expect(placesOf(1, 1, [claim(1, 'confirmed'), claim(2, 'waitlisted')])).toEqual([
      { seat: false, place: 2 },
    ]);
  });

  it('agree with what is told beforehand, whatever the session looks like', () => {
    fc.assert(
      fc.property(
        anyClaims,
        fc.integer({ min: 0, max: 8 }),
        fc.integer({ min: 1, max: 5 }),
        (claims, seats, count) => {
          fc.pre(claims.filter(({ state }) => holdsSeat(state)).length <= seats);
          const places = placesOf(count, seats, claims);
          // Who comes new waits until the queue before is served, then takes what is left.
          const late = claims.map((one) => ({ ...one, registeredAt: one.registeredAt - 100 }));
          const fresh = places.map((_, at) => claim(100 + at, 'waitlisted'));
          const settled = settleSeats(seats, [...late, ...fresh], true);
          expect(settled.ok).toBe(true);
          if (!settled.ok) return;
          const { promoted } = settled.value;
          expect(places.map(({ seat }) => seat)).toEqual(
            fresh.map(({ pk }) => promoted.includes(pk)),
          );
          const waiting = places.flatMap((place) => (place.seat ? [] : [place.place]));
          expect(waiting).toEqual(waiting.map((_, at) => (waiting[0] ?? 1) + at));
        },
      ),
    );
  });
});

type Action =
  | { readonly kind: 'register'; readonly at: number }
  | { readonly kind: 'move'; readonly who: number; readonly to: RegistrationState }
  | { readonly kind: 'seats'; readonly seats: number };

const anyAction: fc.Arbitrary<Action> = fc.oneof(
  fc.record({ kind: fc.constant('register' as const), at: fc.integer({ min: 0, max: 30 }) }),
  fc.record({
    kind: fc.constant('move' as const),
    who: fc.nat({ max: 20 }),
    to: fc.constantFrom('received', 'confirmed', 'declined', 'cancelled', 'attended'),
  }),
  fc.record({ kind: fc.constant('seats' as const), seats: fc.integer({ min: 0, max: 5 }) }),
);

/** What the rules make of a session, step by step, as the use cases apply them. */
class Rules {
  seats = 2;
  claims: SeatClaim[] = [];

  #set(pk: number, state: RegistrationState): void {
    this.claims = this.claims.map((one) => (one.pk === pk ? { ...one, state } : one));
  }

  #settle(seats: number): boolean {
    const settled = settleSeats(seats, this.claims, true);
    if (!settled.ok) return false;
    this.seats = seats;
    for (const pk of settled.value.promoted) this.#set(pk, 'confirmed');
    for (const pk of settled.value.waitlisted) this.#set(pk, 'waitlisted');
    return true;
  }

  apply(action: Action): void {
    switch (action.kind) {
      case 'register': {
        const [place] = placesOf(1, this.seats, this.claims);
        const state = place?.seat ? 'submitted' : 'waitlisted';
        this.claims.push(claim(this.claims.length + 1, state, action.at));
        return;
      }
      case 'move': {
        const one = this.claims[action.who];
        if (!one) return;
        const full = freeSeats(this.seats, this.claims) === 0;
        if (one.state === 'waitlisted' && action.to === 'confirmed' && full) return;
        const moved = moveRegistration(one.state, { to: action.to, reason: 'да', begun: true });
        if (!moved.ok) return;
        this.#set(one.pk, action.to);
        this.#settle(this.seats);
        return;
      }
      case 'seats':
        this.#settle(action.seats);
    }
  }
}

describe('whatever happens in whatever order', () => {
  it('never gives more seats than there are, leaves none free while someone waits, breaks no promise', () => {
    fc.assert(
      fc.property(fc.array(anyAction, { maxLength: 60 }), (actions) => {
        const rules = new Rules();
        for (const action of actions) {
          const before = new Map(rules.claims.map((one) => [one.pk, one.state]));
          rules.apply(action);
          const held = rules.claims.filter(({ state }) => holdsSeat(state)).length;
          const waiting = rules.claims.filter(({ state }) => state === 'waitlisted');
          expect(held).toBeLessThanOrEqual(rules.seats);
          if (waiting.length > 0) expect(held).toBe(rules.seats);
          for (const { pk, state } of rules.claims) {
            const was = before.get(pk);
            if (was === undefined || !isPromised(was) || isPromised(state)) continue;
            // Only the person's own cancellation takes a promised seat back.
            expect({ action: action.kind, state }).toEqual({ action: 'move', state: 'cancelled' });
          }
        }
      }),
      { numRuns: 300 },
    );
  });

  it('promotes in the order of the queue: nobody who waits was before one promoted in that step', () => {
    fc.assert(
      fc.property(anyClaims, fc.integer({ min: 0, max: 14 }), (claims, seats) => {
        const settled = settleSeats(seats, claims, true);
        if (!settled.ok) return;
        const { promoted, waitlisted } = settled.value;
        const of = (pk: number) => claims.find((one) => one.pk === pk);
        const left = claims.filter(
          ({ pk, state }) => state === 'waitlisted' && !promoted.includes(pk),
        );
        for (const pk of promoted) {
          const one = of(pk);
          expect(one?.state).toBe('waitlisted');
          for (const other of left) {
            expect(one ? byQueue(one, other) : 1).toBeLessThan(0);
          }
        }
        expect(promoted.length === 0 || waitlisted.length === 0).toBe(true);
      }),
    );
  });
});
