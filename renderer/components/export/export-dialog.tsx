import { useState, type FormEvent } from 'react';
import { desktop } from '../../lib/client.ts';
import { showError } from '../../lib/error-text.ts';
import { formatInstantDate, formatNumber } from '../../lib/format.ts';
import { useTexts } from '../../lib/use-texts.ts';
import { Button } from '../button.tsx';
import { Choice } from '../choice.tsx';
import { Dialog } from '../dialog.tsx';
import { useExportChoice } from './export-choice.ts';
import classes from './export-dialog.module.css';
import { runExport, type ListExportInput, type SendExport } from './run-export.ts';

/** A list as it stood when it was to be exported. */
export type ExportedList = {
  /** In words, for the name of the file. */
  readonly name: string;
  readonly pks: Uint32Array<ArrayBuffer>;
  /** The selected lines, when there are several. */
  readonly selected: Uint32Array<ArrayBuffer> | null;
  readonly columns: readonly string[];
};

/** Asks how a list is to be written, then where to; the writing itself goes on without it. */
export default function ExportDialog(props: {
  readonly list: ExportedList;
  readonly send: SendExport<ListExportInput>;
  readonly onClose: () => void;
}) {
  const { list, send, onClose } = props;
  const { t, language } = useTexts();
  const choice = useExportChoice();
  const [part, setPart] = useState<'all' | 'selected'>('all');
  const csv = choice.format === 'csv';
  const count = (pks: Uint32Array): string => formatNumber(pks.length, language);

  const save = async (): Promise<void> => {
    const name = `${list.name} ${formatInstantDate(Date.now())}.${choice.format}`;
    const target = await desktop.chooseSave(name, choice.format);
    if (!target) return;
    onClose();
    const pks = part === 'selected' && list.selected ? list.selected : list.pks;
    await runExport(target, choice, (common) =>
      send({ ...common, pks, columns: [...list.columns] }),
    );
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
          {list.selected ? (
            <Choice
              label={t('export:rows')}
              value={part}
              options={[
                { value: 'all', label: t('export:all', { number: count(list.pks) }) },
                {
                  value: 'selected',
                  label: t('export:selected', { number: count(list.selected) }),
                },
              ]}
              onChange={setPart}
            />
          ) : (
            <span className={classes.value}>{t('export:all', { number: count(list.pks) })}</span>
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
