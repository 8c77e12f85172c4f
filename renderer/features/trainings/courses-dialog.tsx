import { IconPlus, IconX } from '@tabler/icons-react';
import { useState } from 'react';
import type { Course } from '#contract/training.ts';
import { Button } from '../../components/button.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { useReportExport } from '../../components/export/use-report-export.tsx';
import { FieldLine } from '../../components/field-line.tsx';
import form from '../../components/form.module.css';
import { IconButton } from '../../components/icon-button.tsx';
import { KeyHint } from '../../components/key-hint.tsx';
import { request } from '../../lib/client.ts';
import { toClientError } from '../../lib/client-error.ts';
import { errorText, showError } from '../../lib/error-text.ts';
import { focusLater } from '../../lib/focus-later.ts';
import { onSaveKey } from '../../lib/on-save-key.ts';
import { saveChord } from '../../lib/shell-keys.ts';
import { showUndoable } from '../../lib/undo.ts';
import { useChannel } from '../../lib/use-channel.ts';
import { useDraft } from '../../lib/use-draft.ts';
import { useMay } from '../../lib/use-may.ts';
import { useOnce } from '../../lib/use-once.ts';
import { useTexts } from '../../lib/use-texts.ts';
import { trainingCommands } from './commands.ts';
import { readRecordDraft } from './record-draft.ts';
import classes from './form.module.css';

const fields = ['name', 'code', 'durationDays'] as const;

/** The fields of one course, or of a new one. */
function CourseForm(props: {
  readonly course: Course | null;
  readonly onSaved: (pk: number) => void;
}) {
  const { course, onSaved } = props;
  const { t } = useTexts();
  const { why } = useMay('courses', course === null ? 'add' : 'edit');
  const { draft, put, discard } = useDraft(`course:form:${String(course?.pk ?? 0)}`);
  const [problem, setProblem] = useState<string | null>(null);
  const texts = readRecordDraft(draft, {
    name: course?.name ?? '',
    code: course?.code ?? '',
    durationDays: String(course?.durationDays ?? ''),
    description: course?.description ?? '',
    active: course === null || course.active ? 'yes' : '',
  });
  const set = (field: keyof typeof texts, value: string): void =>
    put(JSON.stringify({ ...texts, [field]: value }));
  const save = async (): Promise<void> => {
    const days = texts.durationDays.trim();
    if (days !== '' && !/^([1-9]|[1-5]\d|60)$/.test(days)) {
      setProblem(t('trainings:courses.daysWrong'));
      return;
    }
    const values = {
      name: texts.name,
      code: texts.code || null,
      durationDays: days === '' ? null : Number(days),
      description: texts.description || null,
      active: texts.active === 'yes',
    };
    const saved =
      course === null
        ? await request('course-create', values)
        : await request('course-patch', { pk: course.pk, fields: values });
    discard();
    setProblem(null);
    showUndoable(
      t(course === null ? 'trainings:did.courseAdded' : 'trainings:did.courseChanged'),
      saved,
    );
    onSaved(saved.pk);
  };
  const trySave = useOnce(() =>
    save().catch((error: unknown) => {
      if (toClientError(error).code.startsWith('training/')) setProblem(errorText(error));
      else showError(error);
    }),
  );
  return (
    <form
      className={`${form.lines} ${classes.lines}`}
      onSubmit={(event) => event.preventDefault()}
      onKeyDown={onSaveKey(() => {
        if (why === null) trySave();
      })}
    >
      {fields.map((field) => (
        <FieldLine key={field} label={t(`trainings:courses.${field}`)}>
          <input
            id={`course-${field}`}
            type="text"
            autoComplete="off"
            maxLength={field === 'code' ? 40 : 200}
            data-short={field === 'name' ? undefined : true}
            className={form.input}
            value={texts[field]}
            aria-label={t(`trainings:courses.${field}`)}
            onChange={(event) => set(field, event.target.value)}
          />
        </FieldLine>
      ))}
      <FieldLine label={t('trainings:courses.description')}>
        <textarea
          rows={5}
          maxLength={5000}
          className={form.note}
          value={texts.description}
          aria-label={t('trainings:courses.description')}
          onChange={(event) => set('description', event.target.value)}
        />
      </FieldLine>
      <label className={form.check}>
        <input
          type="checkbox"
          checked={texts.active === 'yes'}
          onChange={(event) => set('active', event.target.checked ? 'yes' : '')}
        />
        {t('trainings:courses.active')}
      </label>
      {(problem !== null || why !== null) && (
        <p className={form.problem} role="alert">
          {problem ?? why}
        </p>
      )}
      <div>
        <Button look="primary" disabled={why !== null} onClick={trySave}>
          {t('common:save')} <KeyHint chord={saveChord} />
        </Button>
      </div>
    </form>
  );
}

/** What is taught: all courses at the left, the chosen one at the right. */
export default function CoursesDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTexts();
  const { data: courses = [] } = useChannel('course-list', {});
  const exporting = useReportExport({
    name: t('trainings:commands.courses'),
    count: courses.length,
    command: trainingCommands['courses-export'],
    send: (common) => request('course-export', common),
  });
  const [chosen, setChosen] = useState<number | 'new' | null>(null);
  const course = courses.find(({ pk }) => pk === chosen) ?? (chosen === 'new' ? null : courses[0]);
  const title = t('trainings:commands.courses');
  return (
    <Dialog label={title} onClose={onClose} wide>
      <header className={form.head}>
        <h1>{title}</h1>
        {exporting.button}
        <IconButton icon={IconX} label={t('common:close')} onClick={onClose} />
      </header>
      <div className={classes.two}>
        <div className={classes.names}>
          <button
            type="button"
            data-autofocus
            className={classes.nameButton}
            aria-current={!course}
            onClick={() => {
              setChosen('new');
              focusLater(() => document.getElementById('course-name')?.focus());
            }}
          >
            <IconPlus size={14} aria-hidden />
            {t('trainings:courses.new')}
          </button>
          {courses.map(({ pk, name, active }) => (
            <button
              key={pk}
              type="button"
              className={classes.nameButton}
              aria-current={pk === course?.pk}
              data-off={!active || undefined}
              onClick={() => setChosen(pk)}
            >
              {active ? name : t('trainings:courses.off', { name })}
            </button>
          ))}
        </div>
        <CourseForm
          key={course?.pk ?? 'new'}
          course={course ?? null}
          onSaved={(pk) => setChosen(pk)}
        />
      </div>
      {exporting.dialog}
    </Dialog>
  );
}
