import type { FolderResult } from '#contract/import-folder.ts';
import { importKinds } from '#contract/import-kinds.ts';
import { mostSingle } from './group-files.ts';

type FileResult = FolderResult['files'][number];

/** The counts of a file in the order of their columns, each with its tone. */
export const resultCounts = [
  ['created', 'ok'],
  ['updated', 'info'],
  ['unchanged', 'idle'],
  ['duplicates', 'idle'],
  ['undecided', 'warn'],
  ['unattached', 'warn'],
  ['rejected', 'bad'],
] as const;

type Counts = Pick<FileResult, (typeof resultCounts)[number][0]>;

/** A line of the result: one file, or many of a kind together. */
export type ResultLine = {
  readonly kind: FileResult['kind'];
  readonly counts: Counts;
  readonly members: readonly FileResult[];
};

/** The results in the order of the import, many files of a kind as one line. */
export function groupResults(files: readonly FileResult[]): readonly ResultLine[] {
  return importKinds.flatMap((kind): readonly ResultLine[] => {
    const members = files.filter((file) => file.kind === kind);
    if (members.length > mostSingle) return [{ kind, counts: sumOf(members), members }];
    return members.map((file) => ({ kind, counts: file, members: [file] }));
  });
}

function sumOf(files: readonly FileResult[]): Counts {
  const sum = (name: keyof Counts): number => files.reduce((total, file) => total + file[name], 0);
  return {
    created: sum('created'),
    updated: sum('updated'),
    unchanged: sum('unchanged'),
    duplicates: sum('duplicates'),
    undecided: sum('undecided'),
    unattached: sum('unattached'),
    rejected: sum('rejected'),
  };
}
