import { useState } from 'react';
import type { SessionCard, SeatsMoved } from '#contract/training.ts';
import type { RegistrationState } from '#domain/training/registration-state.ts';
import { request } from '../../lib/client.ts';
import { showError } from '../../lib/error-text.ts';
import { showUndoable } from '../../lib/undo.ts';
import { putAnswer } from '../../lib/use-channel.ts';
import { useTexts } from '../../lib/use-texts.ts';

/** States that a person gives; seats decide on the waiting list, and nothing is submitted anew. */
export type GivenState = Exclude<RegistrationState, 'submitted' | 'waitlisted'>;

/** What one does with the participants of a session; each says what it did, and for whom else. */
export function useSessionActions() {
  const { t } = useTexts();
  /** Who got a seat by the last step: to be seen in the list, not only in passing. */
  const [promoted, setPromoted] = useState<readonly string[]>([]);

  const tell = (said: string, moved: SeatsMoved): void => {
    const { promoted: up, waitlisted: down } = moved;
    setPromoted(up);
    const parts = [
      said,
      ...(up.length > 0 ? [t('trainings:did.promoted', { names: up.join(', ') })] : []),
      ...(down.length > 0 ? [t('trainings:did.waitlisted', { names: down.join(', ') })] : []),
    ];
    showUndoable(parts.join('. '), moved);
  };
  const show = (card: SessionCard): void => {
    const { session, registrations, begun } = card;
    putAnswer('session-card', { pk: session.pk }, { session, registrations, begun });
  };
  const move = async (
    pks: readonly number[],
    to: GivenState,
    reason: string | null,
  ): Promise<void> => {
    const answer = await request('registration-transition', { pks: [...pks], to, reason });
    show(answer);
    tell(t(`trainings:did.${to}`, { number: pks.length }), answer);
  };
  return {
    promoted,
    tell,
    show,
    /** Rejects when it was refused: a form that asked stays open then. */
    move,
    moveNow: (pks: readonly number[], to: GivenState) => {
      move(pks, to, null).catch(showError);
    },
  };
}
