import { useState, type KeyboardEvent } from 'react';
import { localDate } from '#domain/calendar/instant.ts';
import { parsePeriod, periodNames } from '#domain/calendar/period.ts';
import { Button } from '../../components/button.tsx';
import { formatDate, personZone } from '../../lib/format.ts';
import { useTexts } from '../../lib/use-texts.ts';
import { useLogStore } from './log-store.ts';
import classes from './menus.module.css';

function moveFocus(event: KeyboardEvent<HTMLElement>): void {
  const move = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (move === undefined) return;
  event.preventDefault();
  const stops = [...event.currentTarget.querySelectorAll<HTMLElement>('button, input')];
  const at = stops.indexOf(document.activeElement as HTMLElement);
  stops[Math.max(0, Math.min(stops.length - 1, at + move))]?.focus();
}

/** Periods by their names, which move on with the days, and from one day to another as typed. */
export default function PeriodMenu({ onDone }: { readonly onDone: () => void }) {
  const { t } = useTexts();
  const period = useLogStore((state) => state.period);
  const days = period !== null && !('name' in period) ? period : null;
  const [from, setFrom] = useState(days?.from ? formatDate(days.from) : '');
  const [to, setTo] = useState(days?.to ? formatDate(days.to) : '');
  const [fault, setFault] = useState<'from' | 'to' | 'order' | null>(null);

  const choose = (chosen: typeof period): void => {
    useLogStore.setState({ period: chosen });
    onDone();
  };
  const take = (): void => {
    const read = parsePeriod(from, to, localDate(Date.now(), personZone()));
    if (!read.ok) return setFault(read.code);
    choose(read.value.from === null && read.value.to === null ? null : read.value);
  };
  return (
    <div className={classes.menu} onKeyDown={moveFocus}>
      <ul className={classes.list}>
        {periodNames.map((name) => {
          const on = period !== null && 'name' in period && period.name === name;
          return (
            <li key={name}>
              <button
                type="button"
                className={classes.line}
                aria-pressed={on}
                onClick={() => choose(on ? null : { name })}
              >
                {t(`interactions:period.${name}`)}
              </button>
            </li>
          );
        })}
      </ul>
      <form
        className={classes.days}
        onSubmit={(event) => {
          event.preventDefault();
          take();
        }}
      >
        <label>
          {t('interactions:period.from')}
          <input
            type="text"
            autoComplete="off"
            className={classes.input}
            value={from}
            aria-invalid={fault === 'from' || fault === 'order'}
            onChange={(event) => setFrom(event.target.value)}
          />
        </label>
        <label>
          {t('interactions:period.to')}
          <input
            type="text"
            autoComplete="off"
            className={classes.input}
            value={to}
            aria-invalid={fault === 'to' || fault === 'order'}
            onChange={(event) => setTo(event.target.value)}
          />
        </label>
        <Button type="submit">{t('interactions:period.show')}</Button>
        {fault !== null && (
          <p className={classes.problem} role="alert">
            {t(fault === 'order' ? 'interactions:period.order' : 'interactions:period.noDate')}
          </p>
        )}
      </form>
    </div>
  );
}
