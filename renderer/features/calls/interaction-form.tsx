import { useState } from 'react';
import type { ChannelInput } from '#contract/ipc.ts';
import { directionOf, loggedChannels } from '#domain/interaction/channels.ts';
import { missingFields } from '#domain/interaction/complete.ts';
import { Button } from '../../components/button.tsx';
import { Choice } from '../../components/choice.tsx';
import { DraftLine } from '../../components/draft-line.tsx';
import { FieldLine } from '../../components/field-line.tsx';
import { FormDialog } from '../../components/form-dialog.tsx';
import shared from '../../components/form.module.css';
import { MiddleText } from '../../components/middle-text.tsx';
import { WhenField, whenOf, type When } from '../../components/when-field.tsx';
import { request } from '../../lib/client.ts';
import { showError } from '../../lib/error-text.ts';
import { showUndoable } from '../../lib/undo.ts';
import { useChannel } from '../../lib/use-channel.ts';
import { useFormDrafts } from '../../lib/use-form-drafts.ts';
import { useTexts } from '../../lib/use-texts.ts';
import { fieldId, focusField, type FormProblem } from './form-fields.ts';
import classes from './call-form.module.css';
import { InteractionFields } from './interaction-fields.tsx';
import { ResellerPicker } from './reseller-picker.tsx';

type Logged = ChannelInput<'interaction-log'>;
type LoggedChannel = Logged['channel'];
type Who = Pick<Logged, 'resellerPk' | 'companyText'>;

const prefix = 'log';

function isLogged(text: string): text is LoggedChannel {
  return (loggedChannels as readonly string[]).includes(text);
}

const fields = ['channel', 'direction', 'at', 'topic', 'outcome', 'note', 'when', 'task'] as const;

/** What is typed is a draft of whom it is about until it is logged. */
function useLogForm(who: Who, interactionPk: number | null, onClose: () => void) {
  const { t } = useTexts();
  const { resellerPk } = who;
  const drafts = useFormDrafts('interaction:new', { resellerPk, interactionPk }, fields);
  const [problem, setProblem] = useState<FormProblem | null>(null);
  const {
    channel: drafted,
    direction: turned,
    at,
    topic,
    outcome,
    note,
    when: words,
    task,
  } = drafts;
  const channel = isLogged(drafted.draft ?? '') ? (drafted.draft as LoggedChannel) : 'email';
  const direction = turned.draft === 'out' ? ('out' as const) : ('in' as const);
  // One key may choose and finish: what is chosen counts before it is drawn.
  const topicNow = (): string | null => drafts.now('topic') ?? null;
  const outcomeNow = (): string | null => drafts.now('outcome') ?? null;
  const callBack = (): string => t('calls:followUp.answer', { topic: topicNow() ?? '' });

  const save = (): void | Promise<void> => {
    const [missing] = missingFields({ ...who, topic: topicNow(), outcome: outcomeNow() });
    const when = whenOf(words.draft ?? '');
    const happened = whenOf(at.draft ?? '', Date.now(), 'behind');
    const isWrong = (read: When): boolean => 'fault' in read && read.fault !== 'empty';
    const wrong: FormProblem | null =
      (isWrong(happened) ? 'at' : null) ?? missing ?? (isWrong(when) ? 'when' : null);
    setProblem(wrong);
    if (wrong !== null) return focusField(prefix, wrong);
    const title = task.draft?.trim() ?? '';
    return request('interaction-log', {
      channel,
      direction: directionOf(channel) ?? direction,
      ...who,
      contactPk: null,
      topic: topicNow() ?? '',
      outcome: outcomeNow() ?? '',
      text: note.draft ?? '',
      occurredAt: 'at' in happened ? happened.at : null,
      followUp: 'at' in when ? { title: title === '' ? callBack() : title, dueAt: when.at } : null,
    }).then((answer) => {
      drafts.discard();
      showUndoable(t('calls:log.saved'), answer);
      onClose();
    }, showError);
  };

  return {
    channel,
    direction,
    drafts,
    at,
    setChannel: (next: LoggedChannel) => drafted.put(next),
    setDirection: (next: 'in' | 'out') => turned.put(next),
    save,
    form: {
      topic: topic.draft ?? null,
      outcome: outcome.draft ?? null,
      setTopic: topic.put,
      setOutcome: outcome.put,
      ...{ note, words, task, problem, prefix },
      defaultTask: t('calls:followUp.answer', { topic: topic.draft ?? '' }),
    },
  };
}

