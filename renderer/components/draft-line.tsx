import { IconPencil } from '@tabler/icons-react';
import { useState } from 'react';
import type { FormDrafts } from '../lib/use-form-drafts.ts';
import { useTexts } from '../lib/use-texts.ts';
import { Button } from './button.tsx';
import classes from './draft-line.module.css';

type Kept = Pick<FormDrafts<never>, 'continued' | 'discard'>;

/** Says of a form that it goes on with what was typed before; one press begins anew, one takes that back. */
export function DraftLine(props: { readonly drafts: Kept; readonly onDiscarded?: () => void }) {
  const { drafts, onDiscarded } = props;
  const { t } = useTexts();
  const [putBack, setPutBack] = useState<(() => void) | null>(null);
  if (!drafts.continued && putBack === null) return null;
  const discard = (): void => {
    const back = drafts.discard();
    setPutBack(() => back);
    onDiscarded?.();
  };
  return (
    <div className={classes.line} role="status">
      <span className={classes.mark}>
        <IconPencil size={12} aria-hidden />
        {t('common:field.draft')}
      </span>
      <span className={classes.text}>
        {t(putBack === null ? 'common:draft.continued' : 'common:draft.discarded')}
      </span>
      {putBack === null ? (
        <Button onClick={discard}>{t('common:draft.discard')}</Button>
      ) : (
        <Button
          onClick={() => {
            putBack();
            setPutBack(null);
          }}
        >
          {t('common:draft.putBack')}
        </Button>
      )}
    </div>
  );
}
