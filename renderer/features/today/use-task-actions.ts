import { request } from '../../lib/client.ts';
import { showError } from '../../lib/error-text.ts';
import { formatWhen } from '../../lib/format.ts';
import { showUndoable } from '../../lib/undo.ts';
import { useTexts } from '../../lib/use-texts.ts';

export type TaskActions = {
  readonly done: (pk: number) => void;
  readonly cancel: (pk: number) => void;
  readonly reopen: (pk: number) => void;
  readonly snooze: (pk: number, until: number) => void;
  readonly handOver: (pk: number, person: string) => void;
};

/** What one does with a task; each says what it did and offers to take it back. */
export function useTaskActions(
  onGone: (pk: number) => void,
  onSnoozed: (pk: number) => void,
): TaskActions {
  const { t, language } = useTexts();
  const run = (
    work: Promise<unknown>,
    said: string,
    gone: number | null,
    after: (pk: number) => void = onGone,
  ): void => {
    work.then((answer) => {
      showUndoable(said, answer);
      if (gone !== null) after(gone);
    }, showError);
  };
  return {
    done: (pk) => run(request('task-done', { pk }), t('today:did.done'), pk),
    cancel: (pk) => run(request('task-cancel', { pk }), t('today:did.cancelled'), pk),
    reopen: (pk) => run(request('task-reopen', { pk }), t('today:did.reopened'), null),
    snooze: (pk, until) => {
      const when = formatWhen(until, Date.now(), language);
      run(request('task-snooze', { pk, until }), t('today:did.snoozed', { when }), pk, onSnoozed);
    },
    handOver: (pk, person) => {
      const said = t('today:did.handedOver', { name: person });
      run(request('task-hand-over', { pk, person }), said, pk);
    },
  };
}
