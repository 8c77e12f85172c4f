import { IconPhoneIncoming, IconPhoneOutgoing, IconPhoneX, IconTrash } from '@tabler/icons-react';
import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import type { RunningCall } from '#contract/call.ts';
import { isWaiting } from '#domain/interaction/call-steps.ts';
import { Button } from '../../components/button.tsx';
import { Copyable } from '../../components/copyable.tsx';
import { FieldLine } from '../../components/field-line.tsx';
import { IconButton } from '../../components/icon-button.tsx';
import { KeyHint } from '../../components/key-hint.tsx';
import { leaveCall } from '../../lib/call-place.ts';
import { useCommands } from '../../lib/commands.ts';
import { showError } from '../../lib/error-text.ts';
import { formatPhone } from '../../lib/format.ts';
import { showUndoable } from '../../lib/undo.ts';
import { useChannel } from '../../lib/use-channel.ts';
import { useTexts } from '../../lib/use-texts.ts';
import classes from './call-form.module.css';
import { callSign } from './call-sign.ts';
import { callScreenCommands } from './commands.ts';
import { fieldId } from './form-fields.ts';
import { InteractionFields } from './interaction-fields.tsx';
import { NumberField } from './number-field.tsx';
import { RunningTime } from './running-time.tsx';
import { useCallForm } from './use-call-form.ts';
import { callStep } from './use-calls.ts';
import { WhoStep } from './who-step.tsx';

function FormHead({ call }: { readonly call: RunningCall }) {
  const { t } = useTexts();
  const { icon: Sign, tone, word } = callSign(call);
  const Direction = call.direction === 'in' ? IconPhoneIncoming : IconPhoneOutgoing;
  return (
    <header className={classes.head}>
      <h1 className={classes.title}>
        <Direction size={18} stroke={1.75} aria-hidden />
        {t(call.direction === 'in' ? 'calls:incoming' : 'calls:outgoing')}
      </h1>
      {call.phone === null ? (
        <NumberField pk={call.pk} />
      ) : (
        <Copyable text={formatPhone(call.phone)} value={call.phone} />
      )}
      <span className={classes.state} data-tone={tone}>
        <Sign size={15} stroke={1.75} aria-hidden />
        {t(word)}
      </span>
      <span className={classes.time}>
        <RunningTime call={call} />
      </span>
    </header>
  );
}

/** What is to be done with a call that is not spoken with now. */
function Aside({ call }: { readonly call: RunningCall }) {
  const { t } = useTexts();
  if (call.state === 'open') return null;
  const waiting = isWaiting(call);
  const resume = (): void => void callStep('call-resume', { pk: call.pk }).catch(showError);
  return (
    <div className={classes.aside} role="status">
      <span>{t(waiting ? 'calls:aside.waiting' : `calls:aside.${call.state}`)}</span>
      <Button onClick={resume}>
        {t(waiting ? 'calls:aside.answer' : 'calls:aside.resume')}{' '}
        <KeyHint chord={{ code: waiting ? 'F4' : 'F6' }} />
      </Button>
    </div>
  );
}

/** Offers to give a number that nobody has to the reseller that was confirmed. */
function KeepNumber(props: {
  readonly phone: string;
  readonly keep: boolean;
  readonly onChange: (keep: boolean) => void;
}) {
  const { t } = useTexts();
  const { data } = useChannel('call-identify', { text: props.phone });
  if (data?.matches.length !== 0) return null;
  return (
    <FieldLine label="">
      <label className={classes.keep}>
        <input
          type="checkbox"
          checked={props.keep}
          onChange={(event) => props.onChange(event.target.checked)}
        />
        {t('calls:form.keepNumber')}
      </label>
    </FieldLine>
  );
}

