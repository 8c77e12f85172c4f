import { IconX } from '@tabler/icons-react';
import { useState } from 'react';
import type { Registration } from '#contract/training.ts';
import { Button } from '../../components/button.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { IconButton } from '../../components/icon-button.tsx';
import { KeyHint } from '../../components/key-hint.tsx';
import { request } from '../../lib/client.ts';
import { errorText } from '../../lib/error-text.ts';
import { showUndoable } from '../../lib/undo.ts';
import { useDraft } from '../../lib/use-draft.ts';
import { useTexts } from '../../lib/use-texts.ts';
import { readRecordDraft } from './record-draft.ts';
import { saveChord } from './save-chord.ts';
import classes from './form.module.css';

const fields = ['name', 'position', 'phone', 'email'] as const;

/** Mends what is known of a participant. */
export default function PersonDialog(props: {
  readonly registration: Registration;
  readonly onClose: () => void;
}) {
  const { registration, onClose } = props;
  const { t } = useTexts();
  const { pk } = registration;
  const { draft, put, discard } = useDraft(`participant:${String(pk)}:form`);
  const [problem, setProblem] = useState<string | null>(null);
  const values = readRecordDraft(draft, {
    name: registration.participant,
    position: registration.position ?? '',
    phone: registration.phone ?? '',
    email: registration.email ?? '',
  });
  const save = (): void => {
    const { name, position, phone, email } = values;
    request('registration-patch', {
      pk,
      fields: { participant: name, position, phone, email },
    }).then(
      () => {
        discard();
        showUndoable(t('trainings:did.personChanged'));
        onClose();
      },
      (error: unknown) => setProblem(errorText(error)),
    );
  };
  const title = t('trainings:commands.editPerson');
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
          {fields.map((field) => (
            <div key={field} className={classes.line}>
              <span className={classes.label} aria-hidden>
                {t(`trainings:form.${field}`)}
              </span>
              <input
                type="text"
                autoComplete="off"
                spellCheck={false}
                data-autofocus={field === 'name' || undefined}
                maxLength={200}
                className={classes.input}
                value={values[field]}
                aria-label={t(`trainings:form.${field}`)}
                onChange={(event) =>
                  put(JSON.stringify({ ...values, [field]: event.target.value }))
                }
              />
            </div>
          ))}
          {problem !== null && (
            <p className={classes.problem} role="alert">
              {problem}
            </p>
          )}
        </div>
        <footer className={classes.foot}>
          <Button look="primary" onClick={save}>
            {t('common:save')} <KeyHint chord={saveChord} />
          </Button>
        </footer>
      </form>
    </Dialog>
  );
}
