import type { RunningCall } from '#contract/call.ts';
import { KeyHint } from '../../components/key-hint.tsx';
import { MiddleText } from '../../components/middle-text.tsx';
import { useCallPlace } from '../../lib/call-place.ts';
import { formatPhone } from '../../lib/format.ts';
import { useTexts } from '../../lib/use-texts.ts';
import { callName } from './call-name.ts';
import { callSign } from './call-sign.ts';
import classes from './call-bar.module.css';
import { RunningTime } from './running-time.tsx';
import { callAtHand, callKey, nextKey, useCalls } from './use-calls.ts';

function CallTab(props: {
  readonly call: RunningCall;
  readonly shown: boolean;
  readonly onTake: (call: RunningCall) => void;
}) {
  const { call, shown, onTake } = props;
  const { t } = useTexts();
  const { icon: Sign, tone, word } = callSign(call);
  const name = callName(call);
  const phone = call.phone === null ? '' : formatPhone(call.phone);
  return (
    <button
      type="button"
      className={classes.tab}
      data-tone={tone}
      data-call={call.pk}
      aria-current={shown ? 'true' : undefined}
      onClick={() => onTake(call)}
    >
      <Sign className={classes.sign} size={16} stroke={1.75} aria-hidden />
      <span className={classes.state}>{t(word)}</span>
      <span className={classes.name}>
        <MiddleText text={name} />
      </span>
      {phone !== '' && phone !== name && <span className={classes.phone}>{phone}</span>}
      {call.state !== 'parked' && (
        <span className={classes.time}>
          <RunningTime call={call} />
        </span>
      )}
    </button>
  );
}

/** The calls of whoever works, above every screen while there are any: each is one press away. */
export function CallBar({ onTake }: { readonly onTake: (call: RunningCall) => void }) {
  const { t } = useTexts();
  const calls = useCalls();
  const place = useCallPlace();
  if (calls === undefined || calls.length === 0) return null;
  const shown = calls.find(({ pk }) => pk === place) ?? callAtHand(calls);
  return (
    <section className={classes.bar} aria-label={t('calls:bar.label')}>
      <div className={classes.tabs}>
        {calls.map((call) => (
          <CallTab key={call.pk} call={call} shown={call === shown} onTake={onTake} />
        ))}
      </div>
      <span className={classes.keys} aria-hidden>
        <KeyHint chord={{ code: 'F4' }} /> {t(`calls:bar.${callKey(calls, place !== null).does}`)}
      </span>
      <span className={classes.keys} aria-hidden>
        <KeyHint chord={{ code: 'F6' }} /> {t(`calls:bar.${nextKey(calls)}`)}
      </span>
    </section>
  );
}
