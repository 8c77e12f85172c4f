import { useRef, useState } from 'react';
import type { RunningCall } from '#contract/call.ts';
import { missingFields } from '#domain/interaction/complete.ts';
import { whenOf } from '../../components/when-field.tsx';
import { goToCall, leaveCall } from '../../lib/call-place.ts';
import { showError } from '../../lib/error-text.ts';
import { formatWhen } from '../../lib/format.ts';
import { showUndoable } from '../../lib/undo.ts';
import { useDraft } from '../../lib/use-draft.ts';
import { useTexts } from '../../lib/use-texts.ts';
import { focusField, type FormProblem } from './form-fields.ts';
import { callAtHand, callStep } from './use-calls.ts';

/** What is written of a call while it runs: chosen values are in its row, typed ones are drafts. */
export function useCallForm(call: RunningCall, isAnswered: () => boolean) {
  const { t, language } = useTexts();
  const { pk } = call;
  const prefix = `call-${pk}`;
  const note = useDraft(`call:${pk}:note`);
  const words = useDraft(`call:${pk}:when`);
  const task = useDraft(`call:${pk}:task`);
  const [topic, setTopic] = useState(call.topic);
  const [outcome, setOutcome] = useState(call.outcome);
  const [keepNumber, setKeepNumber] = useState(true);
  const [problem, setProblem] = useState<FormProblem | null>(null);
  // One key may choose and finish: what is chosen counts before it is drawn.
  const chosen = useRef({ topic: call.topic, outcome: call.outcome });

  const choose = (name: 'topic' | 'outcome', value: string): void => {
    chosen.current = { ...chosen.current, [name]: value };
    (name === 'topic' ? setTopic : setOutcome)(value);
    setProblem((now) => (now === name ? null : now));
    callStep('call-patch', { pk, [name]: value }).catch(showError);
  };

  const taskTitle = (): string => {
    const typed = task.draft?.trim() ?? '';
    return typed === ''
      ? t('calls:followUp.callBack', { topic: chosen.current.topic ?? '' })
      : typed;
  };

  const refuse = (what: FormProblem): void => {
    setProblem(what);
    focusField(prefix, what);
  };

  const finish = (): void => {
    const who = isAnswered()
      ? { resellerPk: call.resellerPk, companyText: call.companyText ?? '' }
      : { resellerPk: null, companyText: null };
    const [missing] = missingFields({ ...who, ...chosen.current });
    const when = whenOf(words.draft ?? '');
    if (missing !== undefined) return refuse(missing);
    if ('fault' in when && when.fault !== 'empty') return refuse('when');
    const followUp = 'at' in when ? { title: taskTitle(), dueAt: when.at } : null;
    callStep('call-finish', {
      pk,
      topic: chosen.current.topic ?? '',
      outcome: chosen.current.outcome ?? '',
      text: note.draft ?? '',
      followUp,
      keepNumber,
    }).then((answer) => {
      const { calls } = answer;
      showUndoable(
        followUp === null
          ? t('calls:finished')
          : t('calls:finishedWithTask', {
              when: formatWhen(followUp.dueAt, Date.now(), language),
            }),
        answer,
      );
      const next = callAtHand(calls.filter(({ state }) => state !== 'parked'));
      if (next) goToCall(next.pk);
      else leaveCall();
    }, showError);
  };

  return {
    ...{ note, words, task, topic, outcome, keepNumber, setKeepNumber, problem, prefix },
    setTopic: (value: string) => choose('topic', value),
    setOutcome: (value: string) => choose('outcome', value),
    defaultTask: t('calls:followUp.callBack', { topic: topic ?? '' }),
    /** To the first field that is not filled in; to the note when all are. */
    focusNext: (): void => {
      focusField(prefix, chosen.current.topic === null ? 'topic' : 'note');
    },
    finish,
  };
}

export type CallFormState = ReturnType<typeof useCallForm>;
