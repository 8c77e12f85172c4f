import { IconBuildingStore, IconFilter, IconMoodEmpty, IconX } from '@tabler/icons-react';
import { useEffect, useRef } from 'react';
import { Button } from '../../components/button.tsx';
import { Copyable } from '../../components/copyable.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { Fact, KnownFacts } from '../../components/fact.tsx';
import { IconButton } from '../../components/icon-button.tsx';
import { kindIcons } from '../../components/kind-icons.ts';
import classes from '../../components/pane.module.css';
import { errorText } from '../../lib/error-text.ts';
import { formatDuration, formatInstant, formatPhone } from '../../lib/format.ts';
import { goToResellers } from '../../lib/reseller-place.ts';
import { useChannel } from '../../lib/use-channel.ts';
import { useTexts } from '../../lib/use-texts.ts';
import { useWorkAtHand } from '../../lib/work-at-hand.ts';
import { useLogStore } from './log-store.ts';
import own from './details-pane.module.css';

/** All of one interaction: who, what about, how it ended, and every word of it. */
export default function DetailsPane(props: { readonly pk: number; readonly onClose: () => void }) {
  const { pk, onClose } = props;
  const { t } = useTexts();
  const { data: read, error } = useChannel('interaction-read', { pk }, { keepPrevious: true });
  const pane = useRef<HTMLElement>(null);
  useWorkAtHand(() => ({ resellerPk: read?.resellerPk ?? null, interactionPk: pk }));
  useEffect(() => {
    // Arrows in the log change what is open: the keyboard stays where it is then.
    if (!document.activeElement?.closest('[role="grid"]')) pane.current?.focus();
  }, [pk]);

  if (error) {
    return (
      <EmptyState icon={IconMoodEmpty} title={errorText(error)}>
        <Button onClick={onClose}>{t('interactions:commands.close')}</Button>
      </EmptyState>
    );
  }
  if (!read) return null;
  const kind = read.state === 'missed' ? 'call-missed' : read.channel;
  const Sign = kindIcons[kind];
  const { resellerPk } = read;
  const facts: readonly (readonly [string, string | null])[] = [
    [t('interactions:columns.occurredAt'), formatInstant(read.occurredAt)],
    [
      t('interactions:columns.duration'),
      read.durationSeconds === null ? null : formatDuration(read.durationSeconds),
    ],
    [t('interactions:columns.contact'), read.contact],
    [t('interactions:columns.operator'), read.operator],
    [t('interactions:columns.topic'), read.topic],
    [t('interactions:columns.outcome'), read.outcome],
    [
      t('interactions:columns.state'),
      read.state === 'done' || read.state === 'missed'
        ? null
        : t(`interactions:state.${read.state}`),
    ],
  ];
  return (
    <article
      ref={pane}
      className={classes.pane}
      tabIndex={-1}
      aria-label={t('interactions:details.label')}
    >
      <header className={`${classes.head} ${own.head}`}>
        <Sign size={18} stroke={1.75} aria-hidden />
        <h1 className={classes.title}>{t(`resellers:timeline.kind.${kind}`)}</h1>
        <IconButton icon={IconX} label={t('interactions:commands.close')} onClick={onClose} />
      </header>
      <p className={own.who}>{read.reseller ?? t('interactions:details.nobody')}</p>
      {resellerPk !== null && (
        <div className={`${classes.actions} ${own.actions}`}>
          <Button onClick={() => goToResellers({ pk: resellerPk, text: '' })}>
            <IconBuildingStore size={15} stroke={1.75} aria-hidden />
            {t('interactions:details.card')}
          </Button>
          <Button
            onClick={() =>
              useLogStore.setState({ reseller: { pk: resellerPk, name: read.reseller ?? '' } })
            }
          >
            <IconFilter size={15} stroke={1.75} aria-hidden />
            {t('interactions:details.onlyThis')}
          </Button>
        </div>
      )}
      <dl className={own.facts}>
        <KnownFacts facts={facts} />
        {read.phone !== null && (
          <Fact name={t('interactions:columns.phone')}>
            <Copyable text={formatPhone(read.phone)} value={read.phone} />
          </Fact>
        )}
      </dl>
      {read.text !== null && <p className={`${classes.text} ${own.text}`}>{read.text}</p>}
      {read.notes.map((note) => (
        <section key={note.pk} className={own.note}>
          <p className={`${classes.text} ${own.text}`}>{note.text}</p>
          <p className={own.by}>
            {note.author}, {formatInstant(note.at)}
          </p>
        </section>
      ))}
    </article>
  );
}
