import { IconBuildingOff, IconCircleCheck } from '@tabler/icons-react';
import { useState } from 'react';
import type { NumberMatch, RunningCall } from '#contract/call.ts';
import { Button } from '../../components/button.tsx';
import { KeyHint } from '../../components/key-hint.tsx';
import { MiddleText } from '../../components/middle-text.tsx';
import { showError } from '../../lib/error-text.ts';
import { useChannel } from '../../lib/use-channel.ts';
import { useTexts } from '../../lib/use-texts.ts';
import { callScreenCommands } from './commands.ts';
import { MatchList } from './match-list.tsx';
import { ResellerPicker } from './reseller-picker.tsx';
import { callStep } from './use-calls.ts';
import classes from './who-step.module.css';

/** Whom of the reseller one speaks with. */
function ContactChoice({ call }: { readonly call: RunningCall & { readonly resellerPk: number } }) {
  const { t } = useTexts();
  const { pk, resellerPk, contactPk } = call;
  const { data } = useChannel('interaction-briefing', { resellerPk });
  if (!data || data.contacts.length === 0) return null;
  return (
    <select
      className={classes.contact}
      aria-label={t('calls:who.contact')}
      value={contactPk ?? ''}
      onChange={(event) => {
        const chosen = event.target.value === '' ? null : Number(event.target.value);
        callStep('call-assign', { pk, resellerPk, contactPk: chosen }).catch(showError);
      }}
    >
      <option value="">{t('calls:who.noContact')}</option>
      {data.contacts.map((contact) => (
        <option key={contact.pk} value={contact.pk}>
          {[contact.name, contact.position].filter((part) => part !== null).join(', ')}
        </option>
      ))}
    </select>
  );
}

function Answered({ call, onWrong }: { readonly call: RunningCall; readonly onWrong: () => void }) {
  const { t } = useTexts();
  const { resellerPk, reseller, companyText } = call;
  const Sign = resellerPk === null ? IconBuildingOff : IconCircleCheck;
  const nobody = companyText === null || companyText === '' ? t('calls:who.nobody') : companyText;
  return (
    <div className={classes.answered}>
      <Sign
        className={classes.sign}
        data-known={resellerPk !== null || undefined}
        size={16}
        aria-hidden
      />
      <span className={classes.name}>
        <MiddleText text={reseller ?? nobody} />
      </span>
      <Button onClick={onWrong}>
        {t('calls:who.wrong')} <KeyHint chord={callScreenCommands['call-wrong-reseller'].keys[0]} />
      </Button>
      {resellerPk !== null && <ContactChoice call={{ ...call, resellerPk }} />}
    </div>
  );
}

/** The first step: who it is. The number proposes, a person decides, and can take it back. */
export function WhoStep(props: {
  readonly call: RunningCall;
  /** Whether it is decided who it is. */
  readonly answered: boolean;
  /** The id of whatever has the keyboard in this step. */
  readonly fieldId: string;
  /** Whom the briefing is about while nobody is confirmed. */
  readonly onPoint: (resellerPk: number | null) => void;
  /** Called with the answer on its way to the data process, and who it is; null for no reseller. */
  readonly onAnswered: (answer: Promise<unknown>, resellerPk: number | null) => void;
  readonly onWrong: () => void;
  readonly onNew: (typed: string) => void;
}) {
  const { call, answered, fieldId, onPoint, onAnswered, onWrong, onNew } = props;
  const { t } = useTexts();
  const [other, setOther] = useState(false);
  const { pk, matches } = call;

  // The keyboard goes on at once: what is typed before the answer comes is of the next field.
  const assign = (resellerPk: number, contactPk: number | null): void => {
    onAnswered(callStep('call-assign', { pk, resellerPk, contactPk }), resellerPk);
  };
  const confirm = ({ resellerPk, contacts }: NumberMatch): void => {
    // Of several people with one number nobody knows who speaks.
    const [only, another] = contacts;
    assign(resellerPk, only && !another ? only.pk : null);
  };
  const nobody = (companyText: string): void => {
    onAnswered(callStep('call-nobody', { pk, companyText }), null);
  };

  if (answered) {
    return <Answered call={call} onWrong={onWrong} />;
  }
  if (matches.length === 0 || other) {
    return (
      <div className={classes.step}>
        <ResellerPicker
          inputId={fieldId}
          autoFocus
          onPick={(resellerPk) => assign(resellerPk, null)}
          onPoint={onPoint}
          onNew={onNew}
          onNobody={nobody}
        />
        <p className={classes.hint}>
          {t(matches.length === 0 && call.phone !== null ? 'calls:who.none' : 'calls:who.search')}
        </p>
      </div>
    );
  }
  return (
    <div className={classes.step}>
      <MatchList
        listId={fieldId}
        matches={matches}
        onConfirm={confirm}
        onPoint={onPoint}
        onOther={() => setOther(true)}
      />
      <p className={classes.hint}>
        <span>
          <KeyHint chord={{ code: 'Enter' }} />{' '}
          {t(matches.length === 1 ? 'calls:who.confirm' : 'calls:who.choose')}
        </span>
        <button type="button" className={classes.link} onClick={() => setOther(true)}>
          <KeyHint chord={{ code: 'ArrowDown' }} /> {t('calls:who.other')}
        </button>
      </p>
    </div>
  );
}
