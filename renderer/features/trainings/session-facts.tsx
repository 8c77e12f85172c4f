import type { SessionRow } from '#contract/training.ts';
import { takenSeats } from '#domain/training/session-sign.ts';
import { KnownFacts } from '../../components/fact.tsx';
import { ProvisionalMark } from '../../components/provisional-mark.tsx';
import pane from '../../components/pane.module.css';
import { formatDate } from '../../lib/format.ts';
import { useProvisional } from '../../lib/use-provisional.ts';
import { useTexts } from '../../lib/use-texts.ts';
import { priceWord, sessionWhen, sessionWhere } from './session-words.ts';
import classes from './session-pane.module.css';

/** When, where, by whom, until when, for how much; how full it is. */
export function SessionFacts({ session }: { readonly session: SessionRow }) {
  const { t } = useTexts();
  const provisional = useProvisional();
  const { place, trainer, deadline, pricePoints, note, seats, free, waiting, unconfirmed } =
    session;
  const taken = takenSeats(session);
  const share = Math.min(100, Math.round((taken / Math.max(1, seats)) * 100));
  const facts: readonly (readonly [string, string | null])[] = [
    [t('trainings:columns.when'), sessionWhen(session)],
    [
      t('trainings:columns.where'),
      [sessionWhere(t, session), session.online ? session.city : null, place]
        .filter(Boolean)
        .join(', '),
    ],
    [t('trainings:columns.trainer'), trainer],
    [t('trainings:columns.deadline'), deadline === null ? null : formatDate(deadline)],
    [t('trainings:fact.price'), priceWord(t, pricePoints)],
    [t('trainings:fact.note'), note],
  ];
  const counts = [
    t('trainings:seats.takenOf', { taken, seats }),
    ...(free > 0 ? [t('trainings:seats.left', { free })] : []),
    ...(waiting > 0 ? [t('trainings:seats.inQueue', { waiting })] : []),
    ...(unconfirmed > 0 ? [t('trainings:seats.unconfirmed', { unconfirmed })] : []),
  ];
  return (
    <>
      <div className={classes.fill}>
        <span className={classes.bar} aria-hidden>
          <span
            className={classes.barFull}
            data-full={free === 0 || undefined}
            style={{ width: `${String(share)}%` }}
          />
        </span>
        {counts.join(' · ')}
        {provisional.sessions.has(session.pk) && <ProvisionalMark />}
      </div>
      <dl className={`${pane.facts} ${classes.facts}`}>
        <KnownFacts facts={facts} />
      </dl>
    </>
  );
}
