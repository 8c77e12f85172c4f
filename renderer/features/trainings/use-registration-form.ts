import { useState } from 'react';
import type { RegistrationCheck } from '#contract/training.ts';
import { request } from '../../lib/client.ts';
import { toClientError } from '../../lib/client-error.ts';
import { draftOf, putDraft as keepDraft, removeDraft } from '../../lib/drafts.ts';
import { errorText, showError } from '../../lib/error-text.ts';
import { showUndoable } from '../../lib/undo.ts';
import { useChannel } from '../../lib/use-channel.ts';
import { useDraft } from '../../lib/use-draft.ts';
import { useTexts } from '../../lib/use-texts.ts';
import { isBlank, readFormDraft, type FormDraft, type ParticipantRow } from './form-draft.ts';
import { sessionAtHand, useSessionAtHand } from './session-at-hand.ts';

/** What keeps the form from being saved, and at which field. */
export type FormProblem =
  | { readonly field: 'reseller' | 'session' }
  | { readonly field: 'name'; readonly at: number }
  | { readonly field: 'saved'; readonly text: string };

export const fieldIds = {
  reseller: 'registration-reseller',
  session: 'registration-session',
  name: (at: number) => `registration-name-${String(at)}`,
} as const;

function draftKey(resellerPk: number | null): string {
  return `registration:form:${String(resellerPk ?? 0)}`;
}

/** The question of who would be where, for the rows that have a name. */
function useCheck(resellerPk: number | null, draft: FormDraft): RegistrationCheck | undefined {
  const names = draft.rows.map(({ name }) => name).filter((name) => name.trim() !== '');
  const { data } = useChannel(
    'registration-check',
    { sessionPk: draft.sessionPk ?? 1, resellerPk: resellerPk ?? 1, names },
    { enabled: draft.sessionPk !== null && resellerPk !== null, keepPrevious: true },
  );
  return data;
}

/** The state of the form: what was typed, what is noticed about it, and how it is saved. */
export function useRegistrationForm(of: {
  readonly resellerPk: number | null;
  readonly interactionPk: number | null;
  readonly onSaved: () => void;
}) {
  const { resellerPk, interactionPk, onSaved } = of;
  const { t } = useTexts();
  const key = draftKey(resellerPk);
  const { draft: stored, put, discard } = useDraft(key);
  const [proposed, setProposed] = useState(() => sessionAtHand(resellerPk, interactionPk));
  const [problem, setProblem] = useState<FormProblem | null>(null);
  const [saving, setSaving] = useState(false);
  /** The names that may be somebody else's: once more, and they are registered. */
  const [asked, setAsked] = useState<string | null>(null);
  // What was left in an empty form is no choice: the session at hand is the likelier one.
  const withProposal = (read: FormDraft): FormDraft => ({
    ...read,
    sessionPk: read.rows.every(isBlank)
      ? (proposed ?? read.sessionPk)
      : (read.sessionPk ?? proposed),
  });
  const draft = withProposal(readFormDraft(stored));
  const check = useCheck(resellerPk, draft);

  const putDraft = (change: (now: FormDraft) => Partial<FormDraft>): void => {
    const now = withProposal(readFormDraft(draftOf(key)));
    put(JSON.stringify({ ...now, ...change(now) }));
    setProblem(null);
  };
  const stop = (found: FormProblem): void => {
    setProblem(found);
    const id =
      found.field === 'name'
        ? fieldIds.name(found.at)
        : found.field === 'saved'
          ? null
          : fieldIds[found.field];
    if (id !== null) document.getElementById(id)?.focus();
  };
  const chooseSession = (sessionPk: number): void => {
    setProposed(sessionPk);
    putDraft(() => ({ sessionPk }));
  };
  const save = (): void => {
    if (saving) return;
    // A key that takes a suggestion and saves: what it took is in the draft, not yet on screen.
    const { sessionPk, rows } = withProposal(readFormDraft(draftOf(key)));
    const filled = rows.filter((row) => !isBlank(row));
    const nameless = rows.findIndex((row) => row.name.trim() === '' && !isBlank(row));
    if (resellerPk === null) return stop({ field: 'reseller' });
    if (sessionPk === null) return stop({ field: 'session' });
    if (nameless >= 0) return stop({ field: 'name', at: nameless });
    if (filled.length === 0) return stop({ field: 'name', at: 0 });
    const names = filled.map(({ name }) => name.trim()).join('\n');
    setSaving(true);
    request('registration-create', {
      ...{ sessionPk, resellerPk, interactionPk, similarAllowed: asked === names },
      participants: filled.map(participantOf),
    })
      .then(
        (answer) => {
          const { registrations } = answer;
          discard();
          useSessionAtHand.setState({ last: { resellerPk, interactionPk, sessionPk } });
          const number = registrations.length;
          const waiting = registrations.filter(({ state }) => state === 'waitlisted').length;
          showUndoable(
            waiting > 0
              ? t('trainings:did.registeredWaiting', { number, waiting })
              : t('trainings:did.registered', { number }),
            answer,
          );
          onSaved();
        },
        (error: unknown) => {
          const { code } = toClientError(error);
          if (code === 'training/similar-participant') setAsked(names);
          if (code.startsWith('training/')) setProblem({ field: 'saved', text: errorText(error) });
          else showError(error);
        },
      )
      .finally(() => setSaving(false));
  };
  /** What was typed before it was known for whom goes along to the reseller. */
  const moveTo = (nextPk: number): void => {
    const typed = draftOf(key);
    const next = draftKey(nextPk);
    if (resellerPk !== null || typed === undefined || draftOf(next) !== undefined) return;
    keepDraft(next, typed);
    removeDraft(key);
  };
  return { draft, putDraft, chooseSession, check, problem, saving, save, moveTo };
}

function participantOf({ name, position, phone, email, contactPk }: ParticipantRow) {
  return {
    name,
    contactPk,
    position: position || null,
    phone: phone || null,
    email: email || null,
  };
}
