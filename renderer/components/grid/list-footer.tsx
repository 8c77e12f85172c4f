import { formatNumber } from '../../lib/format.ts';
import type { TextKey } from '../../lib/text-key.ts';
import { useTexts } from '../../lib/use-texts.ts';
import { rangeSize, type CellRange } from './cell-range.ts';
import classes from './grid-list.module.css';

/** Below the list: how many lines there are, and how many are selected. */
export function ListFooter(props: {
  readonly count: number;
  readonly countKey: TextKey;
  readonly range: CellRange | null;
  /** The order of the list is being asked for since more than a moment. */
  readonly busy: boolean;
}) {
  const { count, countKey, range, busy } = props;
  const { t, language } = useTexts();
  const size = range && rangeSize(range);
  const many = size !== null && (size.rows > 1 || size.cols > 1);
  return (
    <div className={classes.footer} role="status">
      <span>{t(countKey, { count, number: formatNumber(count, language) })}</span>
      {many && (
        <span>
          {t('grid:selected', {
            count: size.rows,
            number: formatNumber(size.rows, language),
            cols: size.cols,
          })}
        </span>
      )}
      {range && !many && count > 0 && (
        <span className={classes.faint}>
          {t('grid:line', { number: formatNumber(range.head.row + 1, language) })}
        </span>
      )}
      {busy && <span className={classes.faint}>{t('grid:busy')}</span>}
    </div>
  );
}
