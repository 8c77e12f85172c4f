import { IconPhone, IconX } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import { Button } from '../../components/button.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { FieldLine } from '../../components/field-line.tsx';
import { FindReseller } from '../../components/find-reseller.tsx';
import shared from '../../components/form.module.css';
import { IconButton } from '../../components/icon-button.tsx';
import { KeyHint } from '../../components/key-hint.tsx';
import { MiddleText } from '../../components/middle-text.tsx';
import { onSaveKey } from '../../lib/on-save-key.ts';
import { saveChord } from '../../lib/shell-keys.ts';
import { useChannel } from '../../lib/use-channel.ts';
import { useMay } from '../../lib/use-may.ts';
import { useTexts } from '../../lib/use-texts.ts';
import { ParticipantRows } from './participant-rows.tsx';
import { SessionField } from './session-field.tsx';
import { fieldIds, useRegistrationForm } from './use-registration-form.ts';
import classes from './registration-form.module.css';

/** Ctrl+T: who comes to which training, for the reseller at hand; within a call of that call. */
export default function RegistrationForm(props: {
  readonly resellerPk: number | null;
  readonly interactionPk: number | null;
  readonly onClose: () => void;
}) {
  const { onClose } = props;
  const { t } = useTexts();
  const [resellerPk, setResellerPk] = useState(props.resellerPk);
  // Another reseller than the one of the call: the call is not of this registration.
  const isOfCall = props.resellerPk === null || resellerPk === props.resellerPk;
  const interactionPk = isOfCall ? props.interactionPk : null;
  const { why } = useMay('registrations', 'add');
  const { data: card } = useChannel(
    'reseller-card',
    { pk: resellerPk ?? 1 },
    { enabled: resellerPk !== null },
  );
  const known = card?.pk === resellerPk ? card : undefined;
  const form = useRegistrationForm({ resellerPk, interactionPk, onSaved: onClose });
  const { draft, problem, putDraft, check } = form;
  // Where the work begins: for whom, for what, or who, whatever is not yet known.
  const begin =
    resellerPk === null
      ? fieldIds.reseller
      : draft.sessionPk === null
        ? fieldIds.session
        : fieldIds.name(draft.rows.length - 1);
  const latest = useRef(begin);
  useEffect(() => {
    latest.current = begin;
  });
  useEffect(() => document.getElementById(latest.current)?.focus(), [resellerPk]);
  const title = t('shell:commands.registration');
  return (
    <Dialog label={title} onClose={onClose} wide top>
      <form
        className={shared.form}
        onSubmit={(event) => event.preventDefault()}
        onKeyDown={onSaveKey(() => {
          if (why === null) form.save();
        })}
      >
        <header className={shared.head}>
          <h1>{title}</h1>
          {interactionPk !== null && (
            <span className={classes.ofCall}>
              <IconPhone size={14} stroke={1.75} aria-hidden />
              {t('trainings:form.ofCall')}
            </span>
          )}
          <IconButton icon={IconX} label={t('common:close')} onClick={onClose} />
        </header>
        <div className={classes.lines}>
          <FieldLine
            label={t('trainings:form.reseller')}
            problem={problem?.field === 'reseller' ? t('trainings:form.resellerMissing') : null}
          >
            {resellerPk === null ? (
              <FindReseller
                label={t('trainings:form.findReseller')}
                inputId={fieldIds.reseller}
                onTake={(pk) => {
                  form.moveTo(pk);
                  setResellerPk(pk);
                }}
              />
            ) : (
              <div className={shared.who}>
                <span className={shared.name}>
                  <MiddleText text={known?.name ?? ''} />
                </span>
                {known?.city && <span className={shared.soft}>{known.city}</span>}
                <Button onClick={() => setResellerPk(null)}>{t('trainings:form.another')}</Button>
              </div>
            )}
          </FieldLine>
          <FieldLine
            label={t('trainings:form.session')}
            problem={problem?.field === 'session' ? t('trainings:form.sessionMissing') : null}
          >
            <SessionField
              city={resellerPk === null ? null : known?.city}
              sessionPk={draft.sessionPk}
              invalid={problem?.field === 'session'}
              onChoose={form.chooseSession}
              onNext={() => document.getElementById(fieldIds.name(0))?.focus()}
            />
          </FieldLine>
        </div>
        <ParticipantRows
          rows={draft.rows}
          card={known}
          check={check}
          missing={problem?.field === 'name' ? problem.at : null}
          onRows={(change) => putDraft(({ rows }) => ({ rows: change(rows) }))}
        />
        {(problem?.field === 'saved' || problem?.field === 'name' || why !== null) && (
          <p className={classes.fault} role="alert">
            {problem?.field === 'saved' ? problem.text : (why ?? t('trainings:form.nameMissing'))}
          </p>
        )}
        <footer className={shared.foot}>
          <Button look="primary" disabled={why !== null || form.saving} onClick={form.save}>
            {t('trainings:form.save')} <KeyHint chord={saveChord} />
          </Button>
          <span className={shared.soft}>{t('trainings:form.hint')}</span>
        </footer>
      </form>
    </Dialog>
  );
}
