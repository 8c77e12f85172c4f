import { create } from 'zustand';
import type { FolderFile, FolderResult, FolderVerdict } from '#contract/import-folder.ts';
import type { ImportKind, UndoReport } from '#contract/import.ts';
import type { ChannelInput } from '#contract/ipc.ts';
import type { GrantedFile } from '#contract/shell.ts';
import type { ClientError } from '../../../lib/client-error.ts';

export type ChosenFile = ChannelInput<'import-folder-run'>['files'][number];
export type CorrectedColumns = NonNullable<ChosenFile['columns']>;

/** A folder, or several files, on their way in; it outlives the screen. */
export type Folder = {
  readonly id: string;
  readonly name: string;
  /** What was dropped or chosen, to be opened again. */
  readonly granted: readonly GrantedFile[];
  readonly files: readonly FolderFile[];
  /** Names of what is no workbook. */
  readonly others: readonly string[];
  readonly step: 'files' | 'run' | 'result';
  readonly busy: 'check' | 'cancel' | null;
  readonly problem: ClientError | null;
  readonly verdicts: ReadonlyMap<number, FolderVerdict>;
  readonly leftOut: ReadonlySet<number>;
  /** Files that were imported by themselves. */
  readonly alone: ReadonlySet<number>;
  readonly columns: ReadonlyMap<number, CorrectedColumns>;
  /** What the verdicts hold for; see `checkKey`. */
  readonly checkedAs: string | null;
  readonly result: FolderResult | null;
  readonly undone: UndoReport | null;
};

type FolderStore = {
  readonly folder: Folder | null;
  /** It is on screen wherever no single file is. */
  readonly shown: boolean;
};

/** The one folder that a window has open. */
export const useFolder = create<FolderStore>(() => ({ folder: null, shown: false }));

/** The folder as it is now; null when none is open. */
export function folderNow(): Folder | null {
  return useFolder.getState().folder;
}

/** Changes parts of the folder; nothing happens when another one is open by now. */
export function patchFolder(id: string, part: Partial<Folder>): void {
  useFolder.setState(({ folder }) => ({
    folder: folder?.id === id ? { ...folder, ...part } : folder,
  }));
}

/** Puts the folder on screen, or leaves it waiting on the start page. */
export function showFolder(shown: boolean): void {
  useFolder.setState({ shown });
}

const makeResellers: ReadonlySet<ImportKind> = new Set<ImportKind>(['resellers', 'accounting']);

/** The files that are not left out. */
export function includedFiles({ files, leftOut }: Folder): readonly FolderFile[] {
  return files.filter(({ no }) => !leftOut.has(no));
}

/** The files that would be imported now. */
export function importableFiles(folder: Folder): readonly FolderFile[] {
  return includedFiles(folder).filter(({ no }) => folder.verdicts.get(no)?.counts);
}

/**
 * One text for what the verdicts depend on: which registers are in, which of several files of a kind,
 * which were not looked at, and the columns that a person corrected. The only log that is left out
 * changes nothing for the others.
 */
export function checkKey(folder: Folder): string {
  const kinds = folder.files.map(({ no }) => folder.verdicts.get(no)?.kind ?? null);
  const weighty = includedFiles(folder).filter(({ no }) => {
    const kind = kinds[no] ?? null;
    if (!folder.verdicts.has(no)) return true;
    return (
      kind !== null && (makeResellers.has(kind) || kinds.indexOf(kind) < kinds.lastIndexOf(kind))
    );
  });
  return JSON.stringify([weighty.map(({ no }) => no), [...folder.columns]]);
}

/** Files as the data process wants to have them named. */
export function asChosen(folder: Folder, files: readonly FolderFile[]): ChosenFile[] {
  return files.map(({ no }) => {
    const columns = folder.columns.get(no);
    return columns === undefined ? { no } : { no, columns };
  });
}
