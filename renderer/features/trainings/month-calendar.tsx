import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import { useEffect, useRef, type KeyboardEvent } from 'react';
import type { SessionRow } from '#contract/training.ts';
import { monthOf } from '#domain/bonus/month.ts';
import { addDays, addMonths, weekdayOf, weeksOfMonth } from '#domain/calendar/month-grid.ts';
import { lastDay } from '#domain/training/session-rules.ts';
import { sessionSign, takenSeats } from '#domain/training/session-sign.ts';
import { Button } from '../../components/button.tsx';
import { IconButton } from '../../components/icon-button.tsx';
import spoken from '../../components/spoken.module.css';
import { useCommands } from '../../lib/commands.ts';
import { formatMonth, formatWeekday } from '../../lib/format.ts';
import { goToSession } from '../../lib/session-place.ts';
import { useChannel } from '../../lib/use-channel.ts';
import { useMinute } from '../../lib/use-now.ts';
import { useTexts } from '../../lib/use-texts.ts';
import { trainingCommands } from './commands.ts';
import { sessionSigns } from './session-signs.ts';
import { sessionWhere } from './session-words.ts';
import { monthQuery, todayHere, useTrainingsStore } from './trainings-store.ts';
import classes from './month-calendar.module.css';

function dayId(day: string): string {
  return `day-${day}`;
}

/** Gives the day under the cursor the keyboard. */
export function focusDay(): void {
  document.querySelector<HTMLElement>('[data-day][tabindex="0"]')?.focus();
}

function movedDay(event: KeyboardEvent, day: string): string | null {
  if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return null;
  switch (event.key) {
    case 'ArrowLeft':
      return addDays(day, -1);
    case 'ArrowRight':
      return addDays(day, 1);
    case 'ArrowUp':
      return addDays(day, -7);
    case 'ArrowDown':
      return addDays(day, 7);
    case 'Home':
      return addDays(day, 1 - weekdayOf(day));
    case 'End':
      return addDays(day, 7 - weekdayOf(day));
    case 'PageUp':
      return addMonths(day, -1);
    case 'PageDown':
      return addMonths(day, 1);
    default:
      return null;
  }
}

function Entry(props: { readonly session: SessionRow; readonly open: boolean }) {
  const { session, open } = props;
  const { t } = useTexts();
  const sign = sessionSign(session);
  const { icon: Sign, tone } = sessionSigns[sign];
  const seats = t('trainings:seats.taken', { taken: takenSeats(session), seats: session.seats });
  const where = sessionWhere(t, session);
  const state = t(`trainings:sessionState.${sign}`);
  return (
    <button
      type="button"
      tabIndex={-1}
      className={classes.entry}
      data-open={open || undefined}
      data-tone={tone}
      title={[session.course, where, seats, state].join(' · ')}
      onClick={() => goToSession(session.pk, { replace: open })}
    >
      <Sign size={12} stroke={2} aria-label={state} role="img" />
      <span className={classes.course}>{session.course}</span>
      <span className={classes.where}>
        {where} {seats}
      </span>
    </button>
  );
}

/** The sessions of a month by day; arrows move, Enter opens what there is on a day, one by one. */
export function MonthCalendar(props: {
  readonly openPk: number | null;
  readonly onNew: (day: string) => void;
  readonly onEnter: () => void;
}) {
  const { openPk, onNew, onEnter } = props;
  const { t, language } = useTexts();
  const state = useTrainingsStore();
  const today = todayHere(useMinute());
  const day = state.day ?? today;
  const weeks = weeksOfMonth(day);
  const { data } = useChannel('session-list', monthQuery(state, day), { keepPrevious: true });
  const moved = useRef(false);
  useEffect(() => {
    if (moved.current) document.getElementById(dayId(day))?.focus();
    moved.current = false;
  }, [day]);
  useEffect(() => {
    if (document.activeElement === document.body) focusDay();
  }, []);
  useCommands(trainingCommands, { 'trainings-focus': focusDay });
  const sessionsOn = (on: string): readonly SessionRow[] =>
    data?.sessions.filter((session) => session.startsOn <= on && lastDay(session) >= on) ?? [];
  const goTo = (next: string): void => {
    moved.current = true;
    useTrainingsStore.setState({ day: next });
  };
  const openDay = (on: string): void => {
    const own = sessionsOn(on);
    const at = own.findIndex(({ pk }) => pk === openPk);
    const next = own[(at + 1) % Math.max(1, own.length)];
    if (!next) onNew(on);
    else if (next.pk === openPk) onEnter();
    else goToSession(next.pk, { replace: openPk !== null });
  };
  return (
    <div className={classes.calendar}>
      <header className={classes.head}>
        <IconButton
          icon={IconChevronLeft}
          label={t('trainings:calendar.before')}
          onClick={() => useTrainingsStore.setState({ day: addMonths(day, -1) })}
        />
        <h2 className={classes.month} aria-live="polite">
          {formatMonth(monthOf(day), language)}
        </h2>
        <IconButton
          icon={IconChevronRight}
          label={t('trainings:calendar.after')}
          onClick={() => useTrainingsStore.setState({ day: addMonths(day, 1) })}
        />
        <Button onClick={() => goTo(today)}>{t('trainings:calendar.today')}</Button>
      </header>
      <div
        role="grid"
        aria-label={t('trainings:calendar.label')}
        className={classes.grid}
        onKeyDown={(event) => {
          const next = movedDay(event, day);
          if (next !== null) goTo(next);
          else if (event.key === 'Enter' && !event.ctrlKey && !event.metaKey) openDay(day);
          else return;
          event.preventDefault();
          event.stopPropagation();
        }}
      >
        <div role="row" className={classes.week} data-head>
          {weeks[0]?.map((on) => (
            <span key={on} role="columnheader" className={classes.weekday}>
              {formatWeekday(on, language)}
            </span>
          ))}
        </div>
        {weeks.map((week) => (
          <div key={week[0]} role="row" className={classes.week}>
            {week.map((on) => {
              const own = sessionsOn(on);
              return (
                <div
                  key={on}
                  id={dayId(on)}
                  role="gridcell"
                  data-day={on}
                  tabIndex={on === day ? 0 : -1}
                  aria-selected={on === day}
                  className={classes.day}
                  data-other={on.slice(0, 7) !== day.slice(0, 7) || undefined}
                  data-today={on === today || undefined}
                  onMouseDown={() => useTrainingsStore.setState({ day: on })}
                >
                  <span className={classes.date}>
                    {Number(on.slice(8))}
                    <span className={spoken.spoken}> {formatMonth(monthOf(on), language)}</span>
                  </span>
                  {own.slice(0, 4).map((session) => (
                    <Entry key={session.pk} session={session} open={session.pk === openPk} />
                  ))}
                  {own.length > 4 && (
                    <span className={classes.more}>
                      {t('trainings:calendar.more', { number: own.length - 4 })}
                    </span>
                  )}
                </div>
              );
            })}
          </div>
        ))}
      </div>
    </div>
  );
}
