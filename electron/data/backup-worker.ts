import { parentPort, workerData } from 'node:worker_threads';
import { toWireError } from '#contract/errors.ts';
import type { WireError } from '#contract/errors.ts';
import { backupTo, makeBackup } from '#db/backup/backup-to.ts';
import type { MadeBackup } from '#db/backup/backup-to.ts';
import { completePageSums } from '#db/checkpoint.ts';
import { dropPageSums } from '#db/file/page-sums.ts';
import { checkFile } from '#db/integrity.ts';
import type { CheckResult } from '#db/integrity.ts';
import { toDataError } from '#db/sqlite-error.ts';

/** One long piece of work on the data file; a worker does one and ends. */
export type BackupJob =
  | {
      readonly kind: 'backup';
      readonly file: string;
      readonly backupDir: string;
      readonly now: number;
    }
  | { readonly kind: 'copy'; readonly file: string; readonly target: string }
  | { readonly kind: 'check'; readonly file: string };

export type BackupAnswer =
  | { readonly kind: 'backup'; readonly made: MadeBackup }
  | { readonly kind: 'copy' }
  | { readonly kind: 'check'; readonly check: CheckResult }
  | { readonly kind: 'failed'; readonly error: WireError };

function completeWhenGood(file: string, check: CheckResult): void {
  if (check.faults.length > 0 || check.changedPages.length > 0 || check.pageSize === null) return;
  if (!check.sumsBelong) dropPageSums(file);
  completePageSums(file, check.pageSize);
}

function run(job: BackupJob): BackupAnswer {
  switch (job.kind) {
    case 'backup': {
      const made = makeBackup(job.file, job.backupDir, job.now);
      completeWhenGood(job.file, made.check);
      return { kind: 'backup', made };
    }
    case 'copy':
      backupTo(job.file, job.target);
      return { kind: 'copy' };
    case 'check': {
      const check = checkFile(job.file);
      completeWhenGood(job.file, check);
      return { kind: 'check', check };
    }
  }
}

function answer(job: BackupJob): BackupAnswer {
  try {
    return run(job);
  } catch (error) {
    return { kind: 'failed', error: toWireError(toDataError(error, job.file)) };
  }
}

parentPort?.postMessage(answer(workerData as BackupJob));
