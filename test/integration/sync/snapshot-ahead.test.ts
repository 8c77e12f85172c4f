import { expect, test } from 'vitest';
import type { SnapshotPart } from '#contract/sync/messages.ts';
import { readSyncState, startSyncState } from '#db/sync/sync-state.ts';
import type { HeadOffice } from '#electron/sync/head-office.ts';
import { takeSnapshot } from '#electron/sync/snapshot.ts';
import { SyncFaultError } from '#electron/sync/sync-fault-error.ts';
import { openDesk } from '#test/support/server/desk.ts';

const lineage = { dataSetId: '019abcde-1111-7000-8000-000000000001', epoch: 1 };
const chunks = 3;
const now = Date.now;

function nothing(): Promise<never> {
  return Promise.reject(new SyncFaultError('sync/unreachable', 'not asked here'));
}

function partOf(no: number): SnapshotPart {
  const id = `019abcde-2222-7000-8000-00000000000${String(no)}`;
  return {
    entity: 'reseller',
    fields: ['name', 'status', 'hiddenInSource'],
    rows: [[id, 1, null, 1, 'Анна', `Лютик ${String(no)}`, 'candidate', 0]],
  };
}

function newDesk() {
  const desk = openDesk({ transport: { send: nothing, close: () => undefined } });
  startSyncState(desk.db, {
    ...lineage,
    ...{ server: 'http://none', workspace: 'one', workspaceName: 'Вендор', enrolledAt: 1 },
  });
  return desk;
}

function officeWith(part: (no: number) => Promise<SnapshotPart[]>): HeadOffice {
  const snapshot = () =>
    Promise.resolve({ ...lineage, id: 'one', seq: 7, mark: 'm', chunks, rows: chunks });
  return {
    ...{ enrol: nothing, split: nothing, hello: nothing, push: nothing, pull: nothing },
    snapshot,
    snapshotPart: (_id, no) => part(no),
  };
}

test('asks for the next chunk of a snapshot before it stores one', async () => {
  const { db, store } = newDesk();
  const asked: number[] = [];
  const headOffice = officeWith((no) => {
    asked.push(no);
    return Promise.resolve([partOf(no)]);
  });
  const askedWhenStored: number[] = [];
  await takeSnapshot({ db, store, headOffice, now }, () => askedWhenStored.push(asked.length));
  expect(askedWhenStored).toEqual([2, 3, 3]);
  expect(readSyncState(db)).toMatchObject({ cursor: 7, cursorMark: 'm', snapshotId: null });
});

test('stores what came before a chunk that cannot be had, and goes on there', async () => {
  const { db, store } = newDesk();
  const broken = officeWith((no) => (no === 1 ? nothing() : Promise.resolve([partOf(no)])));
  await expect(
    takeSnapshot({ db, store, headOffice: broken, now }, () => undefined),
  ).rejects.toThrow('not asked here');
  expect(readSyncState(db)).toMatchObject({ snapshotNext: 1 });
  const whole = officeWith((no) => Promise.resolve([partOf(no)]));
  await takeSnapshot({ db, store, headOffice: whole, now }, () => undefined);
  expect(db.prepare('SELECT count(*) FROM reseller').pluck().get()).toBe(chunks);
});

test('is done with what was answered within the snapshot, though the log has nothing more', async () => {
  const { db, store, writer } = newDesk();
  writer.transaction({ actor: 'Анна', batchPk: null }, (tx) =>
    tx.create('reseller', { name: 'Ромашка', status: 'candidate', hiddenInSource: 0 }),
  );
  const [step] = store.outbox.next(0);
  const mutNo = step?.mutations[0]?.mutNo ?? 0;
  const outcomes = [{ mutNo, status: 'accepted' as const, seq: 5 }];
  store.takeAnswer(step ? [step] : [], { outcomes, rows: [] }, 1);
  expect(store.outbox.anyUnsettled()).toBe(true);
  await takeSnapshot(
    { db, store, headOffice: officeWith((no) => Promise.resolve([partOf(no)])), now },
    () => undefined,
  );
  expect(store.outbox.anyUnsettled()).toBe(false);
});
