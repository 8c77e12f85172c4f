import { useRef, useState } from 'react';
import { toClientError } from '../lib/client-error.ts';
import { errorText, showError } from '../lib/error-text.ts';
import { useDraft } from '../lib/use-draft.ts';
import { useTexts } from '../lib/use-texts.ts';
import { Button } from './button.tsx';
import { FormDialog } from './form-dialog.tsx';
import classes from './form.module.css';

/** Asks why, before something is done that others will read the reason of. It is a draft until then. */
export function ReasonDialog(props: {
  readonly title: string;
  /** Whom it concerns. */
  readonly about?: string;
  readonly draftKey: string;
  readonly placeholder: string;
  /** Said where no reason is given and one is needed; null where it may be left out. */
  readonly missing: string | null;
  readonly save: string;
  /** Of the button that does nothing. */
  readonly leave?: string;
  readonly cross?: boolean;
  readonly className?: string | undefined;
  /** The faults that are told in the dialog are those of this area. */
  readonly area?: string;
  readonly onReason: (reason: string | null) => Promise<void>;
  readonly onClose: () => void;
}) {
  const { title, about, placeholder, missing, save, leave, cross = true } = props;
  const { className, area, onReason, onClose } = props;
  const { t } = useTexts();
  const { draft = '', put, discard } = useDraft(props.draftKey);
  const [problem, setProblem] = useState<string | null>(null);
  const field = useRef<HTMLTextAreaElement>(null);
  const [id] = props.draftKey.split(':');
  const give = (): void | Promise<void> => {
    const reason = draft.trim();
    const isMissing = missing !== null && reason === '';
    setProblem(isMissing ? missing : null);
    if (isMissing) return field.current?.focus();
    return onReason(reason === '' ? null : reason).then(
      () => {
        discard();
        onClose();
      },
      (error: unknown) => {
        const isOwn = area !== undefined && toClientError(error).code.startsWith(`${area}/`);
        if (isOwn) setProblem(errorText(error));
        else showError(error);
      },
    );
  };
  return (
    <FormDialog
      title={title}
      save={save}
      cross={cross}
      className={className}
      foot={<Button onClick={onClose}>{leave ?? t('common:cancel')}</Button>}
      onSave={give}
      onClose={onClose}
    >
      {about !== undefined && <p className={classes.about}>{about}</p>}
      <textarea
        ref={field}
        id={id}
        data-autofocus
        rows={3}
        maxLength={2000}
        className={classes.note}
        value={draft}
        aria-label={t('common:reason')}
        aria-invalid={problem !== null}
        placeholder={placeholder}
        onChange={(event) => put(event.target.value)}
      />
      {problem !== null && (
        <p className={classes.problem} role="alert">
          {problem}
        </p>
      )}
    </FormDialog>
  );
}
