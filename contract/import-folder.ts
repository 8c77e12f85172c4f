import { z } from 'zod';
import { channel } from './channel.ts';
import type { WireError } from './errors.ts';
import {
  chosenColumns,
  importKinds,
  type ImportKind,
  type ImportResult,
  type RowCounts,
} from './import.ts';

/** So many files and folders are looked through; who drops a whole disk means something else. */
export const mostEntries = 20_000;

/** A file that lies in a folder, or was chosen with others. */
export type FolderFile = {
  /** Its number within the session, for the questions that follow. */
  readonly no: number;
  /** Its path below what the person chose. */
  readonly name: string;
  /** For `import-open`, as long as the session is open. */
  readonly token: string;
};

/** What the import of a file would do, were it imported with the others of its folder. */
export type FolderVerdict = {
  readonly no: number;
  readonly kind: ImportKind | null;
  /** Why it cannot be imported; it has no counts then. */
  readonly problem: WireError | null;
  readonly counts: RowCounts | null;
  /** How many columns were recognised with doubt. */
  readonly doubtful: number;
  /** The names of sheets that could be imported and do not come along: hidden, or of another kind. */
  readonly sheetsLeftOut: readonly string[];
};

/** What the import of a folder has done; `files` in the order in which they were imported. */
export type FolderResult = ImportResult & {
  readonly files: readonly (Pick<ImportResult, keyof RowResult> & {
    readonly no: number;
    readonly kind: ImportKind;
  })[];
};

type RowResult = Omit<ImportResult, 'batchPk' | 'batchId' | 'seconds'>;

const sessionId = z.string().max(64);
const chosenFiles = z.object({
  sessionId,
  /** The files to be imported; the others are left out. */
  files: z
    .array(
      z.object({
        no: z.number().int().min(0),
        /** As a person corrected it, `asked` being the kind chosen; left out, it is read as recognised. */
        columns: chosenColumns
          .extend({ kind: z.enum(importKinds), asked: z.enum(importKinds).optional() })
          .optional(),
      }),
    )
    .min(1)
    .max(mostEntries),
});

/** A folder is one session and one batch: open → check → run; it is cancelled and closed like a file. */
export const importFolderChannels = {
  /** Lists what was chosen or dropped; nothing is opened yet. */
  'import-folder-open': channel(
    z.object({ tokens: z.array(z.string().max(64)).min(1).max(mostEntries) }),
  ).returns<{
    sessionId: string;
    files: readonly FolderFile[];
    /** Names of files that are no workbooks by their ending. */
    others: readonly string[];
  }>(),
  /** A dry run of all files in the order of their import; progress comes as events. */
  'import-folder-check': channel(chosenFiles).returns<readonly FolderVerdict[]>(),
  'import-folder-run': channel(chosenFiles).returns<FolderResult>(),
} as const;
