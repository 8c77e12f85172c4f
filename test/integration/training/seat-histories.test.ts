import fc from 'fast-check';
import { expect, it } from 'vitest';
import { AppError } from '#contract/errors.ts';
import { holdsSeat, type RegistrationState } from '#domain/training/registration-state.ts';
import { done, trainingDesk, type TrainingDesk } from '#test/support/trainings.ts';

type Action =
  | { readonly kind: 'register'; readonly count: number }
  | { readonly kind: 'move'; readonly who: number; readonly to: RegistrationState }
  | { readonly kind: 'seats'; readonly seats: number };
type Step = Action | { readonly kind: 'undo' | 'redo' | 'colleague' };

const anyAction: fc.Arbitrary<Action> = fc.oneof(
  fc.record({ kind: fc.constant('register' as const), count: fc.integer({ min: 1, max: 3 }) }),
  fc.record({
    kind: fc.constant('move' as const),
    who: fc.nat({ max: 12 }),
    to: fc.constantFrom('received', 'confirmed', 'declined', 'cancelled'),
  }),
  fc.record({ kind: fc.constant('seats' as const), seats: fc.integer({ min: 1, max: 4 }) }),
);
const anyStep: fc.Arbitrary<Step> = fc.oneof(
  { weight: 3, arbitrary: anyAction },
  {
    weight: 2,
    arbitrary: fc
      .constantFrom('undo' as const, 'redo' as const, 'colleague' as const)
      .map((kind) => ({ kind })),
  },
);

const firstSeats = 2;
const allowed: Readonly<Record<string, readonly RegistrationState[]>> = {
  submitted: ['received', 'confirmed', 'declined', 'cancelled'],
  received: ['confirmed', 'declined', 'cancelled'],
  confirmed: ['cancelled'],
  waitlisted: ['confirmed', 'declined', 'cancelled'],
};

/** The same rules told once more and as simply as can be: one list in the order of registration. */
class Model {
  seats = firstSeats;
  states: RegistrationState[] = [];

  get taken(): number {
    return this.states.filter((state) => ['submitted', 'received', 'confirmed'].includes(state))
      .length;
  }

  apply(action: Action): void {
    switch (action.kind) {
      case 'register':
        for (let count = 0; count < action.count; count += 1) {
          this.states.push(this.taken < this.seats ? 'submitted' : 'waitlisted');
        }
        return;
      case 'move': {
        const from = this.states[action.who];
        if (from === undefined || !allowed[from]?.includes(action.to)) return;
        if (from === 'waitlisted' && action.to === 'confirmed' && this.taken >= this.seats) return;
        this.states[action.who] = action.to;
        break;
      }
      case 'seats':
        if (this.states.filter((state) => state === 'confirmed').length > action.seats) return;
        this.seats = action.seats;
    }
    while (this.taken > this.seats) {
      const last = this.states.findLastIndex((state) => ['submitted', 'received'].includes(state));
      this.states[last] = 'waitlisted';
    }
    while (this.taken < this.seats && this.states.includes('waitlisted')) {
      this.states[this.states.indexOf('waitlisted')] = 'confirmed';
    }
  }
}

/** Applies an action as a window would; a refusal by a rule is an answer like another. */
function attempt(work: () => unknown): void {
  try {
    work();
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    expect(error.code).toMatch(/^(training|undo)\/|^app\/not-found$/);
  }
}

const sessionMade = 'training-session.@row';

let people = 0;
function names(count: number): string[] {
  return Array.from(
    { length: count },
    () => `Участник ${'абвгдежзик'.charAt(people % 10)}${(people += 1)}`,
  );
}

function act(desk: TrainingDesk, sessionPk: number, pks: number[], action: Action): void {
  switch (action.kind) {
    case 'register':
      pks.push(...desk.register(sessionPk, 'Лютик', ...names(action.count)));
      return;
    case 'move': {
      const pk = pks[action.who];
      if (pk === undefined) return;
      const { to } = action;
      done(desk.handlers['registration-transition']({ pks: [pk], to, reason: 'так решено' }));
      return;
    }
    case 'seats':
      done(desk.handlers['session-patch']({ pk: sessionPk, fields: { seats: action.seats } }));
  }
}

function stored(desk: TrainingDesk, sessionPk: number) {
  const { session, registrations } = done(desk.handlers['session-card']({ pk: sessionPk }));
  return { session, registrations: registrations ?? [] };
}

it('keeps to a simple model in every history, in the data file', () => {
  const desk = trainingDesk();
  fc.assert(
    fc.property(fc.array(anyAction, { maxLength: 12 }), (actions) => {
      const { session } = desk.session({ seats: firstSeats });
      const model = new Model();
      const pks: number[] = [];
      for (const action of actions) {
        attempt(() => act(desk, session.pk, pks, action));
        model.apply(action);
      }
      const now = stored(desk, session.pk);
      const byPk = new Map(now.registrations.map((one) => [one.pk, one.state]));
      expect(pks.map((pk) => byPk.get(pk))).toEqual(model.states);
      expect(now.session.seats).toBe(model.seats);
      expect(now.session.free).toBe(model.seats - model.taken);
    }),
    { numRuns: 60 },
  );
});

it('never gives more seats than there are, also when steps are taken back and made again', () => {
  const desk = trainingDesk();
  fc.assert(
    fc.property(fc.array(anyStep, { maxLength: 16 }), (steps) => {
      const { session } = desk.session({ seats: firstSeats });
      const pks: number[] = [];
      for (const step of steps) {
        switch (step.kind) {
          case 'undo':
            // Never so far back that the session itself would go.
            if (desk.undo.labels().undo !== sessionMade) attempt(() => desk.undo.undo());
            break;
          case 'redo':
            if (desk.undo.labels().redo !== null) attempt(() => desk.undo.redo());
            break;
          case 'colleague':
            pks.push(...desk.colleague.register(session.pk, 'Ромашка', ...names(1)));
            break;
          case 'register':
          case 'move':
          case 'seats':
            attempt(() => act(desk, session.pk, pks, step));
        }
        const now = stored(desk, session.pk);
        const held = now.registrations.filter(({ state }) => holdsSeat(state)).length;
        const waiting = now.registrations.filter(({ state }) => state === 'waitlisted').length;
        expect(held).toBeLessThanOrEqual(now.session.seats);
        if (waiting > 0) expect(held).toBe(now.session.seats);
        expect(now.session.free).toBe(now.session.seats - held);
      }
    }),
    { numRuns: 60 },
  );
});
