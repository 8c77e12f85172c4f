import { ChoiceField } from '../../components/choice-field.tsx';
import { FieldLine } from '../../components/field-line.tsx';
import classes from '../../components/form.module.css';
import { WhenField } from '../../components/when-field.tsx';
import type { Draft } from '../../lib/use-draft.ts';
import { useMay } from '../../lib/use-may.ts';
import { useTexts } from '../../lib/use-texts.ts';
import { fieldId, focusField, type FormField, type FormProblem } from './form-fields.ts';
import { useList } from './use-list.ts';

export type InteractionFieldsState = {
  readonly topic: string | null;
  readonly outcome: string | null;
  readonly setTopic: (topic: string) => void;
  readonly setOutcome: (outcome: string) => void;
  readonly note: Draft;
  readonly words: Draft;
  readonly task: Draft;
  readonly defaultTask: string;
  readonly problem: FormProblem | null;
  /** Of the ids of its fields. */
  readonly prefix: string;
};

/** Topic, note, outcome, what is to be done and when: the same in every channel. */
export function InteractionFields({ form }: { readonly form: InteractionFieldsState }) {
  const { t } = useTexts();
  const { note, words, task, problem, prefix } = form;
  const idOf = (field: FormField): string => fieldId(prefix, field);
  const topics = useList('topic');
  const outcomes = useList('outcome');
  const { why } = useMay('tasks', 'add');
  const hasWords = (words.draft ?? '').trim() !== '';
  return (
    <>
      <FieldLine
        label={t('calls:form.topic')}
        problem={problem === 'topic' ? t('calls:form.topicMissing') : null}
      >
        <ChoiceField
          label={t('calls:form.topic')}
          value={form.topic}
          options={topics}
          placeholder={t('calls:form.choosePlaceholder')}
          invalid={problem === 'topic'}
          inputId={idOf('topic')}
          onChoose={form.setTopic}
          onNext={() => focusField(prefix, 'note')}
        />
      </FieldLine>
      <FieldLine label={t('calls:form.note')}>
        <textarea
          id={idOf('note')}
          className={classes.note}
          rows={4}
          maxLength={20_000}
          value={note.draft ?? ''}
          placeholder={t('calls:form.notePlaceholder')}
          aria-label={t('calls:form.note')}
          onChange={(event) => note.put(event.target.value)}
          onBlur={note.flush}
        />
      </FieldLine>
      <FieldLine
        label={t('calls:form.outcome')}
        problem={problem === 'outcome' ? t('calls:form.outcomeMissing') : null}
      >
        <ChoiceField
          label={t('calls:form.outcome')}
          value={form.outcome}
          options={outcomes}
          placeholder={t('calls:form.choosePlaceholder')}
          invalid={problem === 'outcome'}
          inputId={idOf('outcome')}
          onChoose={form.setOutcome}
          onNext={() => focusField(prefix, 'when')}
        />
      </FieldLine>
      <FieldLine label={t('calls:form.followUp')} problem={hasWords ? why : null}>
        <WhenField
          label={t('calls:form.followUpWhen')}
          inputId={idOf('when')}
          value={words.draft ?? ''}
          onChange={words.put}
          onBlur={words.flush}
          onKeyDown={(event) => {
            if (event.key !== 'Enter' || event.ctrlKey || event.metaKey) return;
            event.preventDefault();
            focusField(prefix, 'finish');
          }}
        />
      </FieldLine>
      {hasWords && (
        <FieldLine label={t('calls:form.task')}>
          <input
            type="text"
            autoComplete="off"
            maxLength={300}
            className={classes.input}
            value={task.draft ?? ''}
            placeholder={form.defaultTask}
            aria-label={t('calls:form.task')}
            onChange={(event) => task.put(event.target.value)}
            onBlur={task.flush}
          />
        </FieldLine>
      )}
    </>
  );
}
