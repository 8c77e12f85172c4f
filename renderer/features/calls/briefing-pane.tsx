import { IconAlertTriangle, IconMoodEmpty } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { Briefing } from '#contract/briefing.ts';
import { EmptyState } from '../../components/empty-state.tsx';
import { kindIcons } from '../../components/kind-icons.ts';
import { MiddleText } from '../../components/middle-text.tsx';
import { ProvisionalPoints } from '../../components/provisional-mark.tsx';
import { RelativeTime } from '../../components/relative-time.tsx';
import { StatusBadge } from '../../components/status-badge.tsx';
import { errorText } from '../../lib/error-text.ts';
import { formatDate, formatNumber, formatTime } from '../../lib/format.ts';
import { taskTitle } from '../../lib/task-title.ts';
import { useChannel } from '../../lib/use-channel.ts';
import { useMinute } from '../../lib/use-now.ts';
import { useTexts } from '../../lib/use-texts.ts';
import { BriefingConsents } from './briefing-consents.tsx';
import classes from './briefing-pane.module.css';

function Block(props: {
  readonly title: string;
  readonly count?: number;
  readonly empty: string;
  readonly children: readonly ReactNode[];
}) {
  const { title, count, empty, children } = props;
  return (
    <section className={classes.block}>
      <h3 className={classes.blockTitle}>
        {title}
        {count !== undefined && count > 0 && <span className={classes.count}>{count}</span>}
      </h3>
      {children.length === 0 ? (
        <p className={classes.nothing}>{empty}</p>
      ) : (
        <ul className={classes.lines}>{children}</ul>
      )}
    </section>
  );
}

function Head({
  briefing,
  confirmed,
}: {
  readonly briefing: Briefing;
  readonly confirmed: boolean;
}) {
  const { t } = useTexts();
  const now = useMinute();
  const { name, legalForm, status, statusReason, level, city, timeZone, manager, note } = briefing;
  return (
    <header className={classes.head}>
      <div className={classes.first}>
        <h2 className={classes.name}>
          <MiddleText text={name} />
          {legalForm !== null && <span className={classes.form}>{legalForm}</span>}
        </h2>
        {!confirmed && (
          <span className={classes.unconfirmed}>{t('calls:briefing.unconfirmed')}</span>
        )}
        <StatusBadge status={status} />
      </div>
      <p className={classes.facts}>
        {level !== null && <span>{t(`resellers:level.${level}`)}</span>}
        {city !== null && (
          <span>
            {city}
            {timeZone !== null && (
              <span className={classes.soft}>
                {' '}
                {t('resellers:card.localTime', { time: formatTime(now, timeZone) })}
              </span>
            )}
          </span>
        )}
        {manager !== null && (
          <span>
            <span className={classes.soft}>{t('resellers:columns.manager')}</span> {manager}
          </span>
        )}
      </p>
      {statusReason !== null && status !== 'authorised' && (
        <p className={classes.reason}>
          <IconAlertTriangle size={14} aria-hidden /> {statusReason}
        </p>
      )}
      {note !== null && <p className={classes.note}>{note}</p>}
    </header>
  );
}

function Balance(props: {
  readonly resellerPk: number;
  readonly balance: NonNullable<Briefing['balance']>;
}) {
  const { resellerPk, balance } = props;
  const { t, language } = useTexts();
  const { available, reserved, expiring } = balance;
  const [next] = expiring;
  return (
    <p className={classes.balance}>
      <span className={classes.soft}>{t('resellers:card.balance')}</span>
      <span>
        <b>{formatNumber(available, language)}</b> {t('resellers:card.available')}
      </span>
      <span>
        {formatNumber(reserved, language)} {t('resellers:card.reserved')}
      </span>
      <ProvisionalPoints resellerPk={resellerPk} />
      {next && (
        <span className={classes.expiring}>
          <IconAlertTriangle size={14} aria-hidden />
          {t('calls:briefing.expiring', {
            points: formatNumber(next.points, language),
            on: formatDate(next.on),
          })}
        </span>
      )}
    </p>
  );
}

