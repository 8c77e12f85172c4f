import { IconMoodEmpty, IconUserPlus, IconX } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import type { Registration, SessionCard } from '#contract/training.ts';
import { sessionSign } from '#domain/training/session-sign.ts';
import { ActionButton } from '../../components/action-button.tsx';
import { Button } from '../../components/button.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { IconButton } from '../../components/icon-button.tsx';
import { KeyHint } from '../../components/key-hint.tsx';
import classes from '../../components/pane.module.css';
import { SignWord } from '../../components/sign-word.tsx';
import { useBehindCall } from '../../lib/behind-call.ts';
import { runCommand } from '../../lib/commands.ts';
import { errorText } from '../../lib/error-text.ts';
import { shellKeys } from '../../lib/shell-keys.ts';
import { useChannel } from '../../lib/use-channel.ts';
import { useMay } from '../../lib/use-may.ts';
import { useTexts } from '../../lib/use-texts.ts';
import { useWorkAtHand } from '../../lib/work-at-hand.ts';
import { sessionCommands } from './commands.ts';
import { groupParticipants, possibleSteps, type StepId } from './participant-steps.ts';
import { participantId, Participants, type ParticipantChoice } from './participants.tsx';
import { useSessionAtHand } from './session-at-hand.ts';
import { SessionDialogs } from './session-dialogs.tsx';
import { SessionFacts } from './session-facts.tsx';
import { sessionSigns } from './session-signs.ts';
import { useSessionCommands } from './use-session-commands.ts';
import { useSessionActions } from './use-session-actions.ts';
import own from './session-pane.module.css';

const primary: ReadonlySet<StepId> = new Set(['participant-confirm', 'participant-attended']);

function Action(props: {
  readonly id: keyof typeof sessionCommands;
  readonly why: string | null;
  readonly primary?: boolean;
}) {
  return <ActionButton {...props} command={sessionCommands[props.id]} />;
}

function SmallAction(props: {
  readonly id: 'participants-excel' | 'participants-pdf';
  readonly why: string | null;
}) {
  const { id, why } = props;
  const { t } = useTexts();
  const command = sessionCommands[id];
  return (
    <IconButton
      icon={command.icon}
      label={why ?? t(command.title)}
      command={command}
      aria-disabled={why !== null || undefined}
      onClick={() => runCommand(id)}
    />
  );
}

/** What one can do with those who are chosen. */
function Steps(props: {
  readonly card: SessionCard;
  readonly chosen: readonly Registration[];
  readonly marked: number;
}) {
  const { card, chosen, marked } = props;
  const { t } = useTexts();
  const { why } = useMay('registrations', 'edit');
  const toWhom = useMay('resellers', 'view');
  const steps = possibleSteps(chosen, card);
  const confirmed = card.registrations?.some(({ state }) => state === 'confirmed') ?? false;
  return (
    <div className={`${classes.actions} ${own.actions}`}>
      {marked > 0 && (
        <span className={own.soft}>{t('trainings:pane.marked', { number: marked })}</span>
      )}
      {steps.map((id) => (
        <Action key={id} id={id} why={why} primary={primary.has(id)} />
      ))}
      {confirmed && <Action id="participant-letter" why={toWhom.why} />}
    </div>
  );
}

