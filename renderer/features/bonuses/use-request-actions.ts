import { useRef } from 'react';
import type { BonusRequestCard } from '#contract/bonus.ts';
import type { RequestProof } from '#domain/bonus/check-details.ts';
import type { RequestState } from '#domain/bonus/request-state.ts';
import { request } from '../../lib/client.ts';
import { showError } from '../../lib/error-text.ts';
import { formatNumber } from '../../lib/format.ts';
import { showToast } from '../../lib/toasts.ts';
import { showUndoable } from '../../lib/undo.ts';
import { useTexts } from '../../lib/use-texts.ts';

/** What asks for more than a key before it is done. */
export type Asking = 'reject' | 'decline' | 'cancel' | 'revoke' | 'fulfil' | 'edit';

export type RequestActions = {
  readonly submit: (card: BonusRequestCard) => void;
  readonly approve: (card: BonusRequestCard) => void;
  /** Sends back, declines, cancels or revokes; resolves when it is stored. */
  readonly refuse: (
    card: BonusRequestCard,
    how: 'reject' | 'decline' | 'cancel' | 'revoke',
    reason: string | null,
  ) => Promise<void>;
  readonly fulfil: (
    card: BonusRequestCard,
    proofs: readonly RequestProof[],
    done: () => void,
  ) => Promise<void>;
};

const becomes = {
  reject: 'rejected',
  decline: 'declined',
  cancel: 'cancelled',
  revoke: 'cancelled',
} as const satisfies Readonly<Record<string, RequestState>>;

/**
 * What is done with a request; each says what it did, and tells what the request has become. Only what
 * moved no points can be taken back.
 */
export function useRequestActions(
  onBecame: (pk: number, state: RequestState) => void,
): RequestActions {
  const { t, language } = useTexts();
  const underWay = useRef(false);
  // A second press of the key, before the answer to the first, is of the same request still.
  const once = (work: () => Promise<unknown>, done: () => void): void => {
    if (underWay.current) return;
    underWay.current = true;
    work()
      .then(done, showError)
      .finally(() => {
        underWay.current = false;
      });
  };
  const say = (text: string): void => void showToast({ tone: 'done', text });
  return {
    submit: ({ pk, points }) =>
      once(
        () => request('bonus-request-submit', { pk }),
        () => {
          onBecame(pk, 'submitted');
          say(t('bonuses:did.submitted', { points: formatNumber(points, language) }));
        },
      ),
    approve: ({ pk, points }) =>
      once(
        () => request('bonus-request-approve', { pk }),
        () => {
          onBecame(pk, 'approved');
          say(t('bonuses:did.approved', { points: formatNumber(points, language) }));
        },
      ),
    refuse: async ({ pk }, how, reason) => {
      const answer =
        how === 'cancel'
          ? await request('bonus-request-cancel', { pk, reason })
          : await request(`bonus-request-${how}`, { pk, reason: reason ?? '' });
      onBecame(pk, becomes[how]);
      showUndoable(t(`bonuses:did.${how}`), answer);
    },
    fulfil: ({ pk }, proofs, done) =>
      request('bonus-request-fulfil', { pk, proofs: [...proofs] }).then((answer) => {
        done();
        onBecame(pk, 'fulfilled');
        showUndoable(t('bonuses:did.fulfilled'), answer);
      }, showError),
  };
}
