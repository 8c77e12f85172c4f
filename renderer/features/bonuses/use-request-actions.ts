import type { BonusRequestCard } from '#contract/bonus.ts';
import type { RequestProof } from '#domain/bonus/check-details.ts';
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

/** What is done with a request; each says what it did. Only what moved no points can be taken back. */
export function useRequestActions(): RequestActions {
  const { t, language } = useTexts();
  const say = (text: string): void => void showToast({ tone: 'done', text });
  return {
    submit: ({ pk, points }) => {
      request('bonus-request-submit', { pk }).then(
        () => say(t('bonuses:did.submitted', { points: formatNumber(points, language) })),
        showError,
      );
    },
    approve: ({ pk, points }) => {
      request('bonus-request-approve', { pk }).then(
        () => say(t('bonuses:did.approved', { points: formatNumber(points, language) })),
        showError,
      );
    },
    refuse: async ({ pk, state }, how, reason) => {
      if (how === 'cancel') await request('bonus-request-cancel', { pk, reason });
      else await request(`bonus-request-${how}`, { pk, reason: reason ?? '' });
      const said = t(`bonuses:did.${how}`);
      if (how === 'cancel' && state !== 'submitted') showUndoable(said);
      else say(said);
    },
    fulfil: ({ pk }, proofs, done) =>
      request('bonus-request-fulfil', { pk, proofs: [...proofs] }).then(() => {
        done();
        showUndoable(t('bonuses:did.fulfilled'));
      }, showError),
  };
}
