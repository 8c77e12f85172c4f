import { IconCloudX, IconMoodEmpty, IconSchool, IconX } from '@tabler/icons-react';
import type { TaskCard } from '#contract/task.ts';
import { ActionButton } from '../../components/action-button.tsx';
import { Button } from '../../components/button.tsx';
import { Copyable } from '../../components/copyable.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { Fact, KnownFacts } from '../../components/fact.tsx';
import { Hint } from '../../components/hint.tsx';
import { IconButton } from '../../components/icon-button.tsx';
import { kindIcons } from '../../components/kind-icons.ts';
import classes from '../../components/pane.module.css';
import { usePaneFocus } from '../../components/use-pane-focus.ts';
import { goToBonuses } from '../../lib/bonus-place.ts';
import { runCommand } from '../../lib/commands.ts';
import { errorText } from '../../lib/error-text.ts';
import { formatInstant, formatPhone, formatTime, formatWhen } from '../../lib/format.ts';
import { goToResellers } from '../../lib/reseller-place.ts';
import { goToTask } from '../../lib/task-place.ts';
import { useMay } from '../../lib/use-may.ts';
import { taskTitle } from '../../lib/task-title.ts';
import { useChannel } from '../../lib/use-channel.ts';
import { useMinute } from '../../lib/use-now.ts';
import { useTexts } from '../../lib/use-texts.ts';
import { todayCommands } from './commands.ts';
import { TaskEdit } from './task-edit.tsx';
import { actorWord, changeWord, reasonWord } from './words.ts';
import own from './task-pane.module.css';

type ActionId = keyof typeof todayCommands;

function Action(props: { readonly id: ActionId; readonly menu?: string; readonly primary?: true }) {
  const { id, menu, primary } = props;
  const { why } = useMay('tasks', 'edit');
  const command = todayCommands[id];
  return <ActionButton {...{ id, command, why, menu, primary }} />;
}

function Actions({ card }: { readonly card: TaskCard }) {
  const { t } = useTexts();
  if (card.state !== 'open') {
    return (
      <div className={classes.actions}>
        <Action id="task-reopen" />
      </div>
    );
  }
  return (
    <>
      <div className={classes.actions}>
        {!card.undecided && <Action id="task-done" primary />}
        <Action id="task-snooze" menu="snooze" />
        <Action id="task-hand-over" menu="hand-over" />
        <Action id="task-edit" />
        {!card.undecided && <Action id="task-cancel" />}
      </div>
      {card.undecided && <p className={classes.soft}>{t('today:pane.undecided')}</p>}
    </>
  );
}

function Facts({ card }: { readonly card: TaskCard }) {
  const texts = useTexts();
  const { t, language } = texts;
  const now = useMinute();
  const { timeZone, city, owner, createdBy, assignedBy } = card;
  const facts: readonly (readonly [string, string | null])[] = [
    [t('today:fact.state'), card.state === 'open' ? null : t(`today:state.${card.state}`)],
    [t('today:fact.due'), formatWhen(card.dueAt, now, language)],
    [
      t('today:fact.snoozed'),
      card.snoozedUntil === null ? null : formatWhen(card.snoozedUntil, now, language),
    ],
    [t('today:fact.owner'), owner ?? t('today:nobody')],
    [t('today:fact.assignedBy'), assignedBy === null ? null : actorWord(texts, assignedBy)],
    [
      t('today:fact.createdBy'),
      createdBy === null || createdBy === owner ? null : actorWord(texts, createdBy),
    ],
    [
      t('today:fact.importance'),
      [
        t(`today:importance.${card.importance}`),
        ...card.reasons.map((reason) => reasonWord(texts, reason)),
      ].join(' · '),
    ],
    [
      t('today:fact.city'),
      city === null
        ? null
        : timeZone === null
          ? city
          : t('today:fact.cityTime', { city, time: formatTime(now, timeZone) }),
    ],
  ];
  return (
    <dl className={classes.facts}>
      <KnownFacts facts={facts} />
      {card.phones.map(({ e164, extension }) => (
        <Fact key={e164} name={t('today:fact.phone')}>
          <Copyable
            text={`${formatPhone(e164)}${extension === null ? '' : ` (${extension})`}`}
            value={e164}
          />
        </Fact>
      ))}
    </dl>
  );
}

