import { IconFileAlert } from '@tabler/icons-react';
import { Fragment } from 'react';
import type { FolderResult as Result } from '#contract/import-folder.ts';
import { Button } from '../../../components/button.tsx';
import { MiddleText } from '../../../components/middle-text.tsx';
import { Spoken } from '../../../components/spoken.tsx';
import { formatDuration, formatNumber } from '../../../lib/format.ts';
import { useCommands } from '../../../lib/commands.ts';
import { useTexts } from '../../../lib/use-texts.ts';
import { importCommands } from '../commands.ts';
import { Notice } from '../notice.tsx';
import { useUndoResult } from '../use-undo-result.tsx';
import { saveErrorsOf } from './folder-actions.ts';
import { patchFolder, type Folder } from './folder-store.ts';
import classes from './folder.module.css';
import { groupResults, resultCounts, type ResultLine } from './group-results.ts';
import { closeFolder } from './open-folder.ts';

function ResultRow(props: {
  readonly name: string;
  readonly kind: Result['files'][number]['kind'];
  readonly line: ResultLine['counts'];
  readonly onSave: (() => void) | null;
}) {
  const { name, kind, line, onSave } = props;
  const { t, language } = useTexts();
  return (
    <tr>
      <td className={classes.file}>
        <MiddleText text={name} />
      </td>
      <td>{t(`import:kinds.${kind}`)}</td>
      {resultCounts.map(([count, tone]) => (
        <td key={count} className={classes.number} data-tone={line[count] > 0 ? tone : 'none'}>
          {formatNumber(line[count], language)}
        </td>
      ))}
      <td className={classes.action}>
        {onSave && (
          <Button aria-label={t('import:folder.saveErrorsOf', { file: name })} onClick={onSave}>
            <IconFileAlert size={16} aria-hidden />
            {t('import:folder.save')}
          </Button>
        )}
      </td>
    </tr>
  );
}

/** What the import of a folder has done, file by file, with what one may want to do about it. */
export function FolderResult({ folder }: { readonly folder: Folder }) {
  const { t } = useTexts();
  const { id, name, files, result, undone } = folder;
  const undo = useUndoResult({
    batchPk: result?.batchPk ?? null,
    fileName: name,
    undone,
    onUndone: (done) => patchFolder(id, { undone: done }),
  });
  useCommands(importCommands, { 'import-next': closeFolder });
  if (!result) return null;
  const nameOf = (no: number): string => files[no]?.name ?? '';
  const save = (no: number): void => void saveErrorsOf(id, no);
  return (
    <div className={classes.step}>
      <div className={classes.notices}>
        <h2 className={classes.title}>{t('import:folder.done', { file: name })}</h2>
        <p className={classes.soft}>
          {t('import:folder.rowsDone', { count: result.loaded })}
          {' · '}
          {t('import:result.time', { time: formatDuration(Math.max(1, result.seconds)) })}
          {result.hidden > 0 && ` · ${t('import:rows.hidden', { count: result.hidden })}`}
        </p>
        {undo.notice}
        {result.leftOut > 0 && <Notice tone="warn">{t('import:result.errors')}</Notice>}
        <div className={classes.actions}>
          <Button look="primary" data-first onClick={closeFolder}>
            {t('import:folder.finish')}
          </Button>
          {undo.button}
        </div>
      </div>
      <div className={classes.scroll}>
        <table className={classes.table} aria-label={t('import:folder.table')}>
          <thead>
            <tr>
              <th scope="col">{t('import:batches.file')}</th>
              <th scope="col">{t('import:batches.kind')}</th>
              {resultCounts.map(([count]) => (
                <th key={count} scope="col" className={classes.number}>
                  {t(`import:folder.counts.${count}`)}
                </th>
              ))}
              <th scope="col">
                <Spoken>{t('import:batches.actions')}</Spoken>
              </th>
            </tr>
          </thead>
          <tbody>
            {groupResults(result.files).map(({ kind, counts, members }) => {
              const [first] = members;
              const alone = members.length === 1 ? first : undefined;
              const title = alone
                ? nameOf(alone.no)
                : t('import:folder.files', { count: members.length });
              // Of many files only those are named that have something to correct.
              const toCorrect = alone ? [] : members.filter(({ leftOut }) => leftOut > 0);
              return (
                <Fragment key={first?.no ?? kind}>
                  <ResultRow
                    name={title}
                    kind={kind}
                    line={counts}
                    onSave={alone && alone.leftOut > 0 ? () => save(alone.no) : null}
                  />
                  {toCorrect.map((file) => (
                    <ResultRow
                      key={file.no}
                      name={nameOf(file.no)}
                      kind={kind}
                      line={file}
                      onSave={() => save(file.no)}
                    />
                  ))}
                </Fragment>
              );
            })}
          </tbody>
        </table>
      </div>
      {undo.dialog}
    </div>
  );
}
