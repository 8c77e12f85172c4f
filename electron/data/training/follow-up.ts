import type { Registration, SessionRow } from '#contract/training.ts';
import type { WriteTransaction } from '#db/write/write-transaction.ts';
import type { DataContext } from '../context.ts';
import type { TrainingStore } from './training-store.ts';

/** What a registration brings about elsewhere: a task until it is answered, points that pay for it. */
export type FollowUp = {
  /** Opens the task to answer a registration. */
  open(
    tx: WriteTransaction,
    registration: Pick<Registration, 'pk' | 'resellerPk' | 'participant'>,
    session: SessionRow,
    interactionPk: number | null,
  ): void;
  /** Closes the open task of a registration that was answered. */
  settle(tx: WriteTransaction, registrationPk: number): void;
  /** Reserves the points of a seat and answers the request; null where the seat is free of charge. */
  reserve(
    tx: WriteTransaction,
    resellerPk: number,
    participant: string,
    session: SessionRow,
    interactionPk: number | null,
  ): number | null;
  /** Gives reserved points back. */
  release(tx: WriteTransaction, registrationPk: number, reason: string): void;
};

/** Makes what follows from a registration. */
export function createFollowUp(_context: DataContext, _store: TrainingStore): FollowUp {
  return {
    open: () => undefined,
    settle: () => undefined,
    reserve: () => null,
    release: () => undefined,
  };
}
