import type { Database, Statement } from 'better-sqlite3';
import type { WriteTransaction } from '#db/write/write-transaction.ts';
import { dayInstant } from '#domain/import/day-instant.ts';
import type { ApplicationOp } from '#domain/import/import-op.ts';
import { packSaid, unpackSaid } from '#domain/import/said-by-key.ts';
import { courseKey, participantFields } from '#domain/import/trainings/application-record.ts';
import type { ParticipantStep } from '#domain/import/trainings/compare-participants.ts';
import { findSession } from '#domain/import/trainings/find-session.ts';
import { holdsSeat } from '#domain/training/registration-state.ts';
import { placesOf } from '#domain/training/seats.ts';
import { isReseller } from './buyer-lookup.ts';
import { sourceKeeper, sourceNow } from './import-source.ts';
import { TrainingRegistrations } from './training-registrations.ts';
import { coursesNamed, participantsOf, sessionsOn, trainingsKind } from './trainings-lookup.ts';

type Session = { readonly pk: number; readonly over: boolean };
type Created = Extract<ParticipantStep, { readonly step: 'create' }>;
type Seats = { readonly seats: number; readonly grows: 0 | 1 };

/** Writes what forms change of participants. */
export class TrainingsWriter {
  readonly #keep: ReturnType<typeof sourceKeeper>;
  readonly #source: ReturnType<typeof sourceNow>;
  readonly #courses: ReturnType<typeof coursesNamed>;
  readonly #sessions: ReturnType<typeof sessionsOn>;
  readonly #participants: ReturnType<typeof participantsOf>;
  readonly #registrations: TrainingRegistrations;
  readonly #isThere: (resellerPk: number) => boolean;
  readonly #seats: Statement<[number], Seats>;
  readonly #actor: string | null;

  constructor(db: Database, batchPk: number) {
    this.#keep = sourceKeeper(db, trainingsKind, batchPk);
    this.#source = sourceNow(db);
    this.#courses = coursesNamed(db);
    this.#sessions = sessionsOn(db);
    this.#participants = participantsOf(db);
    this.#registrations = new TrainingRegistrations(db);
    this.#isThere = isReseller(db);
    // The seats of a session that forms have made are as many as they ask for, until a person says.
    this.#seats = db.prepare(
      `SELECT seats, batch_pk IS NOT NULL AND NOT EXISTS (SELECT 1 FROM change
         WHERE entity = 'training-session' AND entity_pk = s.pk AND field = 'seats'
           AND batch_pk IS NULL) AS grows
       FROM training_session s WHERE pk = ?`,
    );
    this.#actor =
      db
        .prepare<[number], string>('SELECT actor FROM import_batch WHERE pk = ?')
        .pluck()
        .get(batchPk) ?? null;
  }

  /**
   * Writes the participants of one reseller in one session, and answers the rows that could not be
   * written any more because somebody changed reseller, session or registration while the file was
   * being read.
   */
  write(tx: WriteTransaction, op: ApplicationOp): readonly number[] {
    const writes = op.steps.filter(({ step }) => step !== 'keep');
    if (!this.#isThere(op.pk)) return writes.map(({ row }) => row);
    const left = new Set<number>();
    const created = op.steps.filter((step) => step.step === 'create');
    const session = created.length === 0 ? null : this.#session(tx, op, created.length);
    const known = this.#participants(courseKey(op.session.course), op.pk);
    const here = known.filter(({ sessionPk }) => sessionPk === session?.pk);
    const keys = new Set(here.map(({ key }) => key));
    const open = created.filter(
      ({ participant }) => session !== null && !keys.has(participant.key),
    );
    if (session !== null) this.#register(tx, op, session, open);
    for (const step of op.steps) {
      if (step.step === 'create' && !open.includes(step)) left.add(step.row);
      if (step.step === 'change' && !this.#change(tx, step)) left.add(step.row);
    }
    const source = new Map(unpackSaid(this.#source(op.pk, trainingsKind)));
    for (const { row, key, says } of op.steps) if (!left.has(row)) source.set(key, says);
    this.#keep.change(op.pk, packSaid(source));
    return [...left];
  }

  /** The session as it is now, made where there is none; null when a person has to say which. */
  #session(tx: WriteTransaction, op: ApplicationOp, seats: number): Session | null {
    const { course, startsOn, endsOn, city, place, online } = op.session;
    const key = courseKey(course);
    const found = findSession(op.session, this.#sessions(key, startsOn), op.today);
    if ('doubt' in found) return null;
    const { pk, over } = found;
    if (pk !== null) return { pk, over };
    const coursePk =
      this.#courses(key)[0] ?? tx.create('training-course', { name: course, active: 1 });
    const made = tx.create('training-session', {
      ...{ coursePk, startsOn, endsOn, city, place, seats },
      pricePoints: 0,
      online: online ? 1 : 0,
      state: 'planned',
    });
    return { pk: made, over };
  }

  #register(
    tx: WriteTransaction,
    { pk: resellerPk, filedOn, today, session: wanted }: ApplicationOp,
    { pk: sessionPk, over }: Session,
    steps: readonly Created[],
  ): void {
    const claims = this.#registrations.claims(sessionPk);
    const { seats, grows } = this.#seats.get(sessionPk) ?? { seats: 0, grows: 0 };
    const held = claims.filter(({ state }) => holdsSeat(state)).length;
    const wantedSeats = held + steps.length;
    const room = grows === 1 ? Math.max(seats, wantedSeats) : seats;
    if (room > seats) tx.patch('training-session', sessionPk, { seats: room });
    const places = placesOf(steps.length, room, claims);
    // Nobody knows when an old form came; not after the training began.
    const registeredAt = dayInstant(filedOn ?? (over ? wanted.startsOn : today));
    for (const [at, { participant }] of steps.entries()) {
      const { name, key, position, phone, email } = participant;
      const seat = places[at]?.seat ?? false;
      tx.create('training-registration', {
        ...{ sessionPk, resellerPk, position, phone, email, registeredAt },
        participant: name,
        participantKey: key,
        // What is over waits for no answer: it would fill the worklist of today for ever.
        state: seat ? (over ? 'confirmed' : 'submitted') : 'waitlisted',
        registeredBy: this.#actor,
        receivedAt: seat && !over ? null : registeredAt,
      });
    }
  }

  #change(
    tx: WriteTransaction,
    step: Extract<ParticipantStep, { readonly step: 'change' }>,
  ): boolean {
    const now = this.#registrations.read(step.pk);
    const stands = participantFields.every(
      (field) => !(field in step.before) || now?.[field] === step.before[field],
    );
    if (now === null || !stands) return false;
    tx.patch('training-registration', step.pk, step.fields);
    return true;
  }
}
