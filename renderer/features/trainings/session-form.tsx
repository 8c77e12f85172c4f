import { useEffect, useId, useState } from 'react';
import type { SessionRow } from '#contract/training.ts';
import { ChoiceField } from '../../components/choice-field.tsx';
import { FieldLine } from '../../components/field-line.tsx';
import { FormDialog } from '../../components/form-dialog.tsx';
import form from '../../components/form.module.css';
import { request } from '../../lib/client.ts';
import { toClientError } from '../../lib/client-error.ts';
import { draftOf } from '../../lib/drafts.ts';
import { errorText, showError } from '../../lib/error-text.ts';
import { goToSession } from '../../lib/session-place.ts';
import { showUndoable } from '../../lib/undo.ts';
import { useChannel } from '../../lib/use-channel.ts';
import { useDraft } from '../../lib/use-draft.ts';
import { useTexts } from '../../lib/use-texts.ts';
import { readRecordDraft } from './record-draft.ts';
import {
  newSessionTexts,
  sessionTexts,
  sessionValues,
  type SessionTexts,
} from './session-values.ts';
import type { SessionActions } from './use-session-commands.ts';
import classes from './form.module.css';

type Field = keyof SessionTexts;
type Problem = { readonly field: string; readonly text: string };

const fieldId = (field: string): string => `session-form-${field}`;

