import type { SessionRow } from '#contract/training.ts';
import { Colleagues } from '#db/repositories/colleagues.ts';
import type { StoredRegistration } from '#db/repositories/training-registrations.ts';
import type { WriteTransaction } from '#db/write/write-transaction.ts';
import { localDate } from '#domain/calendar/instant.ts';
import { formatDate } from '#domain/calendar/parse-date.ts';
import { addWorkingDays } from '#domain/calendar/working-time.ts';
import { releaseRequest, submitRequest } from '../bonus/spend.ts';
import type { DataContext } from '../context.ts';
import { requireMay } from '../require-may.ts';
import {
  openRequestTask,
  retellRequestTask,
  settleRequestTask,
  touchRequestTask,
} from '../task/request-task.ts';
import type { TrainingStore } from './training-store.ts';

/** What the task of a registration tells. */
type Told = { readonly participant: string; readonly session: SessionRow };

/** What a registration brings about elsewhere: a task until it is answered, points that pay for it. */
export type FollowUp = {
  /** Opens the task to answer a registration, of `owner` or of who works here. Throws `calendar/year-missing`. */
  open(
    tx: WriteTransaction,
    registration: Pick<StoredRegistration, 'pk' | 'resellerPk' | 'participant'>,
    session: SessionRow,
    interactionPk: number | null,
    owner?: string,
  ): void;
  /** Says that somebody is at a registration. */
  touch(tx: WriteTransaction, registrationPk: number): void;
  /** Says anew in the open task of a registration what has changed, and how near the session is. */
  retell(tx: WriteTransaction, registrationPk: number, was: Told, now: Told): void;
  /** Closes the open task of a registration that was answered. */
  settle(tx: WriteTransaction, registrationPk: number): void;
  /**
   * Reserves the points of a seat and answers the request; null where the seat is free of charge.
   * Throws `bonus/insufficient`, and `access/denied` to who may not ask for points.
   */
  reserve(
    tx: WriteTransaction,
    resellerPk: number,
    participant: string,
    session: SessionRow,
    interactionPk: number | null,
  ): number | null;
  /**
   * Puts those whom a request was to pay for before whoever registered them: they pay otherwise, or
   * the seat is given up. A registration with an open task keeps that one.
   */
  unpaid(tx: WriteTransaction, resellerPk: number, requestPk: number): void;
  /** Gives the points of a seat back. Throws `access/denied` where they were approved. */
  release(tx: WriteTransaction, registrationPk: number, reason: string): void;
};

/** So near a session leaves no time for the usual way: the manager is warned the same day. */
const urgentWorkingDays = 3;
const longestDetail = 200;

/** Makes what follows from a registration. */
export function createFollowUp(context: DataContext, store: TrainingStore): FollowUp {
  const isUrgent = (session: SessionRow): boolean => {
    const { calendar, timeZone } = context.workingTime();
    const soon = addWorkingDays(calendar, context.now(), urgentWorkingDays, timeZone);
    return session.startsOn <= localDate(soon, timeZone);
  };
  const colleagues = new Colleagues(context.db);
  // Facts only: the words around them are the window's, in its language.
  const titleOf = ({ participant, session }: Told): string =>
    `${participant} — ${session.course}, ${formatDate(session.startsOn)}`;
  const open: FollowUp['open'] = (tx, registration, session, interactionPk, owner) => {
    const { pk, resellerPk, participant } = registration;
    openRequestTask(tx, context, {
      kind: 'registration',
      resellerPk,
      registrationPk: pk,
      interactionPk,
      ...(owner === undefined ? {} : { owner }),
      title: titleOf({ participant, session }),
      critical: isUrgent(session),
    });
  };
  return {
    open,
    touch: (tx, registrationPk) => void touchRequestTask(tx, context, { registrationPk }),
    retell: (tx, registrationPk, was, now) =>
      retellRequestTask(
        tx,
        context,
        { registrationPk },
        { was: titleOf(was), title: titleOf(now), critical: isUrgent(now.session) },
      ),
    settle: (tx, registrationPk) => settleRequestTask(tx, context, { registrationPk }),
    reserve: (tx, resellerPk, participant, session, interactionPk) => {
      if (session.pricePoints === 0) return null;
      requireMay(context, 'bonus-requests', 'add');
      return submitRequest(tx, context, {
        resellerPk,
        kind: 'education',
        points: session.pricePoints,
        interactionPk,
        details: {
          course: session.course.slice(0, longestDetail),
          participants: participant,
          date: session.startsOn,
          city: session.city?.slice(0, longestDetail) ?? null,
        },
      });
    },
    unpaid: (tx, resellerPk, requestPk) => {
      for (const registration of store.registrations.ofRequest(resellerPk, requestPk)) {
        const { pk: registrationPk, registeredBy, sessionPk } = registration;
        if (touchRequestTask(tx, context, { registrationPk })) continue;
        const owner = colleagues.all().find(({ name }) => name === registeredBy)?.name;
        open(tx, registration, store.session(sessionPk), null, owner);
      }
    },
    release: (tx, registrationPk, reason) => {
      const requestPk = store.registrations.requestOf(registrationPk);
      if (requestPk !== null) releaseRequest(tx, context, requestPk, reason);
    },
  };
}
