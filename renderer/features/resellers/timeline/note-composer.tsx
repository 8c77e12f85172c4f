import { useState } from 'react';
import { Button } from '../../../components/button.tsx';
import { errorText } from '../../../lib/error-text.ts';
import { useDraft, useDraftPlace } from '../../../lib/use-draft.ts';
import { useTexts } from '../../../lib/use-texts.ts';
import { useCardEdit } from '../card/use-card-edit.ts';
import classes from './timeline.module.css';

export const noteFieldId = 'timeline-note';

/** A note to write: a draft at every key press, stored by Ctrl+Enter. */
export function NoteComposer({ pk }: { readonly pk: number }) {
  const { t } = useTexts();
  const edit = useCardEdit();
  const key = `reseller:${pk}:new-note`;
  const { draft = '', put, flush, discard } = useDraft(key);
  const place = useDraftPlace(key);
  const [problem, setProblem] = useState<string | null>(null);
  const empty = draft.trim() === '';
  const save = (): void => {
    if (empty) return;
    edit('reseller-note-add', { pk, text: draft }, 'note.row').then(
      () => {
        setProblem(null);
        discard();
      },
      (error: unknown) => setProblem(errorText(error)),
    );
  };
  return (
    <div className={classes.composer}>
      <textarea
        id={noteFieldId}
        className={classes.note}
        rows={empty ? 1 : 3}
        maxLength={20_000}
        value={draft}
        placeholder={t('resellers:timeline.notePlaceholder')}
        aria-label={t('resellers:commands.note')}
        onChange={(event) => put(event.target.value)}
        onBlur={flush}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) save();
          else if (event.key === 'Escape') {
            flush();
            event.currentTarget.closest<HTMLElement>('article')?.focus();
          } else return;
          event.preventDefault();
          event.stopPropagation();
        }}
      />
      {problem !== null && (
        <p className={classes.problem} role="alert">
          {problem}
        </p>
      )}
      {!empty && (
        <div className={classes.composerFoot}>
          <span className={classes.soft}>{t(`resellers:timeline.noteDraft.${place}`)}</span>
          <Button onClick={save}>{t('resellers:timeline.noteSave')}</Button>
        </div>
      )}
    </div>
  );
}