/** A new session, or one that is there; what is typed is a draft until it is saved. */
export default function SessionForm(props: {
  readonly session: SessionRow | null;
  /** Of a new one, where it was chosen in the calendar. */
  readonly day?: string | null;
  readonly actions: SessionActions;
  readonly onClose: () => void;
}) {
  const { session, day = null, actions, onClose } = props;
  const { t } = useTexts();
  const key = `session:form:${String(session?.pk ?? 0)}${day ?? ''}`;
  const { draft, put, discard } = useDraft(key);
  const [problem, setProblem] = useState<Problem | null>(null);
  const { data: courses = [] } = useChannel('course-list', { activeOnly: true });
  const { data: known } = useChannel('session-values', {});
  const id = useId();
  const base = session === null ? newSessionTexts(day) : sessionTexts(session);
  const texts = readRecordDraft(draft, base);
  // One key may choose and save: what is chosen counts before it is drawn.
  const textsNow = (): SessionTexts => readRecordDraft(draftOf(key), base);
  const isNew = session === null;
  useEffect(() => {
    document.getElementById(fieldId(isNew ? 'course' : 'startsOn'))?.focus();
  }, [isNew]);
  const set = (field: Field, value: string): void => {
    put(JSON.stringify({ ...textsNow(), [field]: value }));
    setProblem(null);
  };
  const stop = (found: Problem): void => {
    setProblem(found);
    document.getElementById(fieldId(found.field))?.focus();
  };
  const save = async (): Promise<void> => {
    const now = textsNow();
    const read = sessionValues(now);
    const coursePk = session?.coursePk ?? courses.find(({ name }) => name === now.course)?.pk;
    if (coursePk === undefined) {
      return stop({ field: 'course', text: t('trainings:sessionForm.courseMissing') });
    }
    if ('wrong' in read) {
      return stop({ field: read.wrong, text: t('trainings:sessionForm.dateWrong') });
    }
    if (session === null) {
      const card = await request('session-create', { ...read.values, coursePk });
      actions.show(card);
      showUndoable(t('trainings:did.sessionAdded'), card);
      goToSession(card.session.pk);
    } else {
      const answer = await request('session-patch', { pk: session.pk, fields: read.values });
      actions.show(answer);
      actions.tell(t('trainings:did.sessionChanged'), answer);
    }
    discard();
    onClose();
  };
  const trySave = (): Promise<void> =>
    save().catch((error: unknown) => {
      const { code, details } = toClientError(error);
      const { field } = details;
      if (code.startsWith('training/') || code === 'field/date') {
        stop({ field: typeof field === 'string' ? field : 'seats', text: errorText(error) });
      } else showError(error);
    });
  const input = (field: Field, options: { list?: readonly string[]; short?: true } = {}) => (
    <>
      <input
        id={fieldId(field)}
        type="text"
        autoComplete="off"
        spellCheck={false}
        maxLength={200}
        className={form.input}
        data-short={options.short}
        list={options.list ? `${id}-${field}` : undefined}
        value={texts[field]}
        aria-label={t(`trainings:sessionForm.${field}`)}
        aria-invalid={problem?.field === field}
        onChange={(event) => set(field, event.target.value)}
      />
      {options.list && (
        <datalist id={`${id}-${field}`}>
          {options.list.map((value) => (
            <option key={value} value={value} />
          ))}
        </datalist>
      )}
    </>
  );
  const problemOf = (...of: readonly Field[]): string | null =>
    of.some((field) => field === problem?.field) ? (problem?.text ?? null) : null;
  const label = (field: Field): string => t(`trainings:sessionForm.${field}`);
  return (
    <FormDialog
      title={isNew ? t('trainings:commands.new') : t('trainings:commands.edit')}
      save={t('common:save')}
      className={classes.lines}
      foot={<span className={form.soft}>{t('trainings:sessionForm.hint')}</span>}
      onSave={trySave}
      onClose={onClose}
    >
      <FieldLine label={label('course')} problem={problemOf('course')}>
        {isNew ? (
          <ChoiceField
            label={label('course')}
            inputId={fieldId('course')}
            value={texts.course || null}
            options={courses.map(({ name }) => name)}
            invalid={problem?.field === 'course'}
            placeholder={t('trainings:sessionForm.coursePlaceholder')}
            onChoose={(name) => set('course', name)}
            onNext={() => document.getElementById(fieldId('startsOn'))?.focus()}
          />
        ) : (
          <p className={form.about}>{session.course}</p>
        )}
      </FieldLine>
      <FieldLine label={label('startsOn')} problem={problemOf('startsOn', 'endsOn')}>
        <div className={form.pair}>
          {input('startsOn', { short: true })}
          <span className={form.label} aria-hidden>
            {label('endsOn')}
          </span>
          {input('endsOn', { short: true })}
        </div>
      </FieldLine>
      <FieldLine label={label('startsAt')} problem={problemOf('startsAt', 'deadline')}>
        <div className={form.pair}>
          {input('startsAt', { short: true })}
          <span className={form.label} aria-hidden>
            {label('deadline')}
          </span>
          {input('deadline', { short: true })}
        </div>
      </FieldLine>
      <FieldLine label={label('city')} problem={problemOf('city', 'online')}>
        <div className={form.pair}>
          {input('city', { list: known?.cities ?? [] })}
          <label className={form.check}>
            <input
              type="checkbox"
              checked={texts.online === 'yes'}
              onChange={(event) => set('online', event.target.checked ? 'yes' : '')}
            />
            {label('online')}
          </label>
        </div>
      </FieldLine>
      <FieldLine label={label('place')} problem={problemOf('place')}>
        {input('place', { list: known?.places ?? [] })}
      </FieldLine>
      <FieldLine label={label('trainer')} problem={problemOf('trainer')}>
        {input('trainer', { list: known?.trainers ?? [] })}
      </FieldLine>
      <FieldLine label={label('seats')} problem={problemOf('seats', 'pricePoints')}>
        <div className={form.pair}>
          {input('seats', { short: true })}
          <span className={form.label} aria-hidden>
            {label('pricePoints')}
          </span>
          {input('pricePoints', { short: true })}
        </div>
      </FieldLine>
      <FieldLine label={label('note')} problem={problemOf('note')}>
        <textarea
          rows={2}
          maxLength={5000}
          className={form.note}
          value={texts.note}
          aria-label={label('note')}
          onChange={(event) => set('note', event.target.value)}
        />
      </FieldLine>
    </FormDialog>
  );
}
