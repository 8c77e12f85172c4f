import { Fragment, useRef, useState, type KeyboardEvent } from 'react';
import { useCommands } from '../../../lib/commands.ts';
import { nextLine } from '../../../lib/next-line.ts';
import { useTexts } from '../../../lib/use-texts.ts';
import type { ImportKind } from '#contract/import.ts';
import { Spoken } from '../../../components/spoken.tsx';
import { importCommands } from '../commands.ts';
import { verdictOrder, verdictSigns } from '../words.ts';
import { FileRow, GroupRow } from './file-rows.tsx';
import type { Folder } from './folder-store.ts';
import classes from './folder.module.css';
import { groupFiles } from './group-files.ts';

/** Arrows go from line to line. */
function onKey(event: KeyboardEvent<HTMLTableSectionElement>): void {
  const stops = [...event.currentTarget.querySelectorAll<HTMLElement>('[data-line]')];
  const line = (event.target as HTMLElement).closest('tr')?.querySelector('[data-line]');
  const at = stops.findIndex((stop) => stop === line);
  const to = nextLine(event, at, stops.length - 1);
  if (to === null) return;
  event.preventDefault();
  stops[to]?.focus();
}

/** The files of a folder with what would become of their rows. */
export function FilesTable({ folder }: { readonly folder: Folder }) {
  const { t } = useTexts();
  const [unfolded, setUnfolded] = useState<ReadonlySet<ImportKind>>(new Set());
  const fold = (kind: ImportKind, open: boolean): void => {
    const next = new Set(unfolded);
    if (open) next.add(kind);
    else next.delete(kind);
    setUnfolded(next);
  };
  const lines = useRef<HTMLTableSectionElement>(null);
  useCommands(importCommands, {
    'import-table': () => lines.current?.querySelector<HTMLElement>('[data-line]')?.focus(),
  });
  return (
    <table className={classes.table} aria-label={t('import:folder.table')}>
      <thead>
        <tr>
          <th scope="col">
            <Spoken>{t('import:folder.include')}</Spoken>
          </th>
          <th scope="col">{t('import:batches.file')}</th>
          <th scope="col">{t('import:batches.kind')}</th>
          {verdictOrder.map((verdict) => {
            const { icon: Sign, tone } = verdictSigns[verdict];
            return (
              <th key={verdict} scope="col" className={classes.number}>
                <span className={classes.sign} data-tone={tone}>
                  <Sign size={14} aria-hidden />
                </span>
                {t(`import:verdicts.${verdict}`)}
              </th>
            );
          })}
          <th scope="col">
            <Spoken>{t('import:batches.actions')}</Spoken>
          </th>
        </tr>
      </thead>
      <tbody ref={lines} onKeyDown={onKey}>
        {groupFiles(folder).map((line) =>
          line.is === 'file' ? (
            <FileRow key={line.file.no} folder={folder} file={line.file} />
          ) : (
            <Fragment key={line.kind}>
              <GroupRow
                folder={folder}
                group={line}
                open={unfolded.has(line.kind)}
                onFold={(open) => fold(line.kind, open)}
              />
              {unfolded.has(line.kind) &&
                line.files.map((file) => (
                  <FileRow key={file.no} folder={folder} file={file} inGroup />
                ))}
            </Fragment>
          ),
        )}
      </tbody>
    </table>
  );
}
