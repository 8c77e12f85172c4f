import { IconFileImport } from '@tabler/icons-react';
import { Hint } from '../../components/hint.tsx';
import { history } from '../../lib/history.ts';
import { useImportActivity } from '../../lib/import-activity.ts';
import { useTexts } from '../../lib/use-texts.ts';
import classes from './status-bar.module.css';

/** How far an import is, on every screen; leads to the import. */
export function ImportActivity() {
  const { t } = useTexts();
  const activity = useImportActivity(({ activities }) => activities[0]);
  if (!activity) return null;
  const { sessionId, fileName, progress, paused } = activity;
  // An undo belongs to no session.
  const isUndo = sessionId === '';
  const total = progress?.total ?? 0;
  const percent = total === 0 ? 0 : Math.floor(((progress?.done ?? 0) / total) * 100);
  return (
    <Hint
      label={t(isUndo ? 'import:run.barUndoHint' : 'import:run.barHint', { file: fileName })}
      position="top"
    >
      <button type="button" className={classes.activity} onClick={() => history.push('/import')}>
        <IconFileImport size={14} stroke={1.75} aria-hidden />
        {paused
          ? t('import:run.barPaused')
          : total === 0 && !isUndo
            ? t('import:run.barBusy')
            : t(isUndo ? 'import:run.barUndo' : 'import:run.bar', { percent })}
      </button>
    </Hint>
  );
}
