import { useState } from 'react';
import type { Registration } from '#contract/training.ts';
import { FieldLine } from '../../components/field-line.tsx';
import { FormDialog } from '../../components/form-dialog.tsx';
import form from '../../components/form.module.css';
import { request } from '../../lib/client.ts';
import { errorText } from '../../lib/error-text.ts';
import { showUndoable } from '../../lib/undo.ts';
import { useDraft } from '../../lib/use-draft.ts';
import { useTexts } from '../../lib/use-texts.ts';
import { readRecordDraft } from './record-draft.ts';
import classes from './form.module.css';

const fields = ['name', 'position', 'phone', 'email'] as const;

/** Mends what is known of a participant. */
export default function PersonDialog(props: {
  readonly registration: Registration;
  readonly onClose: () => void;
}) {
  const { registration, onClose } = props;
  const { t } = useTexts();
  const { pk } = registration;
  const { draft, put, discard } = useDraft(`participant:${String(pk)}:form`);
  const [problem, setProblem] = useState<string | null>(null);
  const values = readRecordDraft(draft, {
    name: registration.participant,
    position: registration.position ?? '',
    phone: registration.phone ?? '',
    email: registration.email ?? '',
  });
  const save = (): void | Promise<void> => {
    const { name, position, phone, email } = values;
    return request('registration-patch', {
      pk,
      fields: { participant: name, position, phone, email },
    }).then(
      (answer) => {
        discard();
        showUndoable(t('trainings:did.personChanged'), answer);
        onClose();
      },
      (error: unknown) => setProblem(errorText(error)),
    );
  };
  return (
    <FormDialog
      title={t('trainings:commands.editPerson')}
      save={t('common:save')}
      className={classes.lines}
      onSave={save}
      onClose={onClose}
    >
      {fields.map((field) => (
        <FieldLine key={field} label={t(`trainings:form.${field}`)}>
          <input
            type="text"
            autoComplete="off"
            spellCheck={false}
            data-autofocus={field === 'name' || undefined}
            maxLength={200}
            className={form.input}
            value={values[field]}
            aria-label={t(`trainings:form.${field}`)}
            onChange={(event) => put(JSON.stringify({ ...values, [field]: event.target.value }))}
          />
        </FieldLine>
      ))}
      {problem !== null && (
        <p className={form.problem} role="alert">
          {problem}
        </p>
      )}
    </FormDialog>
  );
}
