import { IconX } from '@tabler/icons-react';
import { useState } from 'react';
import { Button } from '../../components/button.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { IconButton } from '../../components/icon-button.tsx';
import { KeyHint } from '../../components/key-hint.tsx';
import { toClientError } from '../../lib/client-error.ts';
import { errorText, showError } from '../../lib/error-text.ts';
import { useDraft } from '../../lib/use-draft.ts';
import { useTexts } from '../../lib/use-texts.ts';
import { saveChord } from './save-chord.ts';
import classes from './form.module.css';

/** Asks for a reason; Ctrl+Enter does what it is for. What was typed is a draft until then. */
export function ReasonDialog(props: {
  readonly title: string;
  /** Whom it concerns. */
  readonly about: string;
  readonly draft: string;
  readonly required: boolean;
  readonly button: string;
  readonly onReason: (reason: string | null) => Promise<void>;
  readonly onClose: () => void;
}) {
  const { title, about, required, button, onReason, onClose } = props;
  const { t } = useTexts();
  const { draft = '', put, discard } = useDraft(props.draft);
  const [problem, setProblem] = useState<string | null>(null);
  const save = (): void => {
    const reason = draft.trim();
    if (required && reason === '') {
      setProblem(t('trainings:reason.missing'));
      document.getElementById('training-reason')?.focus();
      return;
    }
    onReason(reason === '' ? null : reason).then(
      () => {
        discard();
        onClose();
      },
      (error: unknown) => {
        if (toClientError(error).code.startsWith('training/')) setProblem(errorText(error));
        else showError(error);
      },
    );
  };
  return (
    <Dialog label={title} onClose={onClose}>
      <form
        className={classes.form}
        onSubmit={(event) => event.preventDefault()}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
          event.preventDefault();
          save();
        }}
      >
        <header className={classes.head}>
          <h1>{title}</h1>
          <IconButton icon={IconX} label={t('common:close')} onClick={onClose} />
        </header>
        <div className={classes.lines}>
          <p className={classes.about}>{about}</p>
          <textarea
            id="training-reason"
            data-autofocus
            rows={3}
            maxLength={2000}
            className={classes.note}
            value={draft}
            aria-label={t('trainings:reason.label')}
            aria-invalid={problem !== null}
            placeholder={t(required ? 'trainings:reason.why' : 'trainings:reason.optional')}
            onChange={(event) => put(event.target.value)}
          />
          {problem !== null && (
            <p className={classes.problem} role="alert">
              {problem}
            </p>
          )}
        </div>
        <footer className={classes.foot}>
          <Button look="primary" onClick={save}>
            {button} <KeyHint chord={saveChord} />
          </Button>
          <Button onClick={onClose}>{t('trainings:reason.leave')}</Button>
        </footer>
      </form>
    </Dialog>
  );
}
