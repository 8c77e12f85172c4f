import { AppError } from '#contract/errors.ts';
import type { ImportResult, UnknownChoice } from '#contract/import.ts';
import type { ImportBatches } from '#db/repositories/import-batches.ts';
import { saveMapping } from '#db/repositories/import-lookup.ts';
import { ImportWriter } from '#db/repositories/import-writer.ts';
import type { DataContext } from '../context.ts';
import { countsOf } from './import-in-order.ts';
import type { WindowSession } from './import-sessions.ts';
import { throttledProgress } from './progress.ts';
import { takeBackGently } from './rollback.ts';
import type { RunControl } from './run-control.ts';
import { giveSignsOfLife } from './sign-of-life.ts';
import { makeCandidates, writeSteps } from './write-steps.ts';

/**
 * Writes the checked rows of a session as one batch, in steps so short that the window gets its
 * answers in between. Cancelled or failed, it takes back everything and throws.
 */
export async function runSession(
  context: DataContext,
  batches: ImportBatches,
  session: WindowSession,
  { signal, gate }: RunControl,
  unknown: UnknownChoice,
): Promise<ImportResult> {
  const { opened, checked } = session;
  if (opened === null || checked === null) {
    throw new AppError('import/session-gone', 'The rows were not checked yet');
  }
  const { db, writer } = context;
  const actor = context.actor();
  const startedAt = context.now();
  const batch = batches.begin({
    kind: checked.kind,
    fileName: session.fileName,
    digests: [opened.digest],
    actor,
    processId: process.pid,
    now: startedAt,
  });
  const stopSigns = giveSignsOfLife(db, batch.pk);
  try {
    const target = {
      writer,
      context: { actor, batchPk: batch.pk },
      importWriter: new ImportWriter(db, batch.pk, checked.kind),
      gentle: true,
      signal,
      gate,
      onProgress: throttledProgress(context, session.id, gate),
    };
    const candidates =
      unknown === 'candidates' ? await makeCandidates(session.client, target, batch.pk) : 0;
    const report = await writeSteps(session.client, target, () =>
      session.client.call('run', { batchPk: batch.pk }),
    );
    const { counts } = report;
    const result = countsOf(report);
    const finishedAt = context.now();
    batches.finish(batch.pk, result, finishedAt);
    if (checked.corrected) {
      saveMapping(db, checked.shape, checked.kind, checked.columns, finishedAt);
    }
    const seconds = (finishedAt - startedAt) / 1000;
    return {
      batchPk: batch.pk,
      batchId: batch.id,
      ...result,
      loaded: counts.toLoad,
      hidden: counts.hidden,
      leftOut: counts.leftOut,
      candidates,
      seconds,
    };
  } catch (error) {
    await takeBackGently(db, writer, batch.pk, actor, throttledProgress(context, session.id));
    throw error;
  } finally {
    stopSigns();
  }
}
