import { IconX } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import type { Registration } from '#contract/training.ts';
import { Button } from '../../components/button.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { IconButton } from '../../components/icon-button.tsx';
import { KeyHint } from '../../components/key-hint.tsx';
import { request } from '../../lib/client.ts';
import { errorText } from '../../lib/error-text.ts';
import { useTexts } from '../../lib/use-texts.ts';
import { saveChord } from './save-chord.ts';
import { SessionField } from './session-field.tsx';
import { fieldIds } from './use-registration-form.ts';
import type { SessionActions } from './use-session-commands.ts';
import classes from './form.module.css';

/** Moves a participant to another session, on a seat or to its waiting list. */
export default function TransferDialog(props: {
  readonly registration: Registration;
  readonly actions: SessionActions;
  readonly onClose: () => void;
}) {
  const { registration, actions, onClose } = props;
  const { t } = useTexts();
  const [sessionPk, setSessionPk] = useState<number | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  useEffect(() => document.getElementById(fieldIds.session)?.focus(), []);
  const { pk, participant, reseller, resellerCity } = registration;
  const save = (): void => {
    if (sessionPk === null) {
      setProblem(t('trainings:form.sessionMissing'));
      document.getElementById(fieldIds.session)?.focus();
      return;
    }
    request('registration-transfer', { pk, sessionPk }).then(
      (answer) => {
        const waits = answer.registration.state === 'waitlisted';
        actions.tell(
          t(waits ? 'trainings:did.transferredWaiting' : 'trainings:did.transferred', {
            name: participant,
          }),
          answer,
        );
        onClose();
      },
      (error: unknown) => setProblem(errorText(error)),
    );
  };
  const title = t('trainings:commands.transfer');
  return (
    <Dialog label={title} onClose={onClose} wide>
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
          <p className={classes.about}>{[participant, reseller].join(' · ')}</p>
          <SessionField
            city={resellerCity}
            sessionPk={sessionPk}
            invalid={problem !== null && sessionPk === null}
            onChoose={setSessionPk}
            onNext={() => document.getElementById('training-transfer')?.focus()}
          />
          {problem !== null && (
            <p className={classes.problem} role="alert">
              {problem}
            </p>
          )}
        </div>
        <footer className={classes.foot}>
          <Button id="training-transfer" look="primary" onClick={save}>
            {t('trainings:transfer.button')} <KeyHint chord={saveChord} />
          </Button>
        </footer>
      </form>
    </Dialog>
  );
}
