import { useEffect, useState } from 'react';
import type { TaskCard } from '#contract/task.ts';
import { Button } from '../../components/button.tsx';
import pane from '../../components/pane.module.css';
import { whenOf } from '../../components/when-field.tsx';
import { request } from '../../lib/client.ts';
import { showError } from '../../lib/error-text.ts';
import { focusLater } from '../../lib/focus-later.ts';
import { formatInstant } from '../../lib/format.ts';
import { showUndoable } from '../../lib/undo.ts';
import { useDraft } from '../../lib/use-draft.ts';
import { useOnce } from '../../lib/use-once.ts';
import { useTexts } from '../../lib/use-texts.ts';
import { CriticalField, TaskFields, type TaskValues } from './task-fields.tsx';
import classes from './task-pane.module.css';

/** Mends a task in its pane; what is typed is a draft until it is saved. */
export function TaskEdit({
  card,
  onDone,
}: {
  readonly card: TaskCard;
  readonly onDone: () => void;
}) {
  const { t } = useTexts();
  const { pk } = card;
  const drafts = {
    title: useDraft(`task:${String(pk)}:title`),
    when: useDraft(`task:${String(pk)}:when`),
    text: useDraft(`task:${String(pk)}:text`),
  };
  const [critical, setCritical] = useState(card.critical);
  const [problem, setProblem] = useState<'title' | 'when' | null>(null);
  // A time that has passed is left out: it stays unless another one is named.
  const [due] = useState(() => (card.dueAt > Date.now() ? formatInstant(card.dueAt) : ''));
  const values: TaskValues = {
    title: drafts.title.draft ?? card.title,
    when: drafts.when.draft ?? due,
    text: drafts.text.draft ?? card.text ?? '',
  };
  const prefix = 'task-edit';
  useEffect(() => {
    const field = document.getElementById(`${prefix}-title`);
    if (!(field instanceof HTMLInputElement)) return;
    field.focus();
    field.select();
  }, []);
  const leave = (): void => {
    for (const draft of Object.values(drafts)) draft.discard();
    onDone();
    focusLater(() => document.getElementById('task-pane')?.focus());
  };
  const save = useOnce(() => {
    const { title, when, text } = values;
    const at = when === due ? { at: card.dueAt } : whenOf(when);
    const wrong = title.trim() === '' ? 'title' : 'at' in at ? null : 'when';
    setProblem(wrong);
    if (wrong !== null || !('at' in at)) {
      document.getElementById(`${prefix}-${wrong ?? 'when'}`)?.focus();
      return undefined;
    }
    const changed = { title, text: text === '' ? null : text, dueAt: at.at, critical };
    return request('task-patch', { pk, fields: changed }).then((answer) => {
      showUndoable(t('today:did.changed'), answer);
      leave();
    }, showError);
  });
  return (
    <form
      className={`${classes.edit} ${classes.fields}`}
      onSubmit={(event) => event.preventDefault()}
      onKeyDown={(event) => {
        if (event.key === 'Escape') leave();
        else if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) save();
        else return;
        event.preventDefault();
        event.stopPropagation();
      }}
    >
      <TaskFields
        values={values}
        onChange={(field, value) => drafts[field].put(value)}
        problem={problem}
        prefix={prefix}
        onSave={save}
      />
      <CriticalField critical={critical} onChange={setCritical} />
      <div className={pane.actions}>
        <Button look="primary" onClick={save}>
          {t('today:form.save')}
        </Button>
        <Button onClick={leave}>{t('today:form.leave')}</Button>
      </div>
    </form>
  );
}
