import { IconAlertTriangle, IconEyeOff, IconPencil } from '@tabler/icons-react';
import { memo, type ReactNode } from 'react';
import type { PreviewRow } from '#contract/import.ts';
import { useTexts } from '../../../lib/use-texts.ts';
import { problemSentence, verdictSigns } from '../words.ts';
import { changesByColumn, changeSentence, changeValue, type Change } from './change-words.ts';
import classes from './rows-table.module.css';
import { rowHeight, type TableColumn } from './table-columns.ts';

export function cellId(index: number, column: number): string {
  return `import-cell-${index}-${column}`;
}

function Cell(props: {
  readonly row: PreviewRow;
  readonly index: number;
  readonly place: number;
  readonly column: TableColumn;
  readonly change: Change | undefined;
  readonly active: boolean;
  readonly editor: ReactNode;
  // Given from the row: a hook in each of some hundred cells would be felt when scrolling.
  readonly texts: ReturnType<typeof useTexts>;
}) {
  const { row, index, place, column, change, active, editor, texts } = props;
  const { t, language } = texts;
  const text = row.cells[column.column] ?? '';
  const problems = row.problems.filter((problem) => problem.column === column.column);
  const why = problems.map((problem) => problemSentence(problem, t)).join('\n');
  const title = why !== '' ? why : change ? changeSentence(change, t, language) : text;
  return (
    <div
      role="gridcell"
      id={cellId(index, column.column)}
      aria-colindex={place + 3}
      aria-selected={active}
      aria-invalid={problems.length > 0 || undefined}
      aria-description={why === '' ? undefined : why}
      className={classes.cell}
      data-column={column.column}
      data-wrong={problems.length > 0 || undefined}
      data-changed={change !== undefined || undefined}
      data-ignored={column.field === 'ignore' || undefined}
      style={{ left: column.left, width: column.width }}
      title={title}
    >
      {problems.length > 0 && <IconAlertTriangle size={14} aria-hidden />}
      {problems.length === 0 && change && <IconPencil size={12} aria-hidden />}
      {change && change.oldValue !== '' && (
        <del>{changeValue(change.field, change.oldValue, t, language)}</del>
      )}
      <span className={classes.text}>{text}</span>
      {editor}
    </div>
  );
}

/** One row of the file with its verdict; a placeholder of the same height until it is read. */
export const RowLine = memo(function RowLine(props: {
  readonly row: PreviewRow | undefined;
  readonly index: number;
  readonly columns: readonly TableColumn[];
  readonly inView: readonly TableColumn[];
  readonly width: number;
  /** The column of the active cell when it is in this row. */
  readonly active: number | null;
  readonly editor: ReactNode;
}) {
  const { row, index, columns, inView, width, active, editor } = props;
  const texts = useTexts();
  const { t } = texts;
  const changes = row && changesByColumn(row.changes, columns);
  const sign = row && verdictSigns[row.verdict];
  const Sign = sign?.icon;
  return (
    <div
      role="row"
      aria-rowindex={index + 2}
      className={classes.row}
      data-index={index}
      data-active={active !== null || undefined}
      style={{ top: index * rowHeight, width }}
    >
      <div className={classes.sticky}>
        <div role="rowheader" aria-colindex={1} className={classes.number}>
          {row?.hidden && (
            <span title={t('import:rows.hiddenRow')}>
              <IconEyeOff size={12} aria-label={t('import:rows.hiddenRow')} />
            </span>
          )}
          {row?.row}
        </div>
        <div role="gridcell" aria-colindex={2} className={classes.verdict} data-tone={sign?.tone}>
          {Sign && <Sign size={14} aria-hidden />}
          {row && <span className={classes.text}>{t(`import:verdict.${row.verdict}`)}</span>}
        </div>
      </div>
      {row &&
        inView.map((column) => (
          <Cell
            key={column.column}
            row={row}
            index={index}
            place={columns.indexOf(column)}
            column={column}
            change={changes?.get(column.column)}
            texts={texts}
            active={active === column.column}
            editor={active === column.column ? editor : null}
          />
        ))}
    </div>
  );
});
