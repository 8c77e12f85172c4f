import { IconChevronDown, IconChevronRight } from '@tabler/icons-react';
import type { FolderFile } from '#contract/import-folder.ts';
import { Button } from '../../../components/button.tsx';
import { MiddleText } from '../../../components/middle-text.tsx';
import { ClientError } from '../../../lib/client-error.ts';
import { errorText } from '../../../lib/error-text.ts';
import { formatNumber } from '../../../lib/format.ts';
import { useTexts } from '../../../lib/use-texts.ts';
import { verdictOrder, verdictSigns } from '../words.ts';
import { leaveOut, openAlone } from './folder-actions.ts';
import type { Folder } from './folder-store.ts';
import classes from './folder.module.css';
import type { FileLine, RowSums } from './group-files.ts';

function Numbers({ sums }: { readonly sums: RowSums }) {
  const { language } = useTexts();
  return verdictOrder.map((verdict) => {
    const count = sums[verdict];
    const tone = verdictSigns[verdict].tone;
    return (
      <td key={verdict} className={classes.number} data-tone={count > 0 ? tone : 'none'}>
        {formatNumber(count, language)}
      </td>
    );
  });
}

/** One file: whether it comes along, what it is, what would become of its rows or why nothing would. */
export function FileRow(props: {
  readonly folder: Folder;
  readonly file: FolderFile;
  readonly inGroup?: boolean;
}) {
  const { folder, file, inGroup = false } = props;
  const { t } = useTexts();
  const { no, name } = file;
  const verdict = folder.verdicts.get(no);
  const isLeftOut = folder.leftOut.has(no);
  const remark = folder.alone.has(no)
    ? t('import:folder.alone')
    : isLeftOut
      ? t('import:folder.leftOut')
      : folder.columns.has(no)
        ? t('import:folder.corrected')
        : verdict && verdict.sheetsLeftOut.length > 0
          ? t('import:folder.sheetsLeftOut', { sheets: verdict.sheetsLeftOut.join(', ') })
          : verdict && verdict.doubtful > 0
            ? t('import:columns.toCheck', { count: verdict.doubtful })
            : verdict?.counts && verdict.counts.hidden > 0
              ? t('import:rows.hidden', { count: verdict.counts.hidden })
              : null;
  return (
    <tr data-out={isLeftOut || undefined} data-in-group={inGroup || undefined}>
      <td>
        <input
          type="checkbox"
          data-line
          aria-label={t('import:folder.includeFile', { file: name })}
          checked={!isLeftOut && !verdict?.problem}
          disabled={folder.busy !== null}
          aria-disabled={verdict?.problem ? true : undefined}
          onChange={() => {
            if (!verdict?.problem) leaveOut(folder.id, [no], !isLeftOut);
          }}
          onKeyDown={(event) => {
            if (event.key !== 'Enter' || event.ctrlKey || event.metaKey) return;
            event.preventDefault();
            void openAlone(no);
          }}
        />
      </td>
      <td className={classes.file}>
        <MiddleText text={name} />
        {remark !== null && <span className={classes.remark}>{remark}</span>}
      </td>
      {verdict?.problem ? (
        <td colSpan={verdictOrder.length + 1} className={classes.problem}>
          {errorText(new ClientError(verdict.problem))}
        </td>
      ) : (
        <>
          <td>{verdict?.kind ? t(`import:kinds.${verdict.kind}`) : ''}</td>
          {verdict?.counts ? (
            <Numbers sums={verdict.counts} />
          ) : (
            <td colSpan={verdictOrder.length} />
          )}
        </>
      )}
      <td className={classes.action}>
        <Button
          aria-label={t('import:folder.openFile', { file: name })}
          disabled={folder.busy !== null}
          onClick={() => void openAlone(no)}
        >
          {t('import:folder.open')}
        </Button>
      </td>
    </tr>
  );
}

/** Many files of a kind in one line, which opens. */
export function GroupRow(props: {
  readonly folder: Folder;
  readonly group: Extract<FileLine, { is: 'group' }>;
  readonly open: boolean;
  readonly onFold: (open: boolean) => void;
}) {
  const { folder, group, open, onFold } = props;
  const { t } = useTexts();
  const { kind, files, sums } = group;
  const numbers = files.map(({ no }) => no);
  const out = numbers.filter((no) => folder.leftOut.has(no)).length;
  const Sign = open ? IconChevronDown : IconChevronRight;
  const title = `${t(`import:kinds.${kind}`)}: ${t('import:folder.files', { count: files.length })}`;
  return (
    <tr data-out={out === files.length || undefined}>
      <td>
        <input
          type="checkbox"
          aria-label={t('import:folder.includeFile', { file: title })}
          checked={out === 0}
          ref={(box) => {
            if (box) box.indeterminate = out > 0 && out < files.length;
          }}
          disabled={folder.busy !== null}
          onChange={() => leaveOut(folder.id, numbers, out === 0)}
        />
      </td>
      <td className={classes.file}>
        <button
          type="button"
          data-line
          className={classes.group}
          aria-expanded={open}
          onClick={() => onFold(!open)}
          onKeyDown={(event) => {
            if (event.key === 'ArrowRight') onFold(true);
            if (event.key === 'ArrowLeft') onFold(false);
          }}
        >
          <Sign size={14} aria-hidden />
          {t('import:folder.files', { count: files.length })}
        </button>
        {out > 0 && (
          <span className={classes.remark}>{t('import:folder.leftOutOf', { count: out })}</span>
        )}
      </td>
      <td>{t(`import:kinds.${kind}`)}</td>
      <Numbers sums={sums} />
      <td />
    </tr>
  );
}
