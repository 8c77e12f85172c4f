import { useEffect, useRef } from 'react';
import type { ColumnGuess, RegisterField, SheetMapping, SheetPicture } from '#contract/import.ts';
import { useTexts } from '../../../lib/use-texts.ts';
import { ColumnHead } from './column-head.tsx';
import classes from './sheet-table.module.css';

type RowPart = 'above' | 'header' | 'data';

function partOf(row: number, { headerFrom, headerTo }: SheetMapping): RowPart {
  if (row > headerTo) return 'data';
  return row >= headerFrom && headerTo > 0 ? 'header' : 'above';
}

function SheetRow(props: {
  readonly row: SheetPicture['rows'][number];
  readonly part: RowPart;
  readonly columns: readonly ColumnGuess[];
  readonly disabled: boolean;
  readonly onHeader: (row: number) => void;
}) {
  const { row, part, columns, disabled, onHeader } = props;
  const { t } = useTexts();
  return (
    <tr data-part={part}>
      <th scope="row" className={classes.number}>
        {part === 'header' ? (
          <span className={classes.headerMark}>
            {row.number}
            <span>{t('import:columns.headerMark')}</span>
          </span>
        ) : (
          // The same by keyboard is the choice of the header row above the table.
          <button
            type="button"
            tabIndex={-1}
            className={classes.rowButton}
            disabled={disabled}
            title={t('import:columns.makeHeader', { row: row.number })}
            onClick={() => onHeader(row.number)}
          >
            {row.number}
          </button>
        )}
      </th>
      {columns.map(({ column, field, certainty }) => {
        const text = row.cells[column] ?? '';
        const ignored = field === 'ignore' && certainty === 'sure';
        // As in a spreadsheet, a title runs over the empty cells at its right.
        const spills = part === 'above' && (row.cells[column + 1] ?? '') === '';
        return (
          <td
            key={column}
            title={text}
            data-ignored={ignored || undefined}
            data-spills={spills || undefined}
          >
            {text}
          </td>
        );
      })}
    </tr>
  );
}

/** The first rows of the sheet as they are in the file, under the meanings of their columns. */
export function SheetTable(props: {
  readonly mapping: SheetMapping;
  readonly picture: SheetPicture;
  readonly disabled: boolean;
  readonly onField: (column: number, field: RegisterField) => void;
  readonly onHeader: (row: number) => void;
}) {
  const { mapping, picture, disabled, onField, onHeader } = props;
  const { t } = useTexts();
  const scroller = useRef<HTMLDivElement>(null);
  useEffect(() => {
    scroller.current?.scrollTo({ top: 0 });
  }, [mapping.sheet]);
  return (
    <div
      className={classes.scroller}
      ref={scroller}
      tabIndex={0}
      role="region"
      aria-label={t('import:columns.picture')}
    >
      <table className={classes.table}>
        <thead>
          <tr>
            <th scope="col" className={classes.corner}>
              {t('import:columns.rowNumber')}
            </th>
            {mapping.columns.map((guess) => (
              <ColumnHead
                key={guess.column}
                guess={guess}
                disabled={disabled}
                onField={(field) => onField(guess.column, field)}
              />
            ))}
          </tr>
        </thead>
        <tbody>
          {picture.rows.map((row) => (
            <SheetRow
              key={row.number}
              row={row}
              part={partOf(row.number, mapping)}
              columns={mapping.columns}
              disabled={disabled}
              onHeader={onHeader}
            />
          ))}
        </tbody>
      </table>
    </div>
  );
}
