import { readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { CheckResult } from '#db/integrity.ts';
import { damageMark } from '#db/restore.ts';
import { dueWork, startBackupSchedule } from '#electron/data/backup-schedule.ts';
import type { BackupSchedule } from '#electron/data/backup-schedule.ts';
import type { OpenData } from '#db/open.ts';
import { tempDatabase } from '#test/support/database.ts';

const hour = 3_600_000;
const start = Date.UTC(2026, 5, 1, 9);

type Running = {
  readonly schedule: BackupSchedule;
  readonly data: OpenData;
  readonly findings: CheckResult[];
  readonly errors: unknown[];
  clock: number;
};

function running(data: OpenData = tempDatabase()): Running {
  const findings: CheckResult[] = [];
  const errors: unknown[] = [];
  const state = { clock: start };
  const schedule = startBackupSchedule({
    data,
    now: () => state.clock,
    onFinding: (check) => findings.push(check),
    onError: (error) => errors.push(error),
  });
  return Object.assign(state, { schedule, data, findings, errors });
}

const draft = (data: OpenData): unknown =>
  data.db.prepare("INSERT OR REPLACE INTO draft VALUES ('', 1, ?, 2)").run('text');

describe('what is due', () => {
  const moment = {
    now: start,
    lastBackupAt: start - hour,
    changedSince: true,
    starting: false,
    uncleanEnd: false,
  };
  it.each([
    ['a backup each hour with changes', {}, 'backup'],
    ['nothing without changes', { changedSince: false }, null],
    ['nothing within the hour', { lastBackupAt: start - hour + 1 }, null],
    ['nothing at a start soon after a backup', { starting: true }, null],
    [
      'a backup at a start long after',
      { starting: true, lastBackupAt: start - 13 * hour },
      'backup',
    ],
    ['a backup at the first start', { starting: true, lastBackupAt: null }, 'backup'],
    ['a check after an unclean end', { starting: true, uncleanEnd: true }, 'check'],
    ['a backup when the clock was set back', { lastBackupAt: start + hour }, 'backup'],
  ] as const)('is %s', (_, change, due) => {
    expect(dueWork({ ...moment, ...change })).toBe(due);
  });
});

describe('the schedule of backups', () => {
  it('backs up at the first start, each hour with changes, and on demand', async () => {
    const run = running();
    await run.schedule.stop();
    expect(run.schedule.lastBackupAt()).toBe(start);

    const next = running(run.data);
    next.clock = start + hour;
    await next.schedule.tick();
    expect(next.schedule.lastBackupAt()).toBe(start);
    draft(next.data);
    await next.schedule.tick();
    expect(next.schedule.lastBackupAt()).toBe(start + hour);
    next.clock = start + hour + 1;
    const backup = await next.schedule.backupNow();
    expect(backup).toMatchObject({ at: start + hour + 1, verified: true });
    await next.schedule.stop();
    expect([...run.errors, ...next.errors]).toEqual([]);
  });

  it('copies and checks while rows are written', async () => {
    const run = running();
    const copying = run.schedule.backupNow();
    const checking = run.schedule.checkNow();
    for (let n = 0; n < 200; n += 1) draft(run.data);
    await expect(copying).resolves.toMatchObject({ verified: true });
    await expect(checking).resolves.toMatchObject({ faults: [], changedPages: [] });
    await run.schedule.stop();
  });

  it('tells of damage, marks the file for the next start and backs nothing up', async () => {
    const run = running();
    await run.schedule.stop();
    const { file } = run.data;
    draft(run.data);
    run.data.checkpoint();
    const bytes = readFileSync(file);
    bytes.fill(0x41, 8 * 4096, 9 * 4096);
    writeFileSync(file, bytes);
    const next = running(run.data);
    await expect(next.schedule.backupNow()).rejects.toMatchObject({ code: 'data/damaged' });
    expect(damageMark(file)).not.toBeNull();
    await expect(next.schedule.checkNow()).resolves.toMatchObject({ pageSize: 4096 });
    expect(next.findings).toHaveLength(1);
    await next.schedule.stop();
  });
});
