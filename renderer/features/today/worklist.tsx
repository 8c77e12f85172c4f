import {
  IconAlertTriangle,
  IconArrowUpCircle,
  IconCalendarCheck,
  IconChevronDown,
  IconChevronRight,
  IconClockPause,
  IconCoins,
  IconFlagFilled,
  IconPhoneX,
  IconSchool,
  IconUserCheck,
  type Icon,
} from '@tabler/icons-react';
import { memo, useEffect, useRef } from 'react';
import type { RequestRow, TaskRow } from '#contract/task.ts';
import type { TaskKind } from '#domain/task/task-kinds.ts';
import shared from '../../components/list-line.module.css';
import { MiddleText } from '../../components/middle-text.tsx';
import spoken from '../../components/spoken.module.css';
import { formatInstant } from '../../lib/format.ts';
import { nextLine } from '../../lib/next-line.ts';
import { taskTitle } from '../../lib/task-title.ts';
import { useMinute } from '../../lib/use-now.ts';
import { useTexts } from '../../lib/use-texts.ts';
import type { Line, LineGroup } from './lines.ts';
import { useTodayStore } from './today-store.ts';
import { actorWord, dueWord, reasonWord, shortWhen } from './words.ts';
import classes from './worklist.module.css';

const signs: Readonly<Record<TaskKind, Icon>> = {
  'follow-up': IconCalendarCheck,
  'missed-call': IconPhoneX,
  registration: IconSchool,
  'bonus-request': IconCoins,
  other: IconUserCheck,
};

function Importance({ row }: { readonly row: TaskRow | RequestRow }) {
  const texts = useTexts();
  const { t } = texts;
  const { importance, reasons } = row;
  const why = reasons.map((reason) => reasonWord(texts, reason)).join(', ');
  const word = t(`today:importance.${importance}`);
  return (
    <span
      className={classes.importance}
      data-importance={importance}
      title={why === '' ? word : `${word}: ${why}`}
    >
      {importance === 'high' && <IconFlagFilled size={13} aria-hidden />}
      <span className={spoken.spoken}>{word}</span>
    </span>
  );
}

function Who({ name }: { readonly name: string | null }) {
  return (
    <span className={classes.who}>
      <MiddleText text={name ?? ''} />
    </span>
  );
}

// Moving the cursor draws two lines anew, not all of them.
const TaskCells = memo(function TaskCells(props: {
  readonly task: TaskRow;
  readonly overdue: boolean;
}) {
  const { task, overdue } = props;
  const texts = useTexts();
  const { t } = texts;
  const now = useMinute();
  const Sign = signs[task.kind];
  const { warnsPk, escalatedAt, assignedBy, snoozedUntil } = task;
  const title = taskTitle(texts, task);
  const moved = warnsPk === null && escalatedAt !== null;
  const given = assignedBy === null ? '' : actorWord(texts, assignedBy);
  return (
    <>
      <Importance row={task} />
      <span className={classes.kind} title={t(`today:kind.${task.kind}`)}>
        <Sign size={15} stroke={1.75} aria-hidden />
        <span className={spoken.spoken}>{t(`today:kind.${task.kind}`)}</span>
      </span>
      <span className={classes.title}>
        {warnsPk !== null && (
          <span className={classes.mark} data-bad>
            <IconAlertTriangle size={13} stroke={1.75} aria-hidden />
            {t('today:mark.warning')}
          </span>
        )}
        {moved && (
          <span
            className={classes.mark}
            title={t('today:mark.movedAt', { when: formatInstant(escalatedAt) })}
          >
            <IconArrowUpCircle size={13} stroke={1.75} aria-hidden />
            {t('today:mark.moved')}
          </span>
        )}
        {snoozedUntil !== null && snoozedUntil > now && (
          <span className={classes.mark}>
            <IconClockPause size={13} stroke={1.75} aria-hidden />
            {t('today:mark.snoozed', { when: shortWhen(snoozedUntil, now) })}
          </span>
        )}
        <span className={classes.text} title={title}>
          {title}
        </span>
      </span>
      <Who name={task.resellerName} />
      <span
        className={classes.owner}
        title={given === '' ? '' : t('today:mark.given', { name: given })}
      >
        <MiddleText text={task.owner ?? t('today:nobody')} />
      </span>
      {/* One that nobody touched in time stands among the late ones before its own time has come. */}
      <time className={classes.due} data-overdue={(overdue && task.dueAt <= now) || undefined}>
        {dueWord(task, now)}
      </time>
    </>
  );
});

