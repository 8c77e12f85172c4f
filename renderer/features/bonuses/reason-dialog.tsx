import { useState } from 'react';
import { Button } from '../../components/button.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { KeyHint } from '../../components/key-hint.tsx';
import { useDraft } from '../../lib/use-draft.ts';
import { useTexts } from '../../lib/use-texts.ts';
import { submitChord } from './commands.ts';
import classes from './form.module.css';

/** Asks why: the partner reads the answer. What is typed is a draft of this request. */
export function ReasonDialog(props: {
  readonly title: string;
  readonly draftKey: string;
  readonly required: boolean;
  readonly onGive: (reason: string | null, done: () => void) => void;
  readonly onClose: () => void;
}) {
  const { title, draftKey, required, onGive, onClose } = props;
  const { t } = useTexts();
  const { draft = '', put, discard } = useDraft(draftKey);
  const [missing, setMissing] = useState(false);
  const give = (): void => {
    const reason = draft.trim();
    setMissing(required && reason === '');
    if (required && reason === '') return document.getElementById('bonus-reason')?.focus();
    onGive(reason === '' ? null : reason, discard);
  };
  return (
    <Dialog label={title} onClose={onClose}>
      <form
        className={classes.form}
        onSubmit={(event) => event.preventDefault()}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
          event.preventDefault();
          give();
        }}
      >
        <header className={classes.head}>
          <h1>{title}</h1>
        </header>
        <div className={classes.lines}>
          <textarea
            id="bonus-reason"
            data-autofocus
            className={classes.note}
            rows={3}
            maxLength={2000}
            value={draft}
            aria-label={t('bonuses:reason.label')}
            placeholder={t('bonuses:reason.placeholder')}
            aria-invalid={missing}
            onChange={(event) => put(event.target.value)}
          />
          {missing && (
            <p className={classes.problem} role="alert">
              {t('bonuses:reason.missing')}
            </p>
          )}
        </div>
        <footer className={classes.foot}>
          <Button look="primary" onClick={give}>
            {title} <KeyHint chord={submitChord} />
          </Button>
          <Button onClick={onClose}>{t('common:cancel')}</Button>
        </footer>
      </form>
    </Dialog>
  );
}
