import type { CalendarDate } from '../../calendar/parse-date.ts';
import type { ApplicationOp } from '../import-op.ts';
import { askBuyer } from '../ask-buyer.ts';
import type { StoredBuyers } from '../find-buyer.ts';
import { unpackSaid } from '../said-by-key.ts';
import { searchKey } from '../../text/search-key.ts';
import {
  courseKey,
  participantFields,
  registrationKey,
  type ApplicationRecord,
  type WantedSession,
} from './application-record.ts';
import {
  compareParticipant,
  saidOf,
  type ParticipantStep,
  type StoredParticipant,
} from './compare-participants.ts';
import { findSession, type StoredSession } from './find-session.ts';
import { stepVerdicts, type PlanFindings } from '../plan-output.ts';

/** What the planner asks about what is stored already. */
export type StoredTrainings = StoredBuyers & {
  /** Those of the course, by its key, that run on a day. */
  sessions(courseKey: string, day: CalendarDate): readonly StoredSession[];
  /** Who of the company is registered for a course, by its key, in whatever state. */
  participants(courseKey: string, resellerPk: number): readonly StoredParticipant[];
  /** What files have said of the participants of a reseller, as packed text. */
  source(resellerPk: number): string | null;
};

export type ApplicationPlanOutput = PlanFindings<ApplicationOp> & {
  steps(row: number, step: ParticipantStep, record: ApplicationRecord): void;
};

type Taken = { readonly row: number; readonly record: ApplicationRecord };

/**
 * Decides which reseller and which session each participant is of, and what that changes. Rows are
 * given in order; `finish` ends it, since a form has several rows and a file several forms.
 */
export class ApplicationPlanner {
  readonly #stored: StoredTrainings;
  readonly #today: CalendarDate;
  readonly #out: ApplicationPlanOutput;
  readonly #applications = new Map<string, { readonly pk: number; readonly rows: Taken[] }>();
  readonly #groups: { inn: string | null; rows: readonly number[] }[] = [];

  constructor(stored: StoredTrainings, today: CalendarDate, out: ApplicationPlanOutput) {
    this.#stored = stored;
    this.#today = today;
    this.#out = out;
  }

  /** Takes the next row that was read without fault. */
  add(row: number, record: ApplicationRecord): void {
    const pk = askBuyer(row, record.buyer, this.#stored, this.#out);
    if (pk === null) return;
    const key = `${String(pk)}|${sessionKey(record.session)}`;
    const application = this.#applications.get(key) ?? { pk, rows: [] };
    application.rows.push({ row, record });
    this.#applications.set(key, application);
  }

  finish(): void {
    // All is decided before the first step is given: how far the writer has come must decide nothing.
    const ops = [...this.#applications.values()].map(({ pk, rows }) => this.#settle(pk, rows));
    for (const op of ops) if (op !== null) this.#out.op(op);
  }

  /** Rows that name the same participant of one reseller and session. */
  duplicates(): Iterable<{ readonly inn: string | null; readonly rows: readonly number[] }> {
    return this.#groups;
  }

  #settle(pk: number, rows: readonly Taken[]): ApplicationOp | null {
    const [first] = rows;
    if (first === undefined) return null;
    const { session } = first.record;
    const sessions = this.#stored.sessions(courseKey(session.course), session.startsOn);
    const found = findSession(session, sessions, this.#today);
    if ('doubt' in found) {
      for (const { row } of rows) this.#out.doubt(row, found.doubt);
      return null;
    }
    const stored = this.#stored.participants(courseKey(session.course), pk);
    const source = unpackSaid(this.#stored.source(pk));
    const steps: ParticipantStep[] = [];
    for (const { row, record } of this.#once(rows)) {
      const { participant } = record;
      const key = registrationKey(record.session, participant.key);
      const said = source.get(key) ?? null;
      const step = compareParticipant(row, key, participant, said, found.pk, stored);
      if (step === 'participant') {
        this.#out.doubt(row, step);
        continue;
      }
      this.#out.verdict(row, stepVerdicts[step.step]);
      if (step.step !== 'keep') this.#out.steps(row, step, record);
      if (step.step !== 'keep' || source.get(key) !== step.says) steps.push(step);
    }
    if (steps.length === 0) return null;
    const { filedOn } = first.record;
    const { row } = steps[0] ?? first;
    return { op: 'application', pk, row, session, filedOn, today: this.#today, steps };
  }

  /** Leaves one row of each participant; one that says something else of the same name waits. */
  #once(rows: readonly Taken[]): readonly Taken[] {
    const byKey = new Map<string, Taken>();
    for (const taken of rows) {
      const { participant, buyer } = taken.record;
      const known = byKey.get(participant.key);
      if (known === undefined) {
        byKey.set(participant.key, taken);
      } else if (addsNothing(participant, known.record.participant)) {
        this.#out.repeats(taken.row, known.row);
        this.#groups.push({ inn: buyer.inn, rows: [known.row, taken.row] });
      } else this.#out.doubt(taken.row, 'participant');
    }
    return [...byKey.values()];
  }
}

type Said = ApplicationRecord['participant'];

function addsNothing(later: Said, first: Said): boolean {
  if (saidOf(later) === saidOf(first)) return true;
  return participantFields.every((field) => later[field] === null || later[field] === first[field]);
}

function sessionKey({ course, startsOn, city, online }: WantedSession): string {
  return [courseKey(course), startsOn, online ? 'online' : searchKey(city ?? '')].join('|');
}
