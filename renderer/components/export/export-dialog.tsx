import { useState, type FormEvent } from 'react';
import { desktop } from '../../lib/client.ts';
import { showError } from '../../lib/error-text.ts';
import { fileName } from '../../lib/file-name.ts';
import { formatInstantDate, formatNumber } from '../../lib/format.ts';
import { useTexts } from '../../lib/use-texts.ts';
import { Button } from '../button.tsx';
import { Choice } from '../choice.tsx';
import { Dialog } from '../dialog.tsx';
import { useExportChoice } from './export-choice.ts';
import classes from './export-dialog.module.css';
import { runExport, type ExportCommon, type SendExport } from './run-export.ts';

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
};

export type ExportedPart = 'all' | 'selected';

/** Asks how a list is to be written, then where to; the writing itself goes on without it. */
export default function ExportDialog(props: {
  readonly list: ExportedList;
  readonly onClose: () => void;
}) {
  const { list, onClose } = props;
  const { t, language } = useTexts();
  const choice = useExportChoice();
  const [part, setPart] = useState<ExportedPart>('all');
  const csv = choice.format === 'csv';
  const all = t('export:all', { number: formatNumber(list.count, language) });

  const save = async (): Promise<void> => {
    const name = `${fileName(list.name)} ${formatInstantDate(Date.now())}.${choice.format}`;
    const target = await desktop.chooseSave(name, choice.format);
    if (!target) return;
    onClose();
    await runExport(target, choice, list.send(part));
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    save().catch(showError);
  };

  return (
    <Dialog label={t('export:title')} onClose={onClose}>
      <form className={classes.form} onSubmit={submit}>
        <h1>{t('export:title')}</h1>
        <div className={classes.lines}>
          <span>{t('export:rows')}</span>
          {list.selected !== null ? (
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
          <Choice
            label={t('export:format')}
            value={choice.format}
            options={[
              { value: 'xlsx', label: t('export:formats.xlsx') },
              { value: 'csv', label: t('export:formats.csv') },
            ]}
            onChange={(format) => useExportChoice.setState({ format })}
          />
          <span data-off={!csv || undefined}>{t('export:encoding')}</span>
          <fieldset className={classes.csv} disabled={!csv}>
            <Choice
              label={t('export:encoding')}
              value={choice.encoding}
              options={[
                { value: 'utf-8', label: t('export:encodings.utf-8') },
                { value: 'windows-1251', label: t('export:encodings.windows-1251') },
              ]}
              onChange={(encoding) => useExportChoice.setState({ encoding })}
            />
          </fieldset>
          <span />
          <fieldset className={classes.csv} disabled={!csv}>
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
        <p className={classes.note}>{t(csv ? 'export:noteCsv' : 'export:noteXlsx')}</p>
        <div className={classes.actions}>
          <Button onClick={onClose}>{t('common:cancel')}</Button>
          <Button type="submit" look="primary" data-autofocus>
            {t('export:choose')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
