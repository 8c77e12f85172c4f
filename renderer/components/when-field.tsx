import { IconAlertCircle, IconCalendarEvent } from '@tabler/icons-react';
import { useId, type KeyboardEvent, type Ref } from 'react';
import { parseWhen, type WhenFault, type WhenSide } from '#domain/calendar/parse-when.ts';
import { formatAhead, formatWhen, personZone } from '../lib/format.ts';
import type { TextKey } from '../lib/text-key.ts';
import { useMinute } from '../lib/use-now.ts';
import { useTexts } from '../lib/use-texts.ts';
import form from './form.module.css';
import classes from './when-field.module.css';

export type When = { readonly at: number } | { readonly fault: WhenFault };

/** What the words of a person mean now, in the zone of the settings. */
export function whenOf(text: string, now = Date.now(), side: WhenSide = 'ahead'): When {
  const read = parseWhen(text, { now, timeZone: personZone(), side });
  return read.ok ? { at: read.value } : { fault: read.code };
}

/** What is said of a field that looks behind, where that is another sentence. */
const behind = { empty: 'common:when.now', unclear: 'common:when.unclearPast' } as const;

const faults: Readonly<Record<WhenFault, TextKey>> = {
  empty: 'common:when.empty',
  unclear: 'common:when.unclear',
  past: 'common:when.past',
  future: 'common:when.future',
  'too-far': 'common:when.tooFar',
};

/** A date in the words people say it in, with what was understood at once below: never a guess. */
export function WhenField(props: {
  readonly value: string;
  readonly onChange: (text: string) => void;
  /** Another name than «Когда». */
  readonly label?: string;
  /** Behind is for what has been: nothing typed is now. */
  readonly side?: WhenSide;
  readonly inputRef?: Ref<HTMLInputElement>;
  readonly inputId?: string;
  readonly onKeyDown?: (event: KeyboardEvent<HTMLInputElement>) => void;
  readonly onBlur?: () => void;
}) {
  const { value, onChange, inputRef, inputId, onKeyDown, onBlur, side = 'ahead' } = props;
  const { t, language } = useTexts();
  const id = useId();
  const now = useMinute();
  const label = props.label ?? t('common:when.label');
  const when = whenOf(value, now, side);
  const told = side === 'ahead' ? faults : { ...faults, ...behind };
  const wrong = 'fault' in when && when.fault !== 'empty';
  const Sign = wrong ? IconAlertCircle : IconCalendarEvent;
  return (
    <div className={classes.field}>
      <input
        ref={inputRef}
        id={inputId}
        type="text"
        autoComplete="off"
        spellCheck={false}
        maxLength={80}
        className={form.input}
        value={value}
        placeholder={t(
          side === 'ahead' ? 'common:when.placeholder' : 'common:when.placeholderPast',
        )}
        aria-label={label}
        aria-invalid={wrong}
        aria-describedby={`${id}-read`}
        onChange={(event) => onChange(event.target.value)}
        onKeyDown={onKeyDown}
        onBlur={onBlur}
      />
      <p id={`${id}-read`} className={classes.read} data-wrong={wrong || undefined} role="status">
        <Sign size={14} stroke={1.75} aria-hidden />
        {'at' in when
          ? t('common:when.is', {
              when: formatWhen(when.at, now, language),
              ahead: formatAhead(when.at, now, language),
            })
          : t(told[when.fault])}
      </p>
    </div>
  );
}
