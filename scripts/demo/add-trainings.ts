import type { NewRow } from '#db/write/entities.ts';
import type { WriteTransaction } from '#db/write/write-transaction.ts';
import { addDays, weekdayOf } from '#domain/calendar/month-grid.ts';
import { formatDate } from '#domain/calendar/parse-date.ts';
import { participantKey } from '#domain/training/participant.ts';
import type { DemoPartner } from './make-interaction.ts';
import type { Random } from './random.ts';
import { courses, refusals, rooms, trainers, withdrawals } from './training-words.ts';
import { femaleNames, maleNames, operators, positions, surnames } from './words.ts';

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;
/** Sessions of three years, and of the weeks ahead. */
const past = 72;
const ahead = 16;
const daysBack = 3 * 365;
/** One session in so many is by video. */
const onlineShare = 0.3;

type State = NewRow<'training-registration'>['state'];
type Session = NewRow<'training-session'> & { readonly pk: number; readonly course: string };

/** A working day so many days from another; nobody teaches in the first days of a year. */
function workingDay(from: string, days: number): string {
  const wanted = addDays(from, days);
  const day = wanted.slice(5) <= '01-10' ? `${wanted.slice(0, 4)}-01-11` : wanted;
  return weekdayOf(day) > 5 ? addDays(day, 8 - weekdayOf(day)) : day;
}

/** Courses, their sessions and everyone registered in them; seats are never exceeded. */
export function addTrainings(
  tx: WriteTransaction,
  random: Random,
  resellers: readonly DemoPartner[],
  until: number,
): void {
  const today = new Date(until).toISOString().slice(0, 10);
  const begin = until - daysBack * dayMs;
  const options = (at: number) => ({ id: random.uuid(at), createdAt: at });
  const coursePks = courses.map(({ name, code, days, description, off }) =>
    tx.create(
      'training-course',
      { name, code, durationDays: days, description, active: off ? 0 : 1 },
      options(begin),
    ),
  );
  const makeSession = (startsOn: string, isPast: boolean): Session => {
    const offered = courses.length - (isPast ? 0 : 1);
    const at = Math.floor(random.next() ** 1.5 * offered);
    const { name = '', days = 1 } = courses[at] ?? {};
    const online = random.chance(onlineShare);
    const [city, place] = random.pick(rooms);
    const cancelled = random.chance(0.06);
    const row: NewRow<'training-session'> = {
      coursePk: coursePks[at] ?? 0,
      startsOn,
      endsOn: days > 1 ? addDays(startsOn, days - 1) : null,
      startsAt: random.pick(['09:30', '10:00', '11:00']),
      city: online ? null : city,
      place: online ? null : place,
      online: online ? 1 : 0,
      trainer: random.pick(trainers),
      seats: online ? random.int(10, 24) : random.int(6, 14),
      deadline: addDays(startsOn, -3),
      pricePoints: 0,
      note: null,
      state: cancelled ? 'cancelled' : isPast ? 'held' : 'planned',
    };
    const createdAt = Date.parse(`${startsOn}T09:00Z`) - 60 * dayMs;
    return { ...row, course: name, pk: tx.create('training-session', row, options(createdAt)) };
  };
  for (let at = 0; at < past; at += 1) {
    const startsOn = workingDay(today, -daysBack + Math.round((at * (daysBack - 6)) / past));
    register(tx, random, resellers, makeSession(startsOn, true), until);
  }
  for (let at = 0; at < ahead; at += 1) {
    const startsOn = workingDay(today, 4 + at * 5 + random.int(0, 3));
    register(tx, random, resellers, makeSession(startsOn, false), until);
  }
}

/** What became of somebody with a seat. */
function seatState(random: Random, { state }: Session): State {
  switch (state) {
    case 'held':
      return random.chance(0.9) ? 'attended' : 'no-show';
    case 'cancelled':
      return 'cancelled';
    case 'planned':
      return random.weighted([
        ['confirmed', 74],
        ['submitted', 14],
        ['received', 12],
      ]);
  }
}

