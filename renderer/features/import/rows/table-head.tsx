import { IconEyeOff } from '@tabler/icons-react';
import { useTexts } from '../../../lib/use-texts.ts';
import { columnLetters, fieldWord } from '../words.ts';
import classes from './rows-table.module.css';
import type { TableColumn } from './table-columns.ts';

/** The headers of the sheet, with the meaning of each column below. */
export function TableHead(props: {
  readonly columns: readonly TableColumn[];
  readonly inView: readonly TableColumn[];
  readonly width: number;
}) {
  const { columns, inView, width } = props;
  const { t } = useTexts();
  return (
    <div role="rowgroup" className={classes.head} style={{ width }}>
      <div role="row" aria-rowindex={1} className={classes.headRow}>
        <div className={classes.sticky}>
          <div role="columnheader" aria-colindex={1} className={classes.number}>
            {t('import:rows.row')}
          </div>
          <div role="columnheader" aria-colindex={2} className={classes.verdict}>
            {t('import:rows.verdict')}
          </div>
        </div>
        {inView.map((column) => {
          const { header, field, left } = column;
          const meaning = fieldWord(field, t);
          const name = header === '' ? columnLetters(column.column) : header;
          const levels = name.split(' / ');
          // Of a header in two levels the lower one tells the columns apart; a sum is one of both.
          const shown =
            field === 'amount' ? levels.toReversed().join(', ') : (levels.at(-1) ?? name);
          return (
            <div
              key={column.column}
              role="columnheader"
              aria-colindex={columns.indexOf(column) + 3}
              className={classes.headCell}
              data-ignored={field === 'ignore' || undefined}
              style={{ left, width: column.width }}
              title={`${name} — ${meaning}`}
            >
              {column.hidden && <IconEyeOff size={12} aria-label={t('import:columns.hidden')} />}
              <span className={classes.text}>{shown}</span>
            </div>
          );
        })}
      </div>
    </div>
  );
}
