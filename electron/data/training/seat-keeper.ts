import { AppError } from '#contract/errors.ts';
import type { SeatsMoved } from '#contract/training.ts';
import type { WriteTransaction } from '#db/write/write-transaction.ts';
import { settleSeats } from '#domain/training/seats.ts';
import { promotesWaiting } from '#domain/training/session-rules.ts';
import type { DataContext } from '../context.ts';
import type { FollowUp } from './follow-up.ts';
import type { TrainingStore } from './training-store.ts';

/** Brings seats and waiting list of a session to agree, within the step that changed either. */
export type SeatKeeper = {
  /**
   * Promotes who waits while seats are free; sends the last unconfirmed to the waiting list when
   * there are fewer seats. Answers their names. Throws `training/seats-below-confirmed`.
   */
  settle(tx: WriteTransaction, sessionPk: number): SeatsMoved;
};

/** Makes the keeper of seats. */
export function createSeatKeeper(
  context: DataContext,
  store: TrainingStore,
  followUp: FollowUp,
): SeatKeeper {
  return {
    settle: (tx, sessionPk) => {
      const session = store.session(sessionPk);
      const settled = settleSeats(
        session.seats,
        store.registrations.claims(sessionPk),
        promotesWaiting(session, store.today()),
      );
      if (!settled.ok) {
        const promised = session.confirmed + session.attended + session.noShow;
        throw new AppError(settled.code, 'Seats that were confirmed cannot be taken away', {
          details: { seats: session.seats, confirmed: promised },
        });
      }
      const { promoted, waitlisted } = settled.value;
      const now = context.now();
      const move = (pk: number, state: 'confirmed' | 'waitlisted'): string => {
        const registration = store.registration(pk);
        tx.patch('training-registration', pk, {
          state,
          receivedAt: registration.receivedAt ?? now,
          confirmedAt: state === 'confirmed' ? now : null,
        });
        // Nobody has told them yet: somebody has to.
        if (state === 'confirmed') followUp.open(tx, registration, session, null);
        return registration.participant;
      };
      return {
        promoted: promoted.map((pk) => move(pk, 'confirmed')),
        waitlisted: waitlisted.map((pk) => move(pk, 'waitlisted')),
      };
    },
  };
}
