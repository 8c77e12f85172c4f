import { useEffect, useState } from 'react';
import type { Registration } from '#contract/training.ts';
import { FormDialog } from '../../components/form-dialog.tsx';
import form from '../../components/form.module.css';
import { request } from '../../lib/client.ts';
import { errorText } from '../../lib/error-text.ts';
import { useTexts } from '../../lib/use-texts.ts';
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
  const save = (): void | Promise<void> => {
    if (sessionPk === null) {
      setProblem(t('trainings:form.sessionMissing'));
      document.getElementById(fieldIds.session)?.focus();
      return;
    }
    return request('registration-transfer', { pk, sessionPk }).then(
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
  return (
    <FormDialog
      wide
      title={t('trainings:commands.transfer')}
      save={t('trainings:transfer.button')}
      saveId="training-transfer"
      className={classes.lines}
      onSave={save}
      onClose={onClose}
    >
      <p className={form.about}>{[participant, reseller].filter(Boolean).join(' · ')}</p>
      <SessionField
        city={resellerCity}
        leavingPk={registration.sessionPk}
        sessionPk={sessionPk}
        invalid={problem !== null && sessionPk === null}
        onChoose={setSessionPk}
        onNext={() => document.getElementById('training-transfer')?.focus()}
      />
      {problem !== null && (
        <p className={form.problem} role="alert">
          {problem}
        </p>
      )}
    </FormDialog>
  );
}
