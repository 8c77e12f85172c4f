import { memo, useState } from 'react';
import type { TimelineEntry } from '#contract/reseller.ts';
import { RelativeTime } from '../../../components/relative-time.tsx';
import type { Language } from '../../../lib/i18n.ts';
import { formatDuration, formatInstant } from '../../../lib/format.ts';
import { textOf, useTexts } from '../../../lib/use-texts.ts';
import { changeLines, type ChangeLine } from './change-lines.ts';
import { factsLine } from './facts-line.ts';
import { kindIcons } from '../../../components/kind-icons.ts';
import classes from './timeline.module.css';

function isCreation({ changes }: TimelineEntry): boolean {
  return changes.some(
    ({ entity, field, oldValue }) => entity === 'reseller' && field === '@row' && oldValue === null,
  );
}

/** The one line of an entry, from what it is about: the topic, the text, what was changed. */
function summary(entry: TimelineEntry, lines: readonly ChangeLine[], language: Language): string {
  const [first] = lines;
  if (isCreation(entry)) return textOf('resellers:timeline.created');
  if (first) {
    const others = new Set(lines.map(({ what }) => what));
    others.delete(first.what);
    return [`${first.what}: ${first.text}`, ...others].join(', ');
  }
  if (entry.kind === 'call-missed') return textOf('resellers:timeline.kind.call-missed');
  if (entry.facts) return factsLine(entry.title, entry.facts, language);
  return entry.title === '' ? (entry.text ?? '') : entry.title;
}

function Details(props: { readonly entry: TimelineEntry; readonly lines: readonly ChangeLine[] }) {
  const { entry, lines } = props;
  const { t } = useTexts();
  const facts: readonly (readonly [string, string | null])[] = [
    [t('resellers:timeline.outcome'), entry.outcome],
    [t('resellers:timeline.contact'), entry.contact],
    [
      t('resellers:timeline.duration'),
      entry.durationSeconds === null ? null : formatDuration(entry.durationSeconds),
    ],
    [t('resellers:timeline.by'), entry.actor],
  ];
  return (
    <div className={classes.details}>
      {entry.text !== null && <p className={classes.text}>{entry.text}</p>}
      {lines.length > 0 && (
        <dl className={classes.facts}>
          {lines.map(({ what, text }, at) => (
            <div key={at} className={classes.fact}>
              <dt>{what}</dt>
              <dd>{text}</dd>
            </div>
          ))}
        </dl>
      )}
      <dl className={classes.facts}>
        {facts.map(
          ([name, value]) =>
            value !== null && (
              <div key={name} className={classes.fact}>
                <dt>{name}</dt>
                <dd>{value}</dd>
              </div>
            ),
        )}
      </dl>
      <p className={classes.when}>{formatInstant(entry.at)}</p>
    </div>
  );
}

/** One event: a line until it is opened. */
export const TimelineLine = memo(function TimelineLine(props: { readonly entry: TimelineEntry }) {
  const { entry } = props;
  const { t, language } = useTexts();
  const [open, setOpen] = useState(false);
  const KindIcon = kindIcons[entry.kind];
  const kind = t(`resellers:timeline.kind.${entry.kind}`);
  const lines = changeLines(entry.changes);
  const line = summary(entry, lines, language);
  return (
    <li className={classes.entry}>
      <button
        type="button"
        className={classes.line}
        data-kind={entry.kind}
        aria-expanded={open}
        onClick={() => setOpen(!open)}
      >
        <span className={classes.kind} title={kind}>
          <KindIcon size={15} stroke={1.75} role="img" aria-label={kind} />
        </span>
        <span className={classes.summary} title={line}>
          {line}
        </span>
        {entry.outcome !== null && <span className={classes.soft}>{entry.outcome}</span>}
        <span className={classes.time}>
          <RelativeTime at={entry.at} />
        </span>
      </button>
      {open && <Details entry={entry} lines={lines} />}
    </li>
  );
});