/** What the task came of: a call or letter, a request, or the task that it warns of. */
function Origin({ card }: { readonly card: TaskCard }) {
  const texts = useTexts();
  const { t } = texts;
  const { interaction, warns, requestPk, sessionPk, refusalPk } = card;
  const Sign =
    interaction && interaction.channel in kindIcons
      ? kindIcons[interaction.channel as keyof typeof kindIcons]
      : null;
  if ([interaction, warns, requestPk, sessionPk, refusalPk].every((origin) => origin === null))
    return null;
  return (
    <section className={classes.part}>
      <h2>{t('today:pane.origin')}</h2>
      {sessionPk !== null && (
        <Hint label={t('today:commands.session')} command={todayCommands['task-session']}>
          <Button onClick={() => runCommand('task-session')}>
            <IconSchool size={15} stroke={1.75} aria-hidden />
            {t('today:commands.session')}
          </Button>
        </Hint>
      )}
      {refusalPk !== null && (
        <Hint label={t('today:commands.refusal')} command={todayCommands['task-refusal']}>
          <Button look="primary" onClick={() => runCommand('task-refusal')}>
            <IconCloudX size={15} stroke={1.75} aria-hidden />
            {t('today:commands.refusal')}
          </Button>
        </Hint>
      )}
      {warns && (
        <Button onClick={() => goToTask(warns.pk)}>
          {t('today:pane.warns', {
            title: taskTitle(texts, { title: warns.title, kind: 'other' }),
          })}
        </Button>
      )}
      {requestPk !== null && (
        <Button onClick={() => goToBonuses({ view: 'requests', request: requestPk })}>
          {t('today:pane.request')}
        </Button>
      )}
      {interaction && (
        <>
          <p className={own.origin}>
            {Sign && <Sign size={15} stroke={1.75} aria-hidden />}
            {[formatInstant(interaction.at), interaction.topic].filter(Boolean).join(' · ')}
          </p>
          {interaction.text !== null && (
            <p className={`${classes.text} ${own.text}`}>{interaction.text}</p>
          )}
        </>
      )}
    </section>
  );
}

function History({ card }: { readonly card: TaskCard }) {
  const texts = useTexts();
  return (
    <section className={classes.part}>
      <h2>{texts.t('today:pane.history')}</h2>
      <ol className={classes.history}>
        {card.history.map((change) => (
          <li key={`${String(change.at)} ${change.field}`}>
            <span>{changeWord(texts, change)}</span>
            <span className={classes.soft}>
              {actorWord(texts, change.actor)}, {formatInstant(change.at)}
            </span>
          </li>
        ))}
      </ol>
    </section>
  );
}

/** All of one task: what, for whom, until when, why it matters, what it came of, who did what. */
export default function TaskPane(props: {
  readonly pk: number;
  readonly editing: boolean;
  readonly onEditing: (editing: boolean) => void;
  readonly onClose: () => void;
}) {
  const { pk, editing, onEditing, onClose } = props;
  const texts = useTexts();
  const { t } = texts;
  const { data: card, error } = useChannel('task-card', { pk }, { keepPrevious: true });
  const pane = usePaneFocus(pk, card?.pk === pk);
  if (error) {
    return (
      <EmptyState icon={IconMoodEmpty} title={errorText(error)}>
        <Button onClick={onClose}>{t('today:commands.close')}</Button>
      </EmptyState>
    );
  }
  if (!card) return null;
  const { resellerPk } = card;
  return (
    <article
      ref={pane}
      id="task-pane"
      className={classes.pane}
      tabIndex={-1}
      aria-label={t('today:pane.label')}
    >
      <header className={classes.head}>
        <h1 className={classes.title}>{taskTitle(texts, card)}</h1>
        <IconButton icon={IconX} label={t('today:commands.close')} onClick={onClose} />
      </header>
      {card.resellerName !== null && (
        <button
          type="button"
          className={classes.who}
          onClick={() => goToResellers({ pk: resellerPk, text: '' })}
        >
          {card.resellerName}
        </button>
      )}
      {editing && card.state === 'open' ? (
        <TaskEdit key={card.pk} card={card} onDone={() => onEditing(false)} />
      ) : (
        <>
          <Actions card={card} />
          {card.text !== null && <p className={`${classes.text} ${own.text}`}>{card.text}</p>}
        </>
      )}
      <Facts card={card} />
      <Origin card={card} />
      <History card={card} />
    </article>
  );
}
