import { useState, type FormEvent } from 'react';
import type { TextEncoding } from '#contract/export.ts';
import { desktop } from '../../lib/client.ts';
import { showError } from '../../lib/error-text.ts';
import { fileName } from '../../lib/file-name.ts';
import { formatInstantDate, formatNumber } from '../../lib/format.ts';
import { submitOnSaveKey } from '../../lib/on-save-key.ts';
import { saveChord } from '../../lib/shell-keys.ts';
import { mayAskNow } from '../../lib/use-may.ts';
import { useTexts } from '../../lib/use-texts.ts';
import { Button } from '../button.tsx';
import { Choice } from '../choice.tsx';
import { Dialog } from '../dialog.tsx';
import { KeyHint } from '../key-hint.tsx';
import { useExportChoice } from './export-choice.ts';
import classes from './export-dialog.module.css';
import { isOfLines, sendOldLayout, type OldLayout } from './old-layout.ts';
import {
  runExport,
  type ExportCommon,
  type ExportFile,
  type ListExportInput,
  type SendExport,
} from './run-export.ts';

/** A list as it stood when it was to be exported. */
export type ExportedList = {
  /** In words, for the name of the file. */
  readonly name: string;
  /** How many lines it has. */
  readonly count: number;
  /** How many of them are selected, when there are several. */
  readonly selected: number | null;
  /** Has all lines written, or the selected ones. */
  send(part: ExportedPart): SendExport<ExportCommon>;
  /** The old workbooks that it can be written as. */
  readonly old: readonly OldLayout[];
  /** Its lines, for an old workbook that is of lines. */
  pksOf(part: ExportedPart): ListExportInput['pks'];
};

export type ExportedPart = 'all' | 'selected';
type Layout = 'screen' | OldLayout;

/** Asks how a list is to be written, then where to; the writing itself goes on without it. */
export default function ExportDialog(props: {
  readonly list: ExportedList;
  readonly onClose: () => void;
}) {
  const { list, onClose } = props;
  const { t, language } = useTexts();
  const choice = useExportChoice();
  const [part, setPart] = useState<ExportedPart>('all');
  const [layouts] = useState<readonly Layout[]>(() => ['screen', ...list.old.filter(mayAskNow)]);
  const [layout, setLayout] = useState<Layout>('screen');
  const [book, setBook] = useState<'xlsx' | 'xls'>('xlsx');
  // Accounting reads the encoding of its time, whatever the last list was written in.
  const [oldEncoding, setOldEncoding] = useState<TextEncoding>('windows-1251');
  const isScreen = layout === 'screen';
  const isAccounting = layout === 'accounting-legacy-export';
  const format = isScreen ? choice.format : isAccounting ? 'csv' : book;
  const csv = format === 'csv';
  const all = t('export:all', { number: formatNumber(list.count, language) });

  const save = async (): Promise<void> => {
    const name = `${fileName(list.name)} ${formatInstantDate(Date.now())}.${format}`;
    const target = await desktop.chooseSave(name, format);
    if (!target) return;
    onClose();
    const send = (file: ExportFile) =>
      isScreen
        ? list.send(part)({ ...file, ...choice })
        : sendOldLayout(layout, file, { pks: list.pksOf(part), encoding: oldEncoding });
    await runExport(target, send);
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    save().catch(showError);
  };

  return (
    <Dialog label={t('export:title')} onClose={onClose}>
      <form className={classes.form} onSubmit={submit} onKeyDown={submitOnSaveKey}>
        <h1>{t('export:title')}</h1>
        <div className={classes.lines}>
          {layouts.length > 1 && (
            <>
              <span>{t('export:layout')}</span>
              <Choice
                label={t('export:layout')}
                value={layout}
                options={layouts.map((value) => ({
                  value,
                  label: t(`export:layouts.${wordOf(value)}`),
                }))}
                onChange={setLayout}
              />
            </>
          )}
          <span>{t('export:rows')}</span>
          {!isScreen && !isOfLines(layout) ? (
            <span className={classes.value}>{t('export:everything')}</span>
          ) : list.selected !== null ? (
            <Choice
              label={t('export:rows')}
              value={part}
              options={[
                { value: 'all', label: all },
                {
                  value: 'selected',
                  label: t('export:selected', { number: formatNumber(list.selected, language) }),
                },
              ]}
              onChange={setPart}
            />
          ) : (
            <span className={classes.value}>{all}</span>
          )}
          <span>{t('export:format')}</span>
          {isScreen ? (
            <Choice
              label={t('export:format')}
              value={choice.format}
              options={[
                { value: 'xlsx', label: t('export:formats.xlsx') },
                { value: 'csv', label: t('export:formats.csv') },
              ]}
              onChange={(next) => useExportChoice.setState({ format: next })}
            />
          ) : isAccounting ? (
            <span className={classes.value}>{t('export:formats.csv')}</span>
          ) : (
            <Choice
              label={t('export:format')}
              value={book}
              options={[
                { value: 'xlsx', label: t('export:formats.xlsx') },
                { value: 'xls', label: t('export:formats.xls') },
              ]}
              onChange={setBook}
            />
          )}
          <span data-off={!csv || undefined}>{t('export:encoding')}</span>
          <fieldset className={classes.csv} disabled={!csv}>
            <Choice
              label={t('export:encoding')}
              value={isScreen ? choice.encoding : oldEncoding}
              options={[
                { value: 'utf-8', label: t('export:encodings.utf-8') },
                { value: 'windows-1251', label: t('export:encodings.windows-1251') },
              ]}
              onChange={(encoding) =>
                isScreen ? useExportChoice.setState({ encoding }) : setOldEncoding(encoding)
              }
            />
          </fieldset>
          <span />
          <fieldset className={classes.csv} disabled={!csv || !isScreen}>
            <label className={classes.check}>
              <input
                type="checkbox"
                checked={choice.guardFormulas}
                onChange={(event) =>
                  useExportChoice.setState({ guardFormulas: event.target.checked })
                }
              />
              {t('export:guard')}
            </label>
          </fieldset>
        </div>
        <p className={classes.note}>{t(`export:${noteOf(layout, csv)}`)}</p>
        <div className={classes.actions}>
          <Button onClick={onClose}>{t('common:cancel')}</Button>
          <Button type="submit" look="primary" data-autofocus>
            {t('export:choose')} <KeyHint chord={saveChord} />
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

function wordOf(layout: Layout) {
  if (layout === 'screen') return 'screen';
  return layout === 'accounting-legacy-export' ? 'accounting' : 'book';
}

function noteOf(layout: Layout, csv: boolean) {
  switch (layout) {
    case 'screen':
      return csv ? 'noteCsv' : 'noteXlsx';
    case 'reseller-legacy-export':
      return 'noteBook';
    case 'interaction-legacy-export':
      return 'noteBookLog';
    case 'registration-legacy-export':
      return 'noteBookTrainings';
    case 'bonus-request-legacy-export':
    case 'purchase-legacy-export':
      return 'noteBookAll';
    case 'accounting-legacy-export':
      return 'noteAccounting';
  }
}
