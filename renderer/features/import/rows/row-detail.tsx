import { IconPencilCheck, IconUserQuestion } from '@tabler/icons-react';
import type { ImportKind, PreviewRow } from '#contract/import.ts';
import { Button } from '../../../components/button.tsx';
import { KeyHint } from '../../../components/key-hint.tsx';
import type { Language } from '../../../lib/i18n.ts';
import type { Translate } from '../../../lib/text-key.ts';
import { useTexts } from '../../../lib/use-texts.ts';
import { columnLetters, problemSentence, verdictSigns } from '../words.ts';
import { changeSentence, toldChanges } from './change-words.ts';
import classes from './row-detail.module.css';
import type { TableColumn } from './table-columns.ts';

function changed(row: PreviewRow, t: Translate, language: Language): readonly string[] {
  return toldChanges(row.changes).map((change) => changeSentence(change, t, language));
}

function sentences(
  row: PreviewRow,
  kind: ImportKind,
  t: Translate,
  language: Language,
): readonly string[] {
  switch (row.verdict) {
    case 'error':
      return row.problems.map((problem) => problemSentence(problem, t));
    case 'changed':
      return changed(row, t, language);
    case 'duplicate':
      return row.duplicateOfRow === null
        ? []
        : [t('import:rows.duplicateOf', { row: row.duplicateOfRow })];
    case 'decide':
      // An interaction is taken in whoever it may be of.
      return [
        t(row.unattached ? 'import:rows.isUndecided' : `import:doubts.${row.doubt ?? 'several'}`),
      ];
    case 'unknown':
      return [t(row.unattached ? 'import:rows.isUnattached' : 'import:rows.isUnknown')];
    case 'new':
      // New purchases are told one by one, a new reseller as a whole.
      if (row.changes.length > 0) return changed(row, t, language);
      return [t(kind === 'interactions' ? 'import:rows.isNewInteraction' : 'import:rows.isNew')];
    case 'same':
      return [t('import:rows.isSame')];
  }
}

/** Below the table: why the row under the cursor is judged so, and the whole text of the cell. */
export function RowDetail(props: {
  readonly row: PreviewRow | undefined;
  readonly kind: ImportKind;
  readonly column: TableColumn | undefined;
  readonly said: string;
  /** What mends the wrong cells like the one mended last; no text where there are none. */
  readonly alike: { readonly text: string | null; readonly mendAll: () => void };
  /** Where the rows of several sheets stand together: the sheet of this one. */
  readonly sheet: string | null;
  readonly onAsk: () => void;
}) {
  const { row, kind, column, said, alike, sheet, onAsk } = props;
  const { t, language } = useTexts();
  const sign = row && verdictSigns[row.verdict];
  const Sign = sign?.icon;
  return (
    <div
      className={classes.detail}
      tabIndex={0}
      role="region"
      aria-label={t('import:rows.verdict')}
    >
      <div className={classes.line}>
        {Sign && (
          <span className={classes.sign} data-tone={sign.tone}>
            <Sign size={16} aria-hidden />
          </span>
        )}
        <div className={classes.words}>
          {row &&
            sentences(row, kind, t, language).map((sentence) => <p key={sentence}>{sentence}</p>)}
          {row?.hidden && <p>{t('import:rows.isHidden')}</p>}
          {row?.who === 'decided' && <p>{t('import:who.isDecided')}</p>}
        </div>
        <span role="status" className={classes.said}>
          {said}
        </span>
        {alike.text !== null && (
          <Button className={classes.ask} onClick={alike.mendAll}>
            <IconPencilCheck size={16} aria-hidden />
            {alike.text} <KeyHint chord={{ code: 'F2', shift: true }} />
          </Button>
        )}
        {row && row.who !== null && (
          <Button className={classes.ask} onClick={onAsk}>
            <IconUserQuestion size={16} aria-hidden />
            {t(row.who === 'decided' ? 'import:who.change' : 'import:who.ask')}{' '}
            <KeyHint chord={{ code: 'F7' }} />
          </Button>
        )}
      </div>
      <p className={classes.cell}>
        {row && column && (
          <span className={classes.text}>
            <b>
              {sheet !== null && `${sheet}, `}
              {columnLetters(row.columns[column.column] ?? column.column)}
              {row.row}
            </b>{' '}
            {row.cells[column.column] ?? ''}
          </span>
        )}
        <span className={classes.hint}>{t('import:rows.editHint')}</span>
      </p>
    </div>
  );
}
