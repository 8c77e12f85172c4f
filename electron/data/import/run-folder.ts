import { basename } from 'node:path';
import { AppError } from '#contract/errors.ts';
import type { FolderResult } from '#contract/import-folder.ts';
import { ImportBatches } from '#db/repositories/import-batches.ts';
import type { DataContext } from '../context.ts';
import { chosenCandidates, numberOf, type ChosenFiles } from './check-folder.ts';
import { folderProgress } from './folder-progress.ts';
import type { FolderSession } from './folder-sessions.ts';
import { beginBatch, countsOf, sumOfCounts, writeInOrder } from './import-in-order.ts';
import { importing, requireRight } from './import-rights.ts';
import { OpenWorkbooks } from './open-workbooks.ts';
import { throttledProgress } from './progress.ts';
import { recogniseFiles } from './recognise-files.ts';
import { takeBackGently } from './rollback.ts';
import type { RunControl } from './run-control.ts';
import { giveSignsOfLife } from './sign-of-life.ts';

type FileResult = FolderResult['files'][number];

/**
 * Imports the chosen files of a folder as one batch, registers first, in steps so short that the window
 * gets its answers in between. Cancelled or failed, it takes back everything and throws; a file that
 * can be read no more fails it, with its name in `details.file`.
 */
export async function runFolder(
  context: DataContext,
  session: FolderSession,
  chosen: ChosenFiles,
  control: RunControl,
): Promise<FolderResult> {
  const { db, writer } = context;
  const { signal, gate } = control;
  const startedAt = context.now();
  const actor = context.actor();
  const progress = folderProgress(context, session, control);
  const { candidates, columns } = chosenCandidates(session, chosen);
  const workbooks = new OpenWorkbooks(db.name);
  const stop = (): void => workbooks.cancel();
  signal.addEventListener('abort', stop);
  try {
    const { ready, refused } = await recogniseFiles(candidates, workbooks, {
      kind: null,
      chosen: columns,
      signal,
      onFile: (done) => progress.opening(candidates, done),
    });
    const [fault] = refused;
    if (fault) throw withFile(fault.error, fault.path);
    for (const { kind } of ready) requireRight(context, kind, ...importing);
    progress.begin(ready);
    const files: FileResult[] = [];
    const batch = beginBatch(db, ready, { fileName: session.name, actor, now: startedAt });
    const stopSigns = giveSignsOfLife(db, batch.pk);
    try {
      await writeInOrder(ready, batch.pk, {
        data: { db, writer },
        workbooks,
        actor,
        gentle: true,
        signal,
        gate,
        onProgress: progress.of,
        onReport: (file, report, _client, candidates) => {
          const { path, kind } = file;
          const no = numberOf(session, path);
          const { toLoad: loaded, hidden, leftOut } = report.counts;
          files.push({ no, kind, ...countsOf(report), loaded, hidden, leftOut, candidates });
        },
        onRefused: (file, error) => {
          throw withFile(error, file.path);
        },
      });
      const finishedAt = context.now();
      const counts = sumOfCounts(files);
      new ImportBatches(db).finish(batch.pk, counts, finishedAt);
      const sum = (of: 'loaded' | 'hidden' | 'leftOut' | 'candidates'): number =>
        files.reduce((all, file) => all + file[of], 0);
      return {
        ...{ batchPk: batch.pk, batchId: batch.id, ...counts, files },
        ...{
          loaded: sum('loaded'),
          hidden: sum('hidden'),
          leftOut: sum('leftOut'),
          candidates: sum('candidates'),
        },
        seconds: (finishedAt - startedAt) / 1000,
      };
    } catch (error) {
      await takeBackGently(db, writer, batch.pk, actor, throttledProgress(context, session.id));
      throw error;
    } finally {
      stopSigns();
    }
  } finally {
    signal.removeEventListener('abort', stop);
    await workbooks.end();
  }
}

function withFile(error: AppError, path: string): AppError {
  return new AppError(error.code, error.message, {
    cause: error,
    details: { ...error.details, file: basename(path) },
  });
}
