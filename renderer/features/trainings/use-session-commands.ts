import { useState, type RefObject } from 'react';
import type { Registration, SessionCard } from '#contract/training.ts';
import type { AccessArea, AccessRight } from '#domain/access/rights.ts';
import { request } from '../../lib/client.ts';
import { useCommands, type CommandHandler } from '../../lib/commands.ts';
import { showError } from '../../lib/error-text.ts';
import { currentLanguage } from '../../lib/i18n.ts';
import { goToResellers } from '../../lib/reseller-place.ts';
import { tellSaved } from '../../lib/tell-saved.ts';
import { needing } from '../../lib/use-may.ts';
import { useTexts } from '../../lib/use-texts.ts';
import { chooseFile } from './choose-file.ts';
import { sessionCommands } from './commands.ts';
import { possibleSteps, stepStates, type StepId } from './participant-steps.ts';
import { participantId } from './participants.tsx';
import { sessionDates } from './session-words.ts';
import type { useSessionActions } from './use-session-actions.ts';

export type SessionActions = ReturnType<typeof useSessionActions>;

/** What is asked before something is done. */
export type SessionDialog =
  | { readonly kind: 'reason'; readonly to: 'declined' | 'cancelled' }
  | { readonly kind: 'cancel-session' | 'edit-session' | 'letter' | 'transfer' | 'edit-person' };

/** The keys of the open session, for those who are chosen in it; and what they ask first. */
export function useSessionCommands(of: {
  readonly card: SessionCard | undefined;
  readonly chosen: readonly Registration[];
  readonly current: Registration | undefined;
  readonly pane: RefObject<HTMLElement | null>;
  readonly actions: SessionActions;
}) {
  const { card, chosen, current, pane, actions } = of;
  const { t } = useTexts();
  const [dialog, setDialog] = useState<SessionDialog | null>(null);
  // A key pressed in the list beside is not meant for whoever was chosen here before.
  const isIn = (): boolean => pane.current?.contains(document.activeElement) ?? false;
  const pks = chosen.map(({ pk }) => pk);
  const step = (id: StepId): CommandHandler => ({
    run: () => {
      const to = stepStates[id];
      if (to === 'declined' || to === 'cancelled') setDialog({ kind: 'reason', to });
      else actions.moveNow(pks, to);
    },
    ...needing(
      ['registrations', 'edit'],
      () => isIn() && card !== undefined && possibleSteps(chosen, card).includes(id),
    ),
  });
  const asking = (
    kind: Exclude<SessionDialog['kind'], 'reason'>,
    right: readonly [AccessArea, AccessRight],
    when: () => boolean,
  ): CommandHandler => ({
    run: () => setDialog({ kind }),
    ...needing(right, () => card !== undefined && when()),
  });
  const canMove = ({ state }: Registration): boolean =>
    state === 'submitted' ||
    state === 'received' ||
    state === 'confirmed' ||
    state === 'waitlisted';
  const save = async (format: 'xlsx' | 'pdf'): Promise<void> => {
    if (!card) return;
    const { session } = card;
    const name = t('trainings:file.list', { course: session.course, on: sessionDates(session) });
    const target = await chooseFile(name, format);
    if (!target) return;
    const language = currentLanguage();
    const { fileName } = await request('participants-save', {
      ...{ token: target.token, sessionPk: session.pk, format, language },
    });
    tellSaved(t('trainings:did.saved', { file: fileName }), target.token);
  };
  const saving = (format: 'xlsx' | 'pdf'): CommandHandler => ({
    run: () => void save(format).catch(showError),
    ...needing(['export', 'add'], () => (card?.registrations?.length ?? 0) > 0),
  });
  const hasConfirmed = (): boolean =>
    card?.registrations?.some(({ state }) => state === 'confirmed') ?? false;
  useCommands(sessionCommands, {
    'participants-focus': {
      run: () => {
        const line = current && document.getElementById(participantId(current.pk));
        (line ?? pane.current)?.focus();
      },
      when: () => card !== undefined,
    },
    'participant-confirm': step('participant-confirm'),
    'participant-receive': step('participant-receive'),
    'participant-decline': step('participant-decline'),
    'participant-cancel': step('participant-cancel'),
    'participant-attended': step('participant-attended'),
    'participant-no-show': step('participant-no-show'),
    'participant-unmark': step('participant-unmark'),
    // A letter goes to a reseller.
    'participant-letter': asking('letter', ['resellers', 'view'], hasConfirmed),
    'participant-transfer': asking(
      'transfer',
      ['registrations', 'edit'],
      () => isIn() && current !== undefined && canMove(current),
    ),
    'participant-edit': asking(
      'edit-person',
      ['registrations', 'edit'],
      () => isIn() && current !== undefined,
    ),
    'participant-reseller': {
      run: () => goToResellers({ pk: current?.resellerPk ?? null, text: '' }),
      when: () => isIn() && (current?.resellerPk ?? null) !== null,
    },
    'session-edit': asking(
      'edit-session',
      ['courses', 'edit'],
      () => card?.session.state !== 'cancelled',
    ),
    'session-cancel': asking(
      'cancel-session',
      ['courses', 'delete'],
      () => card?.session.state === 'planned',
    ),
    'participants-excel': saving('xlsx'),
    'participants-pdf': saving('pdf'),
  });
  return { dialog, setDialog };
}
