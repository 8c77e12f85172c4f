import { useState } from 'react';
import { FieldLine } from '../../components/field-line.tsx';
import { FormDialog } from '../../components/form-dialog.tsx';
import classes from '../../components/form.module.css';
import { request } from '../../lib/client.ts';
import { showError } from '../../lib/error-text.ts';
import { showToast } from '../../lib/toasts.ts';
import { useDraft } from '../../lib/use-draft.ts';
import { useTexts } from '../../lib/use-texts.ts';
import { wholeNumber } from '../../lib/whole-number.ts';

/** Points by hand, with a reason that everyone can read; more or, with a minus, less. */
export function AdjustDialog(props: { readonly resellerPk: number; readonly onClose: () => void }) {
  const { resellerPk, onClose } = props;
  const { t } = useTexts();
  const points = useDraft(`bonus-adjust:${String(resellerPk)}:points`);
  const reason = useDraft(`bonus-adjust:${String(resellerPk)}:text`);
  const [problem, setProblem] = useState<'points' | 'text' | null>(null);
  const save = (): void | Promise<void> => {
    const typed = (points.draft ?? '').trim();
    const minus = /^[-−–]/.test(typed);
    const size = wholeNumber(typed.replace(/^[-−–+]/, ''));
    const wrong = size === null || size === 0 ? 'points' : !reason.draft?.trim() ? 'text' : null;
    setProblem(wrong);
    if (wrong !== null || size === null) return document.getElementById(`adjust-${wrong}`)?.focus();
    const value = minus ? -size : size;
    return request('bonus-adjust', { resellerPk, points: value, text: reason.draft ?? '' }).then(
      () => {
        points.discard();
        reason.discard();
        showToast({ tone: 'done', text: t('bonuses:did.adjusted') });
        onClose();
      },
      showError,
    );
  };
  return (
    <FormDialog
      title={t('bonuses:adjust.title')}
      save={t('bonuses:adjust.save')}
      onSave={save}
      onClose={onClose}
    >
      <FieldLine
        label={t('bonuses:form.points')}
        problem={problem === 'points' ? t('bonuses:adjust.pointsMissing') : null}
      >
        <input
          id="adjust-points"
          data-autofocus
          data-short
          type="text"
          autoComplete="off"
          maxLength={20}
          className={classes.input}
          value={points.draft ?? ''}
          aria-label={t('bonuses:form.points')}
          aria-invalid={problem === 'points'}
          placeholder={t('bonuses:adjust.placeholder')}
          onChange={(event) => points.put(event.target.value)}
        />
      </FieldLine>
      <FieldLine
        label={t('common:reason')}
        problem={problem === 'text' ? t('bonuses:adjust.reasonMissing') : null}
      >
        <textarea
          id="adjust-text"
          className={classes.note}
          rows={2}
          maxLength={2000}
          value={reason.draft ?? ''}
          aria-label={t('common:reason')}
          aria-invalid={problem === 'text'}
          onChange={(event) => reason.put(event.target.value)}
        />
      </FieldLine>
    </FormDialog>
  );
}