/** All of one session: when, where, who comes, who waits, and what one can do about it. */
export default function SessionPane(props: {
  readonly pk: number;
  readonly registrationPk: number | null;
  readonly onClose: () => void;
}) {
  const { pk, registrationPk, onClose } = props;
  const { t } = useTexts();
  const { data, error } = useChannel('session-card', { pk }, { keepPrevious: true });
  const card = data?.session.pk === pk ? data : undefined;
  const pane = useRef<HTMLElement>(null);
  const [choice, setChoice] = useState<ParticipantChoice>({ active: null, marked: new Set() });
  const actions = useSessionActions();
  const groups = groupParticipants(card?.registrations ?? []);
  const lines = groups.flatMap((group) => group.lines);
  const current = lines.find((line) => line.pk === choice.active) ?? lines[0];
  const marked = lines.filter((line) => choice.marked.has(line.pk));
  const chosen = marked.length > 0 ? marked : current ? [current] : [];
  const { dialog, setDialog } = useSessionCommands({
    ...{ card, chosen, current, pane, actions },
  });
  const mayAdd = useMay('registrations', 'add');
  const mayExport = useMay('export', 'add');
  const mayEdit = useMay('courses', 'edit');
  const mayRemove = useMay('courses', 'delete');

  const behind = useBehindCall();
  useEffect(() => {
    // Behind a call it is not what is spoken about.
    if (behind) return undefined;
    useSessionAtHand.setState({ open: pk });
    return () => useSessionAtHand.setState({ open: null });
  }, [pk, behind]);
  const isHere = card !== undefined;
  useEffect(() => {
    if (!isHere) return;
    const meant =
      registrationPk === null ? null : document.getElementById(participantId(registrationPk));
    if (meant) meant.focus();
    else if (document.activeElement === document.body) pane.current?.focus();
  }, [pk, isHere, registrationPk]);
  useWorkAtHand(() => ({
    resellerPk:
      document.activeElement?.role === 'option' && pane.current?.contains(document.activeElement)
        ? (current?.resellerPk ?? null)
        : null,
    interactionPk: null,
  }));

  if (error) {
    return (
      <EmptyState icon={IconMoodEmpty} title={errorText(error)}>
        <Button onClick={onClose}>{t('trainings:commands.close')}</Button>
      </EmptyState>
    );
  }
  const shown = card ?? data;
  if (!shown) return null;
  const { session, registrations } = shown;
  const sign = sessionSign(session);
  return (
    <article
      ref={pane}
      className={classes.pane}
      tabIndex={-1}
      aria-label={t('trainings:pane.label')}
      onFocus={(event) => {
        const line = lines.find((one) => participantId(one.pk) === event.target.id);
        if (line && line.pk !== choice.active) setChoice({ ...choice, active: line.pk });
      }}
    >
      <header className={`${classes.head} ${own.head}`}>
        <h1 className={classes.title}>{session.course}</h1>
        <SignWord sign={sessionSigns[sign]} word={t(`trainings:sessionState.${sign}`)} />
        <IconButton icon={IconX} label={t('trainings:commands.close')} onClick={onClose} />
      </header>
      <SessionFacts session={session} />
      <div className={`${classes.actions} ${own.actions}`}>
        {session.closed === null && (
          <Button disabled={mayAdd.why !== null} onClick={() => runCommand('registration')}>
            <IconUserPlus size={15} stroke={1.75} aria-hidden />
            {t('trainings:form.save')} <KeyHint chord={shellKeys.registration} />
          </Button>
        )}
        {session.state !== 'cancelled' && <Action id="session-edit" why={mayEdit.why} />}
        {session.state === 'planned' && <Action id="session-cancel" why={mayRemove.why} />}
        {lines.length > 0 && (
          <>
            <SmallAction id="participants-excel" why={mayExport.why} />
            <SmallAction id="participants-pdf" why={mayExport.why} />
          </>
        )}
      </div>
      <h2 className={own.part}>{t('trainings:pane.people')}</h2>
      {registrations === null ? (
        <p className={own.soft}>{t('trainings:pane.hidden')}</p>
      ) : lines.length === 0 ? (
        <p className={own.soft}>{t('trainings:pane.nobody')}</p>
      ) : (
        <>
          <Steps card={shown} chosen={chosen} marked={marked.length} />
          <Participants
            groups={groups}
            choice={{ active: current?.pk ?? null, marked: choice.marked }}
            promoted={actions.promoted}
            onChoice={setChoice}
          />
        </>
      )}
      {dialog !== null && (
        <SessionDialogs
          dialog={dialog}
          card={shown}
          chosen={chosen}
          actions={actions}
          onClose={() => setDialog(null)}
        />
      )}
    </article>
  );
}
