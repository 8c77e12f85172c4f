import { useId, useState } from 'react';
import { importKinds, type ImportKind } from '#contract/import-kinds.ts';
import { FormDialog } from '../../../components/form-dialog.tsx';
import form from '../../../components/form.module.css';
import type { ClientError } from '../../../lib/client-error.ts';
import { errorText } from '../../../lib/error-text.ts';
import { useTexts } from '../../../lib/use-texts.ts';
import { chooseKind } from '../column-actions.ts';
import classes from '../option-list.module.css';
import type { Session } from '../sessions.ts';
import { mappedKind } from './mapped-kind.ts';

/** Asks what the file is, and reads it so; where that cannot be it says why and asks on. */
export function KindDialog(props: { readonly session: Session; readonly onClose: () => void }) {
  const { session, onClose } = props;
  const { t } = useTexts();
  const group = useId();
  const [now] = useState(() => mappedKind(session));
  const [choice, setChoice] = useState<ImportKind>(now ?? 'resellers');
  const [refused, setRefused] = useState<ClientError | null>(null);
  const save = (kind: ImportKind): void | Promise<unknown> => {
    if (kind === now) return onClose();
    setRefused(null);
    return chooseKind(session.id, kind).then((problem) => {
      if (problem === null) onClose();
      else setRefused(problem);
    });
  };
  return (
    <FormDialog
      title={t('import:kind.title')}
      save={t('import:kind.save')}
      onSave={() => save(choice)}
      onClose={onClose}
    >
      <p className={form.soft}>{t('import:kind.lead')}</p>
      <div role="radiogroup" aria-label={t('import:kind.choices')} className={classes.options}>
        {importKinds.map((kind) => (
          <label key={kind} className={classes.option}>
            <input
              type="radio"
              name={group}
              data-autofocus={kind === choice || undefined}
              checked={kind === choice}
              onChange={() => {
                setRefused(null);
                setChoice(kind);
              }}
            />
            <span className={classes.name}>{t(`import:kinds.${kind}`)}</span>
            <span className={classes.about}>{t(`import:kind.about.${kind}`)}</span>
          </label>
        ))}
      </div>
      {refused && (
        <p className={form.problem} role="alert">
          {errorText(refused)}
        </p>
      )}
    </FormDialog>
  );
}
