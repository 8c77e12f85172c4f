import { Button } from '../../../components/button.tsx';
import { Dialog } from '../../../components/dialog.tsx';
import type { UndoReport } from '#contract/import.ts';
import { goToResellers } from '../../../lib/reseller-place.ts';
import { useTexts } from '../../../lib/use-texts.ts';
import { fieldWord } from '../words.ts';
import classes from './start-page.module.css';

/** What the undo of a batch has done, and what it has left because it was changed since. */
export function UndoDialog(props: {
  readonly fileName: string;
  readonly report: UndoReport;
  readonly onClose: () => void;
}) {
  const { fileName, report, onClose } = props;
  const { t } = useTexts();
  const { removed, interactions, restored, kept } = report;
  const title = t('import:undo.title', { file: fileName });
  return (
    <Dialog label={title} onClose={onClose}>
      <div className={classes.dialog}>
        <h1>{title}</h1>
        <div>
          {removed > 0 && <p>{t('import:undo.removed', { count: removed })}</p>}
          {interactions > 0 && <p>{t('import:undo.interactions', { count: interactions })}</p>}
          {restored > 0 && <p>{t('import:undo.restored', { count: restored })}</p>}
          {removed + interactions + restored + kept.length === 0 && (
            <p>{t('import:undo.nothing')}</p>
          )}
          {kept.length > 0 && <p>{t('import:undo.kept', { count: kept.length })}</p>}
        </div>
        {kept.length > 0 && (
          <ul className={classes.kept}>
            {kept.map(({ pk, name, fields }) => (
              <li key={pk ?? name}>
                {pk === null ? (
                  name || t('import:undo.noCompany')
                ) : (
                  <button
                    type="button"
                    className={classes.link}
                    aria-label={t('import:undo.openCard', { name })}
                    onClick={() => goToResellers({ pk })}
                  >
                    {name}
                  </button>
                )}
                <span className={classes.soft}>
                  {fields.map((field) => fieldWord(field, t)).join(', ')}
                </span>
              </li>
            ))}
          </ul>
        )}
        <div className={classes.actions}>
          <Button look="primary" autoFocus onClick={onClose}>
            {t('import:undo.close')}
          </Button>
        </div>
      </div>
    </Dialog>
  );
}