function register(
  tx: WriteTransaction,
  random: Random,
  resellers: readonly DemoPartner[],
  session: Session,
  until: number,
): void {
  const { seats } = session;
  const first = Date.parse(`${session.startsOn}T09:00Z`);
  // The nearer the session, the fuller; those soon to come are wanted by more than have room.
  const soon = Math.max(0, 1 - (first - until) / (90 * dayMs));
  const wanted = Math.round(
    seats * (session.state === 'planned' ? soon * 1.7 : 0.6 + random.next() * 0.55),
  );
  const known = new Set<string>();
  let taken = 0;
  for (let at = 0; at < wanted; at += 1) {
    const name = participant(random);
    if (known.has(name)) continue;
    known.add(name);
    const gone = random.chance(0.1);
    const waits = !gone && session.state === 'planned' && taken >= seats;
    if (!gone && !waits && taken >= seats) break;
    const state: State = gone
      ? random.pick(['declined', 'cancelled'])
      : waits
        ? 'waitlisted'
        : seatState(random, session);
    if (!gone && !waits) taken += 1;
    const last = Math.min(first - 8 * dayMs, until - 2 * hourMs);
    // In the order in which they came; who is not yet answered came last.
    const registeredAt =
      state === 'submitted' || state === 'received'
        ? until - random.int(2, 20) * hourMs
        : last - (wanted - at) * 5 * hourMs;
    const pk = write(tx, random, { session, name, state, registeredAt, until }, resellers);
    if (state === 'submitted' || state === 'received') {
      openTask(tx, random, { session, name, until, registeredAt, ...pk });
    }
  }
}

function participant(random: Random): string {
  const surname = random.pick(surnames);
  return random.chance(0.6)
    ? `${surname} ${random.pick(maleNames)}`
    : `${surname}а ${random.pick(femaleNames)}`;
}

type Made = {
  readonly session: Session;
  readonly name: string;
  readonly registeredAt: number;
  readonly until: number;
};

function write(
  tx: WriteTransaction,
  random: Random,
  made: Made & { readonly state: State },
  resellers: readonly DemoPartner[],
): { readonly registrationPk: number; readonly resellerPk: number } {
  const { session, name, state, registeredAt } = made;
  const resellerPk = random.pick(resellers).pk;
  const answered = registeredAt + random.int(1, 30) * hourMs;
  const confirmed = state === 'confirmed' || state === 'attended' || state === 'no-show';
  const registrationPk = tx.create(
    'training-registration',
    {
      sessionPk: session.pk,
      resellerPk,
      participant: name,
      participantKey: participantKey(name),
      position: random.chance(0.6) ? random.pick(positions) : null,
      phone: random.chance(0.5) ? `+79${random.digits(9)}` : null,
      state,
      reason:
        session.state === 'cancelled'
          ? 'Тренинг отменён: мало заявок'
          : state === 'declined'
            ? random.pick(refusals)
            : state === 'cancelled'
              ? random.pick(withdrawals)
              : null,
      registeredAt,
      registeredBy: random.pick(operators),
      receivedAt: state === 'submitted' ? null : Math.min(made.until, answered),
      confirmedAt: confirmed ? Math.min(made.until, answered + 4 * hourMs) : null,
    },
    { id: random.uuid(registeredAt), createdAt: registeredAt },
  );
  return { registrationPk, resellerPk };
}

/** Somebody has to answer: within three working days, as the use case has it. */
function openTask(
  tx: WriteTransaction,
  random: Random,
  made: Made & { readonly registrationPk: number; readonly resellerPk: number },
): void {
  const { session, name, until, registeredAt, registrationPk, resellerPk } = made;
  const owner = random.pick(operators);
  tx.create(
    'task',
    {
      kind: 'registration',
      title: `${name} — ${session.course}, ${formatDate(session.startsOn)}`,
      resellerPk,
      registrationPk,
      owner,
      createdBy: owner,
      dueAt: registeredAt + 5 * dayMs,
      state: 'open',
      priority: 0,
      critical: 0,
      // Somebody is at it: nothing of the invented past is to move up at the first start.
      touchedAt: until,
      escalation: 0,
    },
    { id: random.uuid(registeredAt), createdAt: registeredAt },
  );
}
