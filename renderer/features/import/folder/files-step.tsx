import { Button } from '../../../components/button.tsx';
import { EmptyState } from '../../../components/empty-state.tsx';
import { Hint } from '../../../components/hint.tsx';
import { useCommands } from '../../../lib/commands.ts';
import { errorText } from '../../../lib/error-text.ts';
import { formatNumber } from '../../../lib/format.ts';
import { useActivityOf } from '../../../lib/import-activity.ts';
import { useTexts } from '../../../lib/use-texts.ts';
import { importCommands } from '../commands.ts';
import { Notice } from '../notice.tsx';
import { useImports } from '../sessions.ts';
import { OpenProblem } from '../start/open-problem.tsx';
import { StepFooter } from '../step-footer.tsx';
import { FilesTable } from './files-table.tsx';
import { cancelFolder, checkFolder, runFolder } from './folder-actions.ts';
import {
  checkKey,
  importableFiles,
  includedFiles,
  showFolder,
  type Folder,
} from './folder-store.ts';
import classes from './folder.module.css';
import { openFolder } from './open-folder.ts';

/** So many names are told of what is left aside. */
const mostNames = 12;

function CheckLine({ folder }: { readonly folder: Folder }) {
  const { t, language } = useTexts();
  const progress = useActivityOf(folder.id)?.progress ?? null;
  const number = (value: number): string => formatNumber(value, language);
  return (
    <>
      <span role="status" className={classes.checking}>
        {progress?.phase === 'opening' || !progress
          ? t('import:folder.opening', {
              done: number(progress?.done ?? 0),
              total: number(progress?.total ?? folder.files.length),
            })
          : t('import:columns.reading', { done: number(progress.done) })}
      </span>
      <Button disabled={folder.busy === 'cancel'} onClick={() => void cancelFolder(folder.id)}>
        {t('import:run.cancel')}
      </Button>
    </>
  );
}

/** What is in the folder and what would become of it; files can be left out and opened alone. */
export function FilesStep({ folder }: { readonly folder: Folder }) {
  const { t } = useTexts();
  const { id, files, others, busy, problem, verdicts } = folder;
  const opening = useImports((store) => store.opening);
  const toLoad = importableFiles(folder);
  const rows = toLoad.reduce((sum, { no }) => sum + (verdicts.get(no)?.counts?.toLoad ?? 0), 0);
  const isOld = folder.checkedAs !== checkKey(folder);
  const canCheck = busy === null && isOld && includedFiles(folder).length > 0;
  const canLoad = busy === null && !isOld && rows > 0;
  const next = (): void => void (isOld ? checkFolder(id) : runFolder(id));
  useCommands(importCommands, { 'import-next': { run: next, when: () => canCheck || canLoad } });
  const gone = problem?.code === 'import/session-gone';
  const file = problem?.details['file'];
  return (
    <div className={classes.step}>
      <div className={classes.notices}>
        {opening?.problem && (
          <OpenProblem
            key={opening.file.token}
            opening={{ ...opening, problem: opening.problem }}
          />
        )}
        {problem && (
          <Notice
            tone={problem.code === 'import/cancelled' ? 'info' : 'bad'}
            {...(typeof file === 'string' ? { title: file } : {})}
            actions={
              gone ? (
                <Button onClick={() => void openFolder(folder.granted)}>
                  {t('import:folder.again')}
                </Button>
              ) : undefined
            }
          >
            {errorText(problem)}
          </Notice>
        )}
        {others.length > 0 && (
          <Notice tone="info" title={t('import:folder.others', { count: others.length })}>
            {others.slice(0, mostNames).join(', ')}
            {others.length > mostNames && ` … +${String(others.length - mostNames)}`}
          </Notice>
        )}
      </div>
      <div className={classes.scroll}>
        {files.length === 0 ? (
          <EmptyState title={t('import:folder.empty')} text={t('import:folder.emptyHint')} />
        ) : (
          <FilesTable folder={folder} />
        )}
      </div>
      <StepFooter
        onBack={() => showFolder(false)}
        next={
          <Hint
            label={t('import:commands.next')}
            command={importCommands['import-next']}
            position="top"
          >
            <Button look="primary" data-first disabled={!canCheck && !canLoad} onClick={next}>
              {isOld ? t('import:folder.check') : t('import:folder.load', { count: toLoad.length })}
            </Button>
          </Hint>
        }
      >
        {busy !== null ? (
          <CheckLine folder={folder} />
        ) : (
          !isOld && (
            <span>
              {rows === 0 ? t('import:folder.nothing') : t('import:folder.rows', { count: rows })}
            </span>
          )
        )}
      </StepFooter>
    </div>
  );
}
