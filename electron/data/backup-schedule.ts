import { Worker } from 'node:worker_threads';
import { AppError } from '#contract/errors.ts';
import type { BackupFile } from '#contract/shell.ts';
import { listBackups } from '#db/backup/backup-list.ts';
import type { CheckResult } from '#db/integrity.ts';
import type { OpenData } from '#db/open.ts';
import { markDamaged } from '#db/restore.ts';
import type { BackupAnswer, BackupJob } from './backup-worker.ts';

const hourMs = 3_600_000;

/** A start makes a backup when the last one is older than this. */
const maxAgeAtStartMs = 12 * hourMs;

/** What decides whether something is due. */
export type Moment = {
  readonly now: number;
  readonly lastBackupAt: number | null;
  readonly changedSince: boolean;
  readonly starting: boolean;
  readonly uncleanEnd: boolean;
};

/** What is due: a backup (which checks first), only a check, or nothing. */
export function dueWork(moment: Moment): 'backup' | 'check' | null {
  const { now, lastBackupAt } = moment;
  // A last backup from the future means that the clock was set back; its age is not known.
  const age = lastBackupAt === null || lastBackupAt > now ? Infinity : now - lastBackupAt;
  if (moment.starting) {
    if (age > maxAgeAtStartMs) return 'backup';
    return moment.uncleanEnd ? 'check' : null;
  }
  return moment.changedSince && age >= hourMs ? 'backup' : null;
}

export type ScheduleOptions = {
  readonly data: Pick<OpenData, 'db' | 'file' | 'backupDir' | 'uncleanEnd'>;
  /** The built `backup-worker`; the source next to this file unless told otherwise. */
  readonly workerUrl?: URL;
  readonly now?: () => number;
  /** How long the first look waits, so that it does not slow down the start; 0 for at once. */
  readonly firstTickAfterMs?: number;
  /** Called when a check found damage or pages that are not as they were written. */
  readonly onFinding: (check: CheckResult) => void;
  /** Called when work that nobody waits for failed. */
  readonly onError: (error: unknown) => void;
};

export type BackupSchedule = {
  readonly backupNow: () => Promise<BackupFile>;
  readonly copyTo: (target: string) => Promise<void>;
  readonly checkNow: () => Promise<CheckResult>;
  readonly lastBackupAt: () => number | null;
  /** Starts what is due; called by itself at the start and each minute. */
  readonly tick: () => Promise<void>;
  /** No new work; resolves when the running work has ended. */
  readonly stop: () => Promise<void>;
};

function runJob(workerUrl: URL, job: BackupJob): Promise<BackupAnswer> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(workerUrl, { workerData: job });
    worker.once('message', (answer: BackupAnswer) => {
      resolve(answer);
    });
    worker.once('error', reject);
    worker.once('exit', (code) => {
      reject(new AppError('data/backup-failed', `The worker ended with ${code}`));
    });
  });
}

function wrongAnswer(answer: BackupAnswer): AppError {
  if (answer.kind !== 'failed') return new AppError('app/internal', 'Answer to another job');
  const { code, message, retryable, details } = answer.error;
  return new AppError(code, message, { retryable, details });
}

/** Runs backups and checks on workers, one at a time, when they are due and on demand. */
export function startBackupSchedule(options: ScheduleOptions): BackupSchedule {
  const { data, onFinding, onError } = options;
  const now = options.now ?? Date.now;
  const workerUrl = options.workerUrl ?? new URL('./backup-worker.ts', import.meta.url);
  const stampOf = data.db
    .prepare<[], string>(`SELECT total_changes() || '/' || data_version FROM pragma_data_version`)
    .pluck();
  const stamp = (): string => stampOf.get() ?? '';
  let lastBackupAt = listBackups(data.backupDir, data.file)[0]?.at ?? null;
  let stampAtBackup = stamp();
  let starting = true;
  let stopped = false;
  let last: Promise<unknown> = Promise.resolve();

  function report(check: CheckResult): void {
    const [fault] = check.faults;
    if (fault !== undefined) markDamaged(data.file, fault);
    if (fault !== undefined || check.changedPages.length > 0) onFinding(check);
  }

  function inTurn<T>(work: () => Promise<T>): Promise<T> {
    const turn = last.then(work, work);
    last = turn.catch(() => undefined);
    return turn;
  }

  async function ask(job: BackupJob): Promise<BackupAnswer> {
    const answer = await runJob(workerUrl, job);
    if (answer.kind !== 'failed') return answer;
    if (answer.error.code === 'data/damaged') markDamaged(data.file, answer.error.message);
    throw wrongAnswer(answer);
  }

  function backupNow(): Promise<BackupFile> {
    return inTurn(async () => {
      const before = stamp();
      const { file, backupDir } = data;
      const answer = await ask({ kind: 'backup', file, backupDir, now: now() });
      if (answer.kind !== 'backup') throw wrongAnswer(answer);
      const { backup, check } = answer.made;
      lastBackupAt = backup.at;
      stampAtBackup = before;
      report(check);
      return backup;
    });
  }

  function checkNow(): Promise<CheckResult> {
    return inTurn(async () => {
      const answer = await ask({ kind: 'check', file: data.file });
      if (answer.kind !== 'check') throw wrongAnswer(answer);
      report(answer.check);
      return answer.check;
    });
  }

  async function tick(): Promise<void> {
    if (stopped) return;
    const due = dueWork({
      now: now(),
      lastBackupAt,
      changedSince: stamp() !== stampAtBackup,
      starting,
      uncleanEnd: data.uncleanEnd,
    });
    starting = false;
    try {
      if (due === 'backup') await backupNow();
      if (due === 'check') await checkNow();
    } catch (error) {
      onError(error);
    }
  }

  const wait = options.firstTickAfterMs ?? 0;
  const first = wait > 0 ? setTimeout(() => void tick(), wait) : null;
  first?.unref();
  if (first === null) void tick();
  const timer = setInterval(() => void tick(), 60_000);
  timer.unref();

  return {
    backupNow,
    checkNow,
    tick,
    lastBackupAt: () => lastBackupAt,
    copyTo: (target) =>
      inTurn(async () => {
        await ask({ kind: 'copy', file: data.file, target });
      }),
    stop: async () => {
      stopped = true;
      clearInterval(timer);
      if (first !== null) clearTimeout(first);
      await last;
    },
  };
}
