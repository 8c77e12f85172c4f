import type { SessionCard, SessionValues } from '#contract/training.ts';
import type { Database } from '#db/database.ts';
import { Writer } from '#db/write/writer.ts';
import { UndoStack } from '#electron/data/reseller/undo-stack.ts';
import { createTrainingHandlers } from '#electron/data/training/handlers.ts';
import { allRights, mayDo, type Rights } from '#domain/access/rights.ts';
import { testContext } from './data-context.ts';
import { tempDatabase } from './database.ts';
import { addReseller, person, type ResellerSample } from './resellers.ts';

/** Noon of the day on which the tests of trainings play: a Monday. */
export const trainingNow = Date.UTC(2026, 10, 23, 9);

/** The use cases with an undo stack of their own: what one window works with. */
type Desk = {
  readonly undo: UndoStack;
  readonly handlers: ReturnType<typeof createTrainingHandlers>;
  /** Makes a session of a new course. */
  session(values?: Partial<SessionValues>): SessionCard;
  /** Registers these people and answers their row numbers. */
  register(sessionPk: number, reseller: string, ...names: string[]): number[];
};

export type TrainingDesk = Desk & {
  readonly db: Database;
  readonly resellers: Readonly<Record<string, number>>;
  /** Works on the same file; its steps are not on the stack of this desk. */
  readonly colleague: Desk;
  /** Sets the clock. */
  at(instant: number): void;
  /** Sets what the person at work may do. */
  rights(rights: Rights): void;
};

const samples: readonly ResellerSample[] = [
  { name: 'Ромашка', inn: '7736050003', kpp: '773601001', city: 'Казань' },
  { name: 'Ромашка Самара', inn: '7736050003', kpp: '631601001', city: 'Самара' },
  { name: 'Лютик', city: 'Тула' },
];

/** A participant of whom only the name is known. */
export const noReach = { contactPk: null, position: null, phone: null, email: null } as const;

/** A session of two free seats in Kazan, of which nothing more is known. */
export const plainSession = {
  startsOn: '2026-12-10',
  endsOn: null,
  startsAt: null,
  city: 'Казань',
  online: false,
  place: null,
  trainer: null,
  seats: 2,
  deadline: null,
  pricePoints: 0,
  note: null,
} as const;

/** The use cases of trainings over a real data file, with a clock and rights of their own. */
export function trainingDesk(): TrainingDesk {
  const { db } = tempDatabase();
  let now = trainingNow;
  let rights: Rights = allRights;
  const writer = new Writer(db, () => now);
  const context = testContext(
    { db, writer },
    {
      actor: () => person.actor,
      may: (area, right) => mayDo(rights, area, right),
      now: () => now,
    },
  );
  const resellers = writer.transaction(person, (tx) =>
    Object.fromEntries(samples.map((sample) => [sample.name, addReseller(tx, sample)])),
  );
  let courses = 0;
  const desk = (): Desk => {
    const undo = new UndoStack(context);
    const handlers = createTrainingHandlers(context, undo);
    return {
      undo,
      handlers,
      session: (values = {}) => {
        courses += 1;
        const coursePk =
          values.coursePk ?? done(handlers['course-create']({ name: `Курс ${courses}` })).pk;
        return done(handlers['session-create']({ ...plainSession, ...values, coursePk }));
      },
      register: (sessionPk, reseller, ...names) => {
        now += 1;
        const made = done(
          handlers['registration-create']({
            sessionPk,
            resellerPk: resellers[reseller] ?? 0,
            interactionPk: null,
            similarAllowed: false,
            participants: names.map((name) => ({ name, ...noReach })),
          }),
        );
        return made.registrations.map(({ pk }) => pk);
      },
    };
  };
  return {
    ...desk(),
    db,
    resellers,
    colleague: desk(),
    at: (instant) => {
      now = instant;
    },
    rights: (given) => {
      rights = given;
    },
  };
}

/** The answer of a handler that answers at once. */
export function done<T>(answer: T | Promise<T>): T {
  if (answer instanceof Promise) throw new Error('this handler is not to wait');
  return answer;
}