function RequestCells({ request }: { readonly request: RequestRow }) {
  const { t } = useTexts();
  const Sign = signs[request.kind];
  const title = request.kind === 'registration' ? request.title : t('today:kind.bonus-request');
  return (
    <>
      <Importance row={request} />
      <span className={classes.kind} title={t(`today:kind.${request.kind}`)}>
        <Sign size={15} stroke={1.75} aria-hidden />
      </span>
      <span className={classes.title}>
        <span className={classes.text} title={title}>
          {title}
        </span>
      </span>
      <Who name={request.resellerName} />
      <span className={classes.owner}>
        <MiddleText text={request.by ?? ''} />
      </span>
      <time className={classes.due}>{formatInstant(request.at)}</time>
    </>
  );
}

/** The id of the line of a key, for menus that open at it. */
export function lineId(key: string): string {
  return `today-${key}`;
}

/** Gives the line under the cursor the keyboard. */
export function focusLine(): void {
  const { active } = useTodayStore.getState();
  const line = active === null ? null : document.getElementById(lineId(active));
  (line ?? document.querySelector<HTMLElement>(`.${classes.line ?? ''}`))?.focus();
}

/** What is to be done, in sections; arrows move, Enter opens. */
export function Worklist(props: {
  readonly groups: readonly LineGroup[];
  readonly openPk: number | null;
  /** What is shown is of before, until the answer of now is there. */
  readonly busy: boolean;
  /** The cursor came to a line by an arrow or the mouse. */
  readonly onMove: (line: Line) => void;
  readonly onOpen: (line: Line) => void;
}) {
  const { groups, openPk, busy, onMove, onOpen } = props;
  const { t } = useTexts();
  const { active, activeAt, showsLater } = useTodayStore();
  const list = useRef<HTMLDivElement>(null);
  const lines = groups.flatMap((group) => group.lines);
  const found = lines.findIndex(({ key }) => key === active);
  // A line that is done makes room: the cursor stays where it was.
  const at = found >= 0 ? found : Math.max(0, Math.min(activeAt, lines.length - 1));
  const current = lines[at];

  useEffect(() => {
    if (current === undefined) return;
    if (current.key !== active || at !== activeAt) {
      useTodayStore.setState({ active: current.key, activeAt: at });
    }
  });
  const currentKey = current?.key;
  useEffect(() => {
    // The line that had the keyboard has gone, or the screen has just come up.
    if (currentKey !== undefined && document.activeElement === document.body) focusLine();
  }, [currentKey]);

  const moveTo = (next: number): void => {
    const line = lines[next];
    if (!line) return;
    useTodayStore.setState({ active: line.key, activeAt: next });
    document.getElementById(lineId(line.key))?.focus();
    onMove(line);
  };

  return (
    <div
      ref={list}
      className={classes.list}
      data-worklist={busy ? 'busy' : 'ready'}
      onKeyDown={(event) => {
        if (!(event.target instanceof HTMLElement) || event.target.role !== 'option') return;
        const next = event.shiftKey ? null : nextLine(event, at, lines.length - 1);
        if (next !== null) moveTo(next);
        else if (event.key === 'Enter' && !event.ctrlKey && !event.metaKey && current) {
          onOpen(current);
        } else return;
        event.preventDefault();
      }}
    >
      {groups.map(({ name, count, lines: own }) => {
        const Turn = showsLater ? IconChevronDown : IconChevronRight;
        const word = t(`today:section.${name}`);
        return (
          <section key={name} className={classes.section} data-section={name}>
            <h2 className={classes.head}>
              {name === 'later' ? (
                <button
                  type="button"
                  className={classes.turn}
                  aria-expanded={showsLater}
                  onClick={() => useTodayStore.setState({ showsLater: !showsLater })}
                >
                  <Turn size={14} aria-hidden />
                  {word}
                  <span className={classes.count}>{count}</span>
                </button>
              ) : (
                <>
                  {word}
                  <span className={classes.count}>{count}</span>
                </>
              )}
            </h2>
            {own.length > 0 && (
              <div role="listbox" aria-label={word}>
                {own.map((line) => (
                  <div
                    key={line.key}
                    id={lineId(line.key)}
                    role="option"
                    className={`${shared.line} ${classes.line}`}
                    tabIndex={line.key === currentKey ? 0 : -1}
                    aria-selected={line.key === currentKey}
                    data-open={(line.kind === 'task' && line.task.pk === openPk) || undefined}
                    onMouseDown={() => moveTo(lines.indexOf(line))}
                    onDoubleClick={() => onOpen(line)}
                  >
                    {line.kind === 'task' ? (
                      <TaskCells task={line.task} overdue={name === 'overdue'} />
                    ) : (
                      <RequestCells request={line.request} />
                    )}
                  </div>
                ))}
              </div>
            )}
          </section>
        );
      })}
    </div>
  );
}