/** The form of a call in the order of the work: who, topic, note, outcome, what next. */
export function CallForm(props: {
  readonly call: RunningCall;
  readonly onPoint: (resellerPk: number | null) => void;
  /** Called with who is being confirmed, and with null once that is stored or taken back. */
  readonly onConfirming: (resellerPk: number | null) => void;
  readonly onNew: (typed: string) => void;
}) {
  const { call, onPoint, onConfirming, onNew } = props;
  const { t } = useTexts();
  const { pk, resellerPk, phone } = call;
  const answered = resellerPk !== null || call.companyText !== null;
  // An answer that is on its way counts: steps are taken in the order of the keys.
  const onItsWay = useRef(false);
  const form = useCallForm(call, () => answered || onItsWay.current);

  useLayoutEffect(() => {
    // Whoever is not confirmed has the keyboard by itself.
    if (answered) form.focusNext();
    // Only when the call comes on screen: later the keyboard is where the person is.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [pk]);

  const [takenBack, setTakenBack] = useState(0);
  const [takingBack, setTakingBack] = useState(false);
  const decided = answered && !takingBack;
  useEffect(() => {
    if (!answered) return;
    // From here on the call itself says who it is.
    onItsWay.current = false;
    onConfirming(null);
  }, [answered, onConfirming]);
  const onAnswered = (answer: Promise<unknown>, confirmed: number | null): void => {
    onItsWay.current = true;
    onConfirming(confirmed);
    answer.catch((error: unknown) => {
      onItsWay.current = false;
      onConfirming(null);
      showError(error);
    });
    form.focusNext();
  };
  const wrong = (): void => {
    onItsWay.current = false;
    onConfirming(null);
    setTakenBack((times) => times + 1);
    setTakingBack(true);
    callStep('call-unassign', { pk })
      .catch(showError)
      .finally(() => setTakingBack(false));
  };
  const away = (name: 'call-park' | 'call-missed' | 'call-discard', told: string | null): void => {
    callStep(name, { pk }).then((answer) => {
      leaveCall();
      if (told !== null) showUndoable(told, answer);
    }, showError);
  };
  const park = (): void => away('call-park', null);
  const missed = (): void => away('call-missed', t('calls:missedToast'));
  const discard = (): void => away('call-discard', t('calls:discarded'));
  useCommands(callScreenCommands, {
    'call-finish': form.finish,
    'call-leave': leaveCall,
    'call-wrong-reseller': { run: wrong, when: () => answered || onItsWay.current },
    'call-park': { run: park, when: () => call.state !== 'parked' },
    'call-missed': { run: missed, when: () => call.direction === 'in' },
    'call-discard': discard,
  });

  return (
    <section className={classes.form} aria-label={t('calls:form.label')} data-call-form={pk}>
      <FormHead call={call} />
      <Aside call={call} />
      <div className={`${classes.lines} ${classes.fields}`}>
        <FieldLine
          label={t('calls:form.who')}
          problem={form.problem === 'reseller' && !answered ? t('calls:form.whoMissing') : null}
        >
          <WhoStep
            // Undone, it begins anew with those whose number it is.
            key={`${decided ? 'answered' : 'asked'}-${takenBack}`}
            call={call}
            answered={decided}
            fieldId={fieldId(form.prefix, 'reseller')}
            onPoint={onPoint}
            onAnswered={onAnswered}
            onWrong={wrong}
            onNew={onNew}
          />
        </FieldLine>
        {resellerPk !== null && phone?.startsWith('+') === true && (
          <KeepNumber phone={phone} keep={form.keepNumber} onChange={form.setKeepNumber} />
        )}
        <InteractionFields form={form} />
      </div>
      <footer className={classes.foot}>
        <Button id={fieldId(form.prefix, 'finish')} look="primary" onClick={form.finish}>
          {t('calls:form.finish')} <KeyHint chord={callScreenCommands['call-finish'].keys[0]} />
        </Button>
        {call.state !== 'parked' && (
          <Button onClick={park}>
            {t('calls:form.park')} <KeyHint chord={callScreenCommands['call-park'].keys[0]} />
          </Button>
        )}
        <span className={classes.gap} />
        {call.direction === 'in' && (
          <IconButton icon={IconPhoneX} label={t('calls:commands.missed')} onClick={missed} />
        )}
        <IconButton icon={IconTrash} label={t('calls:commands.discard')} onClick={discard} />
      </footer>
    </section>
  );
}