function Blocks({ briefing }: { readonly briefing: Briefing }) {
  const texts = useTexts();
  const { t, language } = texts;
  const now = useMinute();
  const { tasks, requests, trainings, interactions } = briefing;
  return (
    <div className={classes.blocks}>
      {tasks !== null && (
        <Block
          title={t('calls:briefing.tasks')}
          count={tasks.total}
          empty={t('calls:briefing.noTasks')}
        >
          {tasks.first.map((task) => (
            <li key={task.pk} className={classes.line} data-late={task.dueAt < now || undefined}>
              <span className={classes.words} title={taskTitle(texts, task)}>
                {taskTitle(texts, task)}
              </span>
              <span className={classes.when}>
                <RelativeTime at={task.dueAt} />
              </span>
            </li>
          ))}
        </Block>
      )}
      <Block title={t('calls:briefing.requests')} empty={t('calls:briefing.noRequests')}>
        {requests.map((request) => (
          <li key={`${request.kind}-${request.pk}`} className={classes.line}>
            <span className={classes.words}>
              {request.kind === 'registration'
                ? t('calls:briefing.registration', {
                    participant: request.participant,
                    course: request.course,
                  })
                : t('calls:briefing.bonusRequest', {
                    of: t(`bonuses:kind.${request.of}`),
                    points: formatNumber(request.points, language),
                  })}
            </span>
            <span className={classes.when}>{t(`calls:requestState.${request.state}`)}</span>
          </li>
        ))}
      </Block>
      <Block title={t('calls:briefing.trainings')} empty={t('calls:briefing.noTrainings')}>
        {trainings.map((session) => (
          <li key={session.pk} className={classes.line}>
            <span className={classes.words} title={session.course}>
              {formatDate(session.startsOn)} {session.course}
            </span>
            <span className={classes.when}>
              {[
                session.city ?? t('calls:briefing.online'),
                t('calls:briefing.seats', { count: Math.max(0, session.seats - session.taken) }),
              ].join(' · ')}
            </span>
          </li>
        ))}
      </Block>
      <Block title={t('calls:briefing.interactions')} empty={t('calls:briefing.noInteractions')}>
        {interactions.map((entry) => {
          const Sign = kindIcons[entry.kind];
          const kind = t(`resellers:timeline.kind.${entry.kind}`);
          const words = [entry.title, entry.outcome].filter((part) => part !== null && part !== '');
          return (
            <li key={entry.key} className={classes.line}>
              <Sign className={classes.kind} size={14} stroke={1.75} role="img" aria-label={kind} />
              <span className={classes.words} title={entry.text ?? undefined}>
                {words.length === 0 ? kind : words.join(' · ')}
              </span>
              <span className={classes.when}>
                <RelativeTime at={entry.at} />
              </span>
            </li>
          );
        })}
      </Block>
    </div>
  );
}

/** What one must know of the partner on the telephone, at a glance. */
export function BriefingPane(props: {
  readonly resellerPk: number;
  readonly contactPk: number | null;
  /** False while the number only proposes this reseller. */
  readonly confirmed: boolean;
}) {
  const { resellerPk, contactPk, confirmed } = props;
  const { t } = useTexts();
  const { data, error } = useChannel(
    'interaction-briefing',
    { resellerPk },
    { keepPrevious: true },
  );
  if (error) return <EmptyState icon={IconMoodEmpty} title={errorText(error)} />;
  if (!data) return null;
  return (
    <article
      className={classes.pane}
      aria-label={t('calls:briefing.label')}
      data-briefing={data.resellerPk}
    >
      <Head briefing={data} confirmed={confirmed} />
      {data.balance !== null && <Balance resellerPk={data.resellerPk} balance={data.balance} />}
      <BriefingConsents contacts={data.contacts} contactPk={contactPk} />
      <Blocks briefing={data} />
    </article>
  );
}
