import type { FolderFile } from '#contract/import-folder.ts';
import { importKinds, type ImportKind } from '#contract/import-kinds.ts';
import type { RowVerdict } from '#contract/import.ts';
import { verdictOrder } from '../words.ts';
import type { Folder } from './folder-store.ts';

/** More files of a kind than this stand as one line that opens. */
export const mostSingle = 4;

export type RowSums = Readonly<Record<RowVerdict, number>>;

/** A line of the table of files: one file, or all of a kind. */
export type FileLine =
  | { readonly is: 'file'; readonly file: FolderFile }
  | {
      readonly is: 'group';
      readonly kind: ImportKind;
      readonly files: readonly FolderFile[];
      /** Of those that are not left out. */
      readonly sums: RowSums;
    };

/**
 * The lines in the order of the import, many files of a kind as a group; then what cannot be imported
 * or was not looked at yet, in the order of names.
 */
export function groupFiles({
  files,
  verdicts,
  leftOut,
}: Pick<Folder, 'files' | 'verdicts' | 'leftOut'>): FileLine[] {
  const kindOf = ({ no }: FolderFile): ImportKind | null => verdicts.get(no)?.kind ?? null;
  const lines = importKinds.flatMap((kind): FileLine[] => {
    const own = files.filter((file) => kindOf(file) === kind);
    if (own.length <= mostSingle) return own.map(alone);
    const included = own.filter(({ no }) => !leftOut.has(no));
    return [{ is: 'group', kind, files: own, sums: sumOf(included, verdicts) }];
  });
  return [...lines, ...files.filter((file) => kindOf(file) === null).map(alone)];
}

function alone(file: FolderFile): FileLine {
  return { is: 'file', file };
}

function sumOf(files: readonly FolderFile[], verdicts: Folder['verdicts']): RowSums {
  const sums = Object.fromEntries(verdictOrder.map((one) => [one, 0])) as Record<
    RowVerdict,
    number
  >;
  for (const { no } of files) {
    const counts = verdicts.get(no)?.counts;
    for (const verdict of verdictOrder) sums[verdict] += counts?.[verdict] ?? 0;
  }
  return sums;
}
