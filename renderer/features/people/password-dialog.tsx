import { useState } from 'react';
import { Button } from '../../components/button.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { KeyHint } from '../../components/key-hint.tsx';
import { PasswordField } from '../../components/password-field.tsx';
import { request } from '../../lib/client.ts';
import { toClientError, type ClientError } from '../../lib/client-error.ts';
import { errorText } from '../../lib/error-text.ts';
import { submitOnSaveKey } from '../../lib/on-save-key.ts';
import { saveChord } from '../../lib/shell-keys.ts';
import { showToast } from '../../lib/toasts.ts';
import { useTexts } from '../../lib/use-texts.ts';
import classes from './password-dialog.module.css';

/** The own password: with the old one, so that a desk left unlocked does not lose its owner. */
export default function PasswordDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTexts();
  const [old, setOld] = useState('');
  const [next, setNext] = useState('');
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<ClientError | null>(null);
  const ofNew = error?.code.startsWith('people/') ?? false;
  const save = (): void => {
    if (busy) return;
    setBusy(true);
    setError(null);
    request('session-change-password', { oldPassword: old, password: next }).then(
      () => {
        showToast({ tone: 'done', text: t('people:change.done') });
        onClose();
      },
      (reason: unknown) => {
        setError(toClientError(reason));
        setBusy(false);
      },
    );
  };
  return (
    <Dialog label={t('people:change.title')} onClose={onClose}>
      <form
        className={classes.form}
        onKeyDown={submitOnSaveKey}
        onSubmit={(event) => {
          event.preventDefault();
          save();
        }}
      >
        <h1>{t('people:change.title')}</h1>
        <PasswordField
          label={t('people:change.old')}
          value={old}
          onChange={setOld}
          problem={error && !ofNew ? errorText(error) : null}
          autoFocus
        />
        <PasswordField
          label={t('people:change.next')}
          value={next}
          onChange={setNext}
          kind="new"
          problem={error && ofNew ? errorText(error) : null}
        />
        <p className={classes.hint}>{t('people:passwordHint')}</p>
        <div className={classes.actions}>
          <Button onClick={onClose}>{t('common:cancel')}</Button>
          <Button look="primary" type="submit" aria-disabled={busy}>
            {t('people:change.save')} <KeyHint chord={saveChord} />
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
