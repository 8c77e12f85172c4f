import { useId } from 'react';
import type { RowCounts, RowVerdict } from '#contract/import.ts';
import { formatNumber } from '../../../lib/format.ts';
import { useTexts } from '../../../lib/use-texts.ts';
import { verdictOrder, verdictSigns } from '../words.ts';
import classes from './verdict-filter.module.css';

/** The counts of the check; each is a filter of the rows. Arrows move as in any radio group. */
export function VerdictFilter(props: {
  readonly counts: RowCounts;
  /** A register makes whom it names; only other kinds have rows of nobody. */
  readonly withUnknown: boolean;
  readonly value: RowVerdict | null;
  readonly onChange: (verdict: RowVerdict | null) => void;
}) {
  const { counts, withUnknown, value, onChange } = props;
  const { t, language } = useTexts();
  const name = useId();
  const all = [null, ...verdictOrder.filter((one) => one !== 'unknown' || withUnknown)];
  return (
    <div role="radiogroup" aria-label={t('import:rows.filters')} className={classes.filters}>
      {all.map((verdict) => {
        const sign = verdict === null ? null : verdictSigns[verdict];
        const count = verdict === null ? counts.total : counts[verdict];
        const Sign = sign?.icon;
        return (
          <label
            key={verdict ?? 'all'}
            className={classes.filter}
            data-tone={sign?.tone}
            data-zero={count === 0 || undefined}
          >
            <input
              type="radio"
              name={name}
              checked={verdict === value}
              onChange={() => onChange(verdict)}
            />
            {Sign && <Sign size={16} aria-hidden />}
            <span>{t(`import:verdicts.${verdict ?? 'all'}`)}</span>
            <span className={classes.count}>{formatNumber(count, language)}</span>
          </label>
        );
      })}
    </div>
  );
}
