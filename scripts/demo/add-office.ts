import { rmSync, writeFileSync } from 'node:fs';
import { migrations } from '#db/migrations/index.ts';
import { openData } from '#db/open.ts';
import { noteExchange } from '#db/sync/sync-log.ts';
import { changeSyncState, readSyncState, startSyncState } from '#db/sync/sync-state.ts';
import { SyncStore } from '#db/sync/sync-store.ts';
import { Writer } from '#db/write/writer.ts';
import type { Outcome } from '#contract/sync/messages.ts';

const minute = 60_000;
const set = '019abcde-1111-7000-8000-000000000001';

export type OfficeSample = {
  /** An address at which nobody answers, or somebody does. */
  readonly server: string;
  /** Who works here: the refusals are of this person. */
  readonly actor: string;
  /** Without it the exchange stops and asks for a new code. */
  readonly token: string | null;
  readonly clockOffsetMs?: number;
  /** With a request for points among what is to be sent. */
  readonly points?: boolean;
};

/**
 * Makes a data file one of a head office's, as after a day of work: conflicts, what was refused and what waits
 * on the list, something to be sent, a log. The file must have resellers, a session and no process that has it open.
 */
export function addOffice(file: string, sample: OfficeSample): void {
  const { server, actor, token, clockOffsetMs = 0, points = true } = sample;
  const data = openData(file, migrations, { upkeepEveryMs: 0 });
  const { db } = data;
  const writer = new Writer(db);
  const store = new SyncStore(db, writer);
  const by = { actor, batchPk: null };
  const now = Date.now();
  const seq = { last: 0 };
  /** Answers all that waits: taken, but for what these outcomes say of the steps of a person. */
  const answer = (said: Pick<Outcome, 'status' | 'code' | 'details'>): void => {
    for (;;) {
      const steps = store.outbox.next(readSyncState(db)?.ackedMutNo ?? 0);
      if (steps.length === 0) return;
      const outcomes = steps.flatMap(({ mutations }) =>
        mutations.map(({ mutNo }) => ({ mutNo, seq: (seq.last += 1), ...said })),
      );
      const rows = steps.flatMap(({ mutations }) =>
        said.status === 'refused'
          ? mutations
              .filter(({ kind }) => kind === 'create')
              .map(({ entity, id }) => ({ present: false as const, entity, id }))
          : [],
      );
      store.takeAnswer(steps, { outcomes, rows }, Date.now());
      store.takePage([], seq.last, now);
      if (said.status !== 'accepted') return;
    }
  };
  startSyncState(db, {
    ...{ server, workspace: 'vendor', workspaceName: 'Вендор', dataSetId: set, epoch: 1 },
    enrolledAt: now - 9 * 86_400_000,
  });
  changeSyncState(db, { lastExchangeAt: now - 12 * minute, clockOffsetMs });
  answer({ status: 'accepted' });
  const [first, second, third] = db
    .prepare<[], { pk: number; id: string }>(
      'SELECT pk, id FROM reseller WHERE deleted_at IS NULL ORDER BY pk LIMIT 3',
    )
    .all();
  const session = db
    .prepare<[], number>("SELECT pk FROM training_session WHERE state = 'planned' ORDER BY pk")
    .pluck()
    .get();
  if (!first || !second || !third) throw new Error('the file has too few resellers');

  writer.transaction(by, (tx) => {
    const requestPk = tx.create('bonus-request', {
      ...{ resellerPk: first.pk, kind: 'souvenirs', points: 1500, state: 'submitted' },
      details: JSON.stringify({ items: 'Термокружки с логотипом', quantity: 40 }),
      ...{ createdBy: actor, submittedAt: now - 3 * 60 * minute },
    });
    const entry = { resellerPk: first.pk, requestPk, points: -1500, at: now - 180 * minute };
    tx.create('bonus-entry', { ...entry, kind: 'reservation', actor });
  });
  answer({ status: 'refused', code: 'bonus/insufficient', details: { missing: 300 } });
  answer({ status: 'accepted' });
  if (session !== undefined) {
    writer.transaction(by, (tx) => {
      tx.create('training-registration', {
        ...{ sessionPk: session, resellerPk: second.pk, participant: 'Кузнецова Мария' },
        ...{ participantKey: 'кузнецова мария', state: 'waitlisted', registeredBy: actor },
        ...{ registeredAt: now - 150 * minute, position: 'Менеджер по продажам' },
      });
    });
    answer({ status: 'changed', code: 'training/waitlisted' });
  }
  // The tasks that these have made are known at head office.
  answer({ status: 'accepted' });

  const conflict = {
    ...({ kind: 'field', rowEntity: 'reseller', state: 'open', keptBy: 'Белова Ирина' } as const),
    ...{ lostBy: actor, keptAt: now - 40 * minute, lostAt: now - 55 * minute },
  };
  writer.transaction({ actor: 'Центральный офис', batchPk: null }, (tx) => {
    const of = ({ pk, id }: { pk: number; id: string }) => ({ resellerPk: pk, rowId: id });
    const address = '420111, Казань, ул. Баумана, 44, офис 12';
    tx.patch('reseller', first.pk, { address });
    tx.patch('reseller', second.pk, { level: 'gold' });
    tx.create('conflict', {
      ...{ ...conflict, ...of(first), field: 'address' },
      keptValue: JSON.stringify(address),
      lostValue: JSON.stringify('420111, Казань, ул. Баумана, 44, корп. 2, вход со двора'),
    });
    tx.create('conflict', {
      ...{ ...conflict, ...of(second), field: 'level', lostAt: now - 50 * minute },
      ...{ keptValue: '"gold"', lostValue: '"silver"' },
    });
    tx.create('conflict', {
      ...{ ...conflict, ...of(third), field: '', kind: 'edit-beats-delete' },
      ...{ lostAt: now - 45 * minute, keptValue: null, lostValue: null },
    });
  });
  answer({ status: 'accepted' });

  writer.transaction(by, (tx) => {
    tx.create('note', {
      ...{ resellerPk: second.pk, text: 'Просили прислать каталог', author: actor, at: now },
    });
  });
  writer.transaction(by, (tx) => tx.patch('reseller', third.pk, { segment: 'Б' }));
  if (session !== undefined) {
    writer.transaction(by, (tx) => {
      tx.create('training-registration', {
        ...{ sessionPk: session, resellerPk: third.pk, participant: 'Жуков Павел' },
        ...{ participantKey: 'жуков павел', state: 'submitted', registeredBy: actor },
        registeredAt: now - 5 * minute,
      });
    });
  }
  const ask = (): void =>
    writer.transaction(by, (tx) => {
      const requestPk = tx.create('bonus-request', {
        ...{ resellerPk: first.pk, kind: 'souvenirs', points: 200, state: 'submitted' },
        details: JSON.stringify({ items: 'Блокноты', quantity: 20 }),
        ...{ createdBy: actor, submittedAt: now - 4 * minute },
      });
      const entry = { resellerPk: first.pk, requestPk, points: -200, at: now - 4 * minute };
      tx.create('bonus-entry', { ...entry, kind: 'reservation', actor });
    });
  if (points) ask();

  const none = { pushed: 0, refused: 0, pulled: 0, conflicts: 0 };
  noteExchange(db, { ...none, pushed: 48, pulled: 1250 }, now - 26 * 60 * minute);
  noteExchange(db, { ...none, pushed: 7, pulled: 31 }, now - 300 * minute);
  const message = 'ECONNREFUSED connect ECONNREFUSED';
  for (const ago of [200, 190, 170]) {
    const fault = { code: 'sync/unreachable', message };
    noteExchange(db, { ...none, fault }, now - ago * minute);
  }
  noteExchange(db, { pushed: 12, pulled: 5, refused: 1, conflicts: 3 }, now - 12 * minute);
  data.close();
  const credentials = `${file}.head-office`;
  if (token === null) rmSync(credentials, { force: true });
  else writeFileSync(credentials, JSON.stringify({ token, sealed: false, ca: null }));
}
