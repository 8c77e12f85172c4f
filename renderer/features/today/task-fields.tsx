import { FieldLine } from '../../components/field-line.tsx';
import classes from '../../components/form.module.css';
import { WhenField } from '../../components/when-field.tsx';
import { useTexts } from '../../lib/use-texts.ts';

export type TaskValues = {
  readonly title: string;
  readonly when: string;
  readonly text: string;
};

/** What, until when, and whatever else is to be known: of a new task and of one that is mended. */
export function TaskFields(props: {
  readonly values: TaskValues;
  readonly onChange: (field: keyof TaskValues, value: string) => void;
  readonly problem: 'title' | 'when' | null;
  /** Of the ids of the fields. */
  readonly prefix: string;
  readonly onSave: () => void;
}) {
  const { values, onChange, problem, prefix, onSave } = props;
  const { t } = useTexts();
  const whenId = `${prefix}-when`;
  return (
    <>
      <FieldLine
        label={t('today:form.title')}
        problem={problem === 'title' ? t('today:form.titleMissing') : null}
      >
        <input
          id={`${prefix}-title`}
          data-autofocus
          type="text"
          autoComplete="off"
          maxLength={500}
          className={classes.input}
          value={values.title}
          aria-label={t('today:form.title')}
          placeholder={t('today:form.titlePlaceholder')}
          aria-invalid={problem === 'title'}
          onChange={(event) => onChange('title', event.target.value)}
          onKeyDown={(event) => {
            if (event.key !== 'Enter' || event.ctrlKey || event.metaKey) return;
            event.preventDefault();
            document.getElementById(whenId)?.focus();
          }}
        />
      </FieldLine>
      <FieldLine
        label={t('today:form.when')}
        problem={problem === 'when' ? t('today:form.whenMissing') : null}
      >
        <WhenField
          label={t('today:form.when')}
          inputId={whenId}
          value={values.when}
          onChange={(value) => onChange('when', value)}
          onKeyDown={(event) => {
            if (event.key !== 'Enter' || event.ctrlKey || event.metaKey) return;
            event.preventDefault();
            onSave();
          }}
        />
      </FieldLine>
      <FieldLine label={t('today:form.text')}>
        <textarea
          className={classes.note}
          rows={3}
          maxLength={20_000}
          value={values.text}
          aria-label={t('today:form.text')}
          onChange={(event) => onChange('text', event.target.value)}
        />
      </FieldLine>
    </>
  );
}

/** Whether the manager is told of it soon. */
export function CriticalField(props: {
  readonly critical: boolean;
  readonly onChange: (critical: boolean) => void;
}) {
  const { t } = useTexts();
  return (
    <FieldLine label={t('today:form.critical')}>
      <label className={classes.check}>
        <input
          type="checkbox"
          checked={props.critical}
          onChange={(event) => props.onChange(event.target.checked)}
        />
        {t('today:form.criticalHint')}
      </label>
    </FieldLine>
  );
}
