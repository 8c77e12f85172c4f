import type { SessionRow } from '#contract/training.ts';
import { isFull } from '#domain/training/session-rules.ts';
import { ChoiceField } from '../../components/choice-field.tsx';
import { formatDate } from '../../lib/format.ts';
import { useChannel } from '../../lib/use-channel.ts';
import { useTexts } from '../../lib/use-texts.ts';
import type { Translate } from '../../lib/text-key.ts';
import { priceWord, seatsWord, sessionWhen, sessionWhere } from './session-words.ts';
import { fieldIds } from './use-registration-form.ts';
import classes from './registration-form.module.css';

/** A session in one line, to be chosen by any of its words. */
export function sessionLine(t: Translate, session: SessionRow): string {
  return [
    session.course,
    sessionWhen(session),
    sessionWhere(t, session),
    seatsWord(t, session),
  ].join(' · ');
}

/** Its first and its last day in full, where the line has shortened them. */
function sessionWords(session: SessionRow | undefined): string {
  if (!session?.endsOn) return '';
  return `${formatDate(session.startsOn)} ${formatDate(session.endsOn)}`;
}

/** The session, from those open for registration: in the partner's city first, then online. */
export function SessionField(props: {
  /** Undefined until it is known where the partner is. */
  readonly city: string | null | undefined;
  /** The session that somebody leaves for another. */
  readonly leavingPk?: number;
  readonly sessionPk: number | null;
  readonly invalid: boolean;
  readonly onChoose: (pk: number) => void;
  readonly onNext: () => void;
}) {
  const { city, leavingPk, sessionPk, invalid, onChoose, onNext } = props;
  const { t } = useTexts();
  const { data: next = [] } = useChannel(
    'session-next',
    { city: city ?? null, ...(leavingPk === undefined ? {} : { leavingPk }) },
    { enabled: city !== undefined, keepPrevious: true },
  );
  const { data: card } = useChannel(
    'session-card',
    { pk: sessionPk ?? 1 },
    { enabled: sessionPk !== null },
  );
  const chosen = sessionPk === null ? undefined : card?.session;
  const byLine = new Map(next.map((session) => [sessionLine(t, session), session]));
  return (
    <>
      <ChoiceField
        label={t('trainings:form.session')}
        inputId={fieldIds.session}
        value={chosen ? sessionLine(t, chosen) : null}
        options={[...byLine.keys()]}
        invalid={invalid}
        placeholder={
          next.length === 0
            ? t('trainings:form.noSessions')
            : t('trainings:form.sessionPlaceholder')
        }
        wordsOf={(line) => sessionWords(byLine.get(line))}
        onlyAsked={(line) => {
          const session = byLine.get(line);
          return session !== undefined && isFull(session);
        }}
        onChoose={(line) => {
          const session = byLine.get(line);
          if (session !== undefined) onChoose(session.pk);
        }}
        onNext={onNext}
      />
      {chosen && <Facts session={chosen} />}
    </>
  );
}

/** What one tells the partner at once: where, by whom, until when, for how much, how many seats. */
function Facts({ session }: { readonly session: SessionRow }) {
  const { t } = useTexts();
  const { place, trainer, deadline, pricePoints, free, seats, waiting, closed } = session;
  const full = isFull(session);
  const facts = [
    place,
    trainer === null ? null : t('trainings:fact.trainerIs', { name: trainer }),
    deadline === null ? null : t('trainings:fact.until', { on: formatDate(deadline) }),
    priceWord(t, pricePoints),
  ].filter((fact) => fact !== null);
  return (
    <p className={classes.facts}>
      {closed !== null ? (
        <span className={classes.seats} data-tone="bad">
          {t(`trainings:closed.${closed.replace('training/', '') as 'session-over'}`)}
        </span>
      ) : (
        <span className={classes.seats} data-tone={full ? 'warn' : 'ok'}>
          {full ? t('trainings:form.full', { waiting }) : t('trainings:form.free', { free, seats })}
        </span>
      )}
      {facts.map((fact) => (
        <span key={fact}>{fact}</span>
      ))}
    </p>
  );
}