function WhoField(props: {
  readonly who: Who;
  readonly onChange: (who: Who) => void;
  readonly onAnswered: () => void;
}) {
  const { who, onChange, onAnswered } = props;
  const { t } = useTexts();
  const { resellerPk, companyText } = who;
  const { data } = useChannel(
    'interaction-briefing',
    { resellerPk: resellerPk ?? 1 },
    { enabled: resellerPk !== null },
  );
  const answer = (next: Who): void => {
    onChange(next);
    onAnswered();
  };
  if (resellerPk === null && companyText === null) {
    return (
      <ResellerPicker
        inputId={fieldId(prefix, 'reseller')}
        onPick={(pk) => answer({ resellerPk: pk, companyText: null })}
        onNobody={(typed) => answer({ resellerPk: null, companyText: typed })}
      />
    );
  }
  const nobody = companyText === null || companyText === '' ? t('calls:who.nobody') : companyText;
  return (
    <div className={shared.who}>
      <span className={shared.name}>
        <MiddleText text={resellerPk === null ? nobody : (data?.name ?? '')} />
      </span>
      <Button onClick={() => onChange({ resellerPk: null, companyText: null })}>
        {t('calls:who.wrong')}
      </Button>
    </div>
  );
}

/** Ctrl+I: what was said in any channel, by the form of the call; of the reseller at hand. */
export default function InteractionForm(props: {
  readonly resellerPk: number | null;
  /** The call that is open, if any: until it is known with whom, its drafts are apart. */
  readonly interactionPk: number | null;
  readonly onClose: () => void;
}) {
  const { onClose } = props;
  const { t } = useTexts();
  const [who, setWho] = useState<Who>({ resellerPk: props.resellerPk, companyText: null });
  const log = useLogForm(who, props.interactionPk, onClose);
  const { drafts, channel, direction, at, setChannel, setDirection, save, form } = log;
  const changeWho = (next: Who): void => {
    setWho(next);
    drafts.moveTo({ resellerPk: next.resellerPk, interactionPk: props.interactionPk });
  };
  return (
    <FormDialog
      title={t('calls:log.title')}
      save={t('calls:log.save')}
      saveId={fieldId(prefix, 'finish')}
      className={classes.fields}
      foot={<span className={shared.soft}>{t('calls:log.draft')}</span>}
      onSave={save}
      onClose={onClose}
    >
      <DraftLine drafts={drafts} onDiscarded={() => focusField(prefix, 'topic')} />
      <FieldLine label={t('calls:log.channel')}>
        <div className={shared.pair}>
          <select
            data-autofocus
            className={`${shared.select} ${classes.channel}`}
            aria-label={t('calls:log.channel')}
            value={channel}
            onChange={(event) => {
              if (isLogged(event.target.value)) setChannel(event.target.value);
            }}
          >
            {loggedChannels.map((name) => (
              <option key={name} value={name}>
                {t(`resellers:timeline.kind.${name}`)}
              </option>
            ))}
          </select>
          {directionOf(channel) === null && (
            <Choice
              label={t('calls:direction.label')}
              value={direction}
              onChange={setDirection}
              options={[
                { value: 'in', label: t('calls:direction.fromThem') },
                { value: 'out', label: t('calls:direction.fromUs') },
              ]}
            />
          )}
        </div>
      </FieldLine>
      <FieldLine
        label={t('calls:form.who')}
        problem={form.problem === 'reseller' ? t('calls:form.whoMissing') : null}
      >
        <WhoField who={who} onChange={changeWho} onAnswered={() => focusField(prefix, 'topic')} />
      </FieldLine>
      <FieldLine label={t('common:when.label')}>
        <WhenField
          side="behind"
          inputId={fieldId(prefix, 'at')}
          value={at.draft ?? ''}
          onChange={at.put}
          onBlur={at.flush}
          onKeyDown={(event) => {
            if (event.key !== 'Enter' || event.ctrlKey || event.metaKey) return;
            event.preventDefault();
            focusField(prefix, 'topic');
          }}
        />
      </FieldLine>
      <InteractionFields form={form} />
    </FormDialog>
  );
}
