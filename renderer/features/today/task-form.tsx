import { useState } from 'react';
import { Button } from '../../components/button.tsx';
import { DraftLine } from '../../components/draft-line.tsx';
import { FieldLine } from '../../components/field-line.tsx';
import { FindReseller } from '../../components/find-reseller.tsx';
import { FormDialog } from '../../components/form-dialog.tsx';
import form from '../../components/form.module.css';
import { MiddleText } from '../../components/middle-text.tsx';
import { whenOf } from '../../components/when-field.tsx';
import { request } from '../../lib/client.ts';
import { showError } from '../../lib/error-text.ts';
import { formatWhen } from '../../lib/format.ts';
import { showUndoable } from '../../lib/undo.ts';
import { useChannel } from '../../lib/use-channel.ts';
import { useFormDrafts, type FormOwner } from '../../lib/use-form-drafts.ts';
import { useOnce } from '../../lib/use-once.ts';
import { useTexts } from '../../lib/use-texts.ts';
import { CriticalField, TaskFields } from './task-fields.tsx';
import classes from './task-pane.module.css';

const prefix = 'task-new';

const fields = ['title', 'when', 'text', 'owner', 'critical'] as const;

function useTaskForm(of: {
  readonly resellerPk: number | null;
  readonly interactionPk: number | null;
  /** Whose draft it is. */
  readonly drafted: FormOwner;
  readonly onClose: () => void;
}) {
  const { t, language } = useTexts();
  const drafts = useFormDrafts('task:new', of.drafted, fields);
  const { owner, critical } = drafts;
  const [problem, setProblem] = useState<'title' | 'when' | null>(null);
  const values = {
    title: drafts.title.draft ?? '',
    when: drafts.when.draft ?? '',
    text: drafts.text.draft ?? '',
  };
  const save = useOnce(() => {
    const when = whenOf(values.when);
    const wrong = values.title.trim() === '' ? 'title' : 'at' in when ? null : 'when';
    setProblem(wrong);
    if (wrong !== null || !('at' in when)) {
      document.getElementById(`${prefix}-${wrong ?? 'when'}`)?.focus();
      return undefined;
    }
    return request('task-create', {
      title: values.title,
      text: values.text === '' ? null : values.text,
      dueAt: when.at,
      resellerPk: of.resellerPk,
      interactionPk: of.interactionPk,
      critical: critical.draft === 'yes',
      ...(owner.draft ? { owner: owner.draft } : {}),
    }).then((answer) => {
      drafts.discard();
      const said = t('today:did.added', { when: formatWhen(when.at, Date.now(), language) });
      showUndoable(said, answer);
      of.onClose();
    }, showError);
  });
  return { drafts, values, owner, critical, problem, save };
}

/** Ctrl+J: what is to be done and until when, for the reseller at hand; within a call of that call. */
export default function TaskForm(props: {
  readonly resellerPk: number | null;
  readonly interactionPk: number | null;
  readonly onClose: () => void;
}) {
  const { interactionPk, onClose } = props;
  const { t } = useTexts();
  const [resellerPk, setResellerPk] = useState(props.resellerPk);
  const { data: rows } = useChannel(
    'reseller-rows',
    { pks: [resellerPk ?? 1] },
    { enabled: resellerPk !== null },
  );
  const { data: people = [] } = useChannel('task-people', {});
  // Another reseller than the one of the call: the call is not of this task.
  const isOfCall = resellerPk !== null && [null, resellerPk].includes(props.resellerPk);
  const { drafts, values, owner, critical, problem, save } = useTaskForm({
    resellerPk,
    interactionPk: isOfCall ? interactionPk : null,
    drafted: { resellerPk, interactionPk },
    onClose,
  });
  const changeReseller = (next: number | null): void => {
    setResellerPk(next);
    drafts.moveTo({ resellerPk: next, interactionPk });
  };
  return (
    <FormDialog
      title={t('today:form.new')}
      save={t('today:form.add')}
      className={classes.fields}
      foot={<span className={form.soft}>{t('today:form.draft')}</span>}
      onSave={save}
      onClose={onClose}
    >
      <DraftLine
        drafts={drafts}
        onDiscarded={() => document.getElementById(`${prefix}-title`)?.focus()}
      />
      <FieldLine label={t('today:form.reseller')}>
        {resellerPk === null ? (
          <FindReseller
            label={t('today:form.findReseller')}
            onTake={(pk) => {
              changeReseller(pk);
              document.getElementById(`${prefix}-title`)?.focus();
            }}
          />
        ) : (
          <div className={form.who}>
            <span className={form.name}>
              <MiddleText text={rows?.[0]?.name ?? ''} />
            </span>
            <Button onClick={() => changeReseller(null)}>{t('today:form.without')}</Button>
          </div>
        )}
      </FieldLine>
      <TaskFields
        values={values}
        onChange={(field, value) => drafts[field].put(value)}
        problem={problem}
        prefix={prefix}
        onSave={save}
      />
      {people.length > 0 && (
        <FieldLine label={t('today:form.owner')}>
          <select
            className={form.select}
            data-whole
            aria-label={t('today:form.owner')}
            value={owner.draft ?? ''}
            onChange={(event) => owner.put(event.target.value)}
          >
            <option value="">{t('today:form.me')}</option>
            {people.map(({ name }) => (
              <option key={name} value={name}>
                {name}
              </option>
            ))}
          </select>
        </FieldLine>
      )}
      <CriticalField
        critical={critical.draft === 'yes'}
        onChange={(next) => critical.put(next ? 'yes' : 'no')}
      />
    </FormDialog>
  );
}
