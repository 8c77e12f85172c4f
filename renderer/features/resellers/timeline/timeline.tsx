import { useEffect, useState, type UIEvent } from 'react';
import { errorText } from '../../../lib/error-text.ts';
import { useTexts } from '../../../lib/use-texts.ts';
import { NoteComposer } from './note-composer.tsx';
import { TimelineLine } from './timeline-line.tsx';
import classes from './timeline.module.css';
import { timelineGroups, useTimeline, type TimelineGroup } from './use-timeline.ts';

/** So near to the end the next page is asked for. */
const nearEnd = 400;
/** So many lines fill the height of a usual window: they are drawn first, the others when it is idle. */
const firstLines = 22;

/** How many of the entries of `shown` are to be drawn: those in sight at once, then all of them. */
function useDrawn(shown: string, count: number, earlier: boolean): number {
  const [wholeOf, setWholeOf] = useState<string | null>(null);
  const isWhole = wholeOf === shown || count <= firstLines;
  useEffect(() => {
    // Of a card that is about to go nothing more is drawn.
    if (isWhole || earlier) return undefined;
    const idle = requestIdleCallback(() => setWholeOf(shown));
    return () => cancelIdleCallback(idle);
  }, [isWhole, shown, earlier]);
  return isWhole ? count : firstLines;
}

/** Whose entries those on screen are: drawn once, they stay as they are until others are here. */
function useShown(wanted: string, earlier: boolean): string {
  const [shown, setShown] = useState(wanted);
  if (earlier || shown === wanted) return shown;
  setShown(wanted);
  return wanted;
}

/** Everything that happened with a reseller, newest first, and a note to add to it. */
export function Timeline(props: {
  readonly pk: number;
  /** Beside a form that has a note of its own. */
  readonly withoutNote?: boolean;
}) {
  const { pk, withoutNote = false } = props;
  const { t } = useTexts();
  const [group, setGroup] = useState<TimelineGroup>('all');
  const { entries, more, error, earlier, loadMore } = useTimeline(pk, group);
  const shown = useShown(`${pk}-${group}`, earlier);
  const drawn = useDrawn(shown, entries?.length ?? 0, earlier);
  const onScroll = ({ currentTarget: list }: UIEvent<HTMLElement>): void => {
    if (drawn < (entries?.length ?? 0)) return;
    if (list.scrollTop + list.clientHeight > list.scrollHeight - nearEnd) loadMore();
  };
  return (
    <section
      className={classes.timeline}
      aria-label={t('resellers:timeline.title')}
      data-timeline={entries && !earlier ? pk : undefined}
    >
      {!withoutNote && <NoteComposer key={pk} pk={pk} />}
      <div className={classes.groups} role="group" aria-label={t('resellers:timeline.filter')}>
        {timelineGroups.map((name) => (
          <button
            key={name}
            type="button"
            className={classes.group}
            aria-pressed={group === name}
            onClick={() => setGroup(name)}
          >
            {t(`resellers:timeline.groups.${name}`)}
          </button>
        ))}
      </div>
      {error && <p className={classes.problem}>{errorText(error)}</p>}
      <ul key={shown} className={classes.entries} onScroll={onScroll} tabIndex={-1}>
        {entries?.slice(0, drawn).map((entry) => (
          <TimelineLine key={entry.key} entry={entry} />
        ))}
        {more && drawn === entries?.length && (
          <li>
            <button type="button" className={classes.more} onClick={loadMore}>
              {t('resellers:timeline.more')}
            </button>
          </li>
        )}
      </ul>
      {entries?.length === 0 && (
        <p className={classes.none}>
          {t(group === 'all' ? 'resellers:timeline.empty' : 'resellers:timeline.emptyFiltered')}
        </p>
      )}
    </section>
  );
}
