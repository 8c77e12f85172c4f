import { useId } from 'react';
import type { RowCounts } from '#contract/import.ts';
import { unknownChoices } from '#contract/unknown-choices.ts';
import { useMay } from '../../../lib/use-may.ts';
import { useTexts } from '../../../lib/use-texts.ts';
import { patchSession, type Session } from '../sessions.ts';
import classes from './unknown-companies.module.css';

/** Asks what becomes of the companies that nobody knows; nothing where all are known. */
export function UnknownCompanies(props: { readonly session: Session; readonly counts: RowCounts }) {
  const { session, counts } = props;
  const { id, unknown, busy } = session;
  const { t } = useTexts();
  const name = useId();
  const { may, why } = useMay('resellers', 'add');
  if (counts.companies === 0) return null;
  return (
    <fieldset className={classes.choice} disabled={busy !== null}>
      <legend className={classes.legend}>
        {t('import:unknown.companies', { count: counts.companies })}
      </legend>
      {unknownChoices.map((choice) => (
        <label key={choice} className={classes.option}>
          <input
            type="radio"
            name={name}
            checked={unknown === choice}
            disabled={choice === 'candidates' && !may}
            onChange={() => patchSession(id, { unknown: choice })}
          />
          {t(`import:unknown.${choice}`, { count: counts.companies })}
        </label>
      ))}
      <span className={classes.hint}>{why ?? t(`import:unknown.hint.${unknown}`)}</span>
    </fieldset>
  );
}
