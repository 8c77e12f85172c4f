import { AppError, toWireError } from '#contract/errors.ts';
import type { FolderVerdict } from '#contract/import-folder.ts';
import type { ImportKind } from '#contract/import.ts';
import { hiddenSheetsLeftOut, sheetsOfOtherKinds } from '#domain/import/other-kinds.ts';
import type { DataContext } from '../context.ts';
import type { FolderSession } from './folder-sessions.ts';
import { folderProgress } from './folder-progress.ts';
import { tryInOrder } from './import-in-order.ts';
import { importing, requireRight } from './import-rights.ts';
import { OpenWorkbooks } from './open-workbooks.ts';
import { recogniseFiles, type ChosenColumns, type ReadyFile } from './recognise-files.ts';
import type { RunControl } from './run-control.ts';
import { openTrial } from './trial-data.ts';

/** Which files of a folder are meant, each with its columns where a person corrected them. */
export type ChosenFiles = ReadonlyMap<number, ChosenColumns | null>;

/**
 * Says of each chosen file what its import would do, by importing all of them into a copy of the data;
 * a file that cannot be imported has its reason. Throws `import/cancelled` when it was given up.
 */
export async function checkFolder(
  context: DataContext,
  session: FolderSession,
  chosen: ChosenFiles,
  control: RunControl,
): Promise<readonly FolderVerdict[]> {
  const { signal } = control;
  const progress = folderProgress(context, session, control);
  const verdicts = new Map<number, FolderVerdict>();
  const files = chosenCandidates(session, chosen);
  const refuse = (path: string, error: AppError): void => {
    const no = numberOf(session, path);
    const problem = toWireError(error);
    verdicts.set(no, { no, kind: null, problem, counts: null, doubtful: 0, sheetsLeftOut: [] });
  };
  const trial = await openTrial(context.db.name);
  const workbooks = new OpenWorkbooks(trial.file);
  const stop = (): void => workbooks.cancel();
  signal.addEventListener('abort', stop);
  try {
    const { ready, refused } = await recogniseFiles(files.candidates, workbooks, {
      kind: null,
      chosen: files.columns,
      signal,
      onFile: (done) => progress.opening(files.candidates, done),
    });
    for (const { path, error } of refused) refuse(path, error);
    const allowed = ready.filter((file) => isAllowed(context, file, refuse));
    progress.begin(allowed);
    if (allowed.length > 0) {
      await tryInOrder(allowed, {
        data: trial,
        workbooks,
        actor: context.actor(),
        gentle: true,
        signal,
        onProgress: progress.of,
        onRefused: ({ path }, error) => refuse(path, error),
        onReport: ({ path, kind, opened, chosen: columns }, { counts }) => {
          const no = numberOf(session, path);
          const doubtful = columns === null ? doubtfulOf(opened) : 0;
          const left = columns === null ? leftOutOf(opened, kind) : [];
          verdicts.set(no, { no, kind, problem: null, counts, doubtful, sheetsLeftOut: left });
        },
      });
    }
  } finally {
    signal.removeEventListener('abort', stop);
    await workbooks.end();
    trial.remove();
  }
  const found = [...verdicts.values()].sort((a, b) => a.no - b.no);
  session.checked = new Map(
    found.flatMap(({ no, kind, counts }) => {
      if (kind === null || counts === null) return [];
      return [[no, { kind, columns: chosen.get(no) ?? null, rows: counts.total }] as const];
    }),
  );
  return found;
}

/** The chosen files of a session with what a person said of their columns, by path. */
export function chosenCandidates(session: FolderSession, chosen: ChosenFiles) {
  const columns = new Map<string, ChosenColumns>();
  const candidates = [...chosen].map(([no, said]) => {
    const candidate = session.candidates[no];
    if (candidate === undefined) throw new AppError('app/not-found', 'No such file');
    if (said !== null) columns.set(candidate.path, said);
    // One that was named itself is refused by itself, too: the others are looked at all the same.
    return { ...candidate, fromFolder: true };
  });
  return { candidates, columns };
}

/** The number of a file within its session. */
export function numberOf({ candidates }: FolderSession, path: string): number {
  return candidates.findIndex((candidate) => candidate.path === path);
}

function isAllowed(
  context: DataContext,
  { path, kind }: ReadyFile,
  refuse: (path: string, error: AppError) => void,
): boolean {
  try {
    requireRight(context, kind, ...importing);
    return true;
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    refuse(path, error);
    return false;
  }
}

function doubtfulOf({ mapping }: ReadyFile['opened']): number {
  return mapping.columns.filter(({ certainty }) => certainty === 'doubtful').length;
}

function leftOutOf({ sheets }: ReadyFile['opened'], kind: ImportKind): readonly string[] {
  return [...sheetsOfOtherKinds(sheets, kind), ...hiddenSheetsLeftOut(sheets, kind)].map(
    ({ name }) => name,
  );
}
