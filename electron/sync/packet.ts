import { createHash } from 'node:crypto';
import { gunzipSync, gzipSync } from 'node:zlib';
import {
  answerPacketSchema,
  openPacket,
  packetHeader,
  sealPacket,
  type AnswerPacket,
  type OutboxPacket,
} from '#contract/sync/packet.ts';
import type { Database } from '#db/database.ts';
import { readDevice } from '#db/sync/identity.ts';
import type { OutgoingStep } from '#db/sync/outbox.ts';
import { openRefusals } from '#db/sync/refusals.ts';
import type { SyncStore } from '#db/sync/sync-store.ts';
import { changeSyncState, readSyncState, type SyncState } from '#db/sync/sync-state.ts';
import type { Credentials } from './credentials.ts';
import { SyncFaultError } from './sync-fault-error.ts';

export type PacketParts = {
  readonly db: Database;
  readonly store: SyncStore;
  readonly credentials: Credentials;
  readonly now: () => number;
};

const mostBytes = 1024 * 1024 * 1024;

function secretOf({ credentials }: PacketParts): Uint8Array {
  const token = credentials.token();
  if (token === undefined) throw new SyncFaultError('sync/no-token', 'there is no token');
  return createHash('sha256').update(token).digest();
}

function stateOf(db: Database): SyncState {
  const state = readSyncState(db);
  if (state === null) throw new SyncFaultError('sync/not-enrolled', 'this desktop is not enrolled');
  return state;
}

/**
 * Everything that is still to go up, as a file that only head office can read; it stays pending until the answer is
 * taken in, so that a stick that is lost loses nothing.
 */
export async function makePacket(
  parts: PacketParts,
): Promise<{ readonly packet: Uint8Array; readonly mutations: number }> {
  const { db, store, now } = parts;
  const { cursor, cursorMark, ackedMutNo, clockOffsetMs, dataSetId, epoch, workspace } =
    stateOf(db);
  const pushes: OutboxPacket['pushes'] = [];
  let mutations = 0;
  for (let after = ackedMutNo; ;) {
    const steps = store.outbox.next(after);
    const last = steps.at(-1)?.mutations.at(-1)?.mutNo;
    if (last === undefined) break;
    pushes.push(steps.map(({ intent, mutations: own }) => ({ intent, mutations: [...own] })));
    mutations += last - after;
    after = last;
  }
  const content: OutboxPacket = {
    dataSetId,
    epoch,
    report: {
      cursor,
      clockOffsetMs,
      pending: store.outbox.pending(ackedMutNo),
      refused: openRefusals(db),
    },
    mark: cursorMark,
    pushes,
  };
  const { deviceId } = readDevice(db);
  const packet = await sealPacket(
    { version: 1, kind: 'outbox', workspace, deviceId, madeAt: now() },
    gzipSync(JSON.stringify(content)),
    secretOf(parts),
  );
  return { packet, mutations };
}

/**
 * Takes the answer to a packet in, as if it had come over the line; what was taken in already is left. Throws
 * `sync/bad-packet`, with nothing taken in, for what is none, was changed, is another desktop's, or does not join on
 * to what is here because this file was restored meanwhile.
 */
export async function takePacket(
  parts: PacketParts,
  packet: Uint8Array,
): Promise<{ readonly answered: number; readonly pulled: number; readonly refused: number }> {
  const { db, store, now } = parts;
  const answer = await openedAnswer(parts, packet);
  requireJoined(db, answer);
  const result = { answered: 0, pulled: 0, refused: 0 };
  for (const { outcomes, rows } of answer.answers) {
    for (;;) {
      const steps = store.outbox.next(stateOf(db).ackedMutNo);
      const numbers = new Set(steps.flatMap(numbersOf));
      const fresh = outcomes.filter(({ mutNo }) => numbers.has(mutNo));
      if (fresh.length === 0) break;
      const { refused } = store.takeAnswer(steps, { outcomes: fresh, rows }, now());
      result.answered += fresh.length;
      result.refused += refused;
    }
  }
  for (const page of answer.pages) {
    const { cursor } = stateOf(db);
    const fresh = page.entries.filter(({ seq }) => seq > cursor);
    if (fresh.length === 0) continue;
    store.takePage(fresh, page.cursor, now(), page.mark);
    result.pulled += fresh.length;
  }
  changeSyncState(db, { lastExchangeAt: now() });
  return result;
}

function numbersOf({ mutations }: OutgoingStep): number[] {
  return mutations.map(({ mutNo }) => mutNo);
}

async function openedAnswer(parts: PacketParts, packet: Uint8Array): Promise<AnswerPacket> {
  const isAnswer = packetHeader(packet)?.header.kind === 'answer';
  const content = isAnswer ? await openPacket(packet, secretOf(parts)) : null;
  if (content === null) throw new SyncFaultError('sync/bad-packet', 'no answer to this desktop');
  const unpacked = gunzipSync(content, { maxOutputLength: mostBytes });
  return answerPacketSchema.parse(JSON.parse(unpacked.toString('utf8')));
}

/** It is of these data, begins where this desktop has read to or before, and answers what is here. */
function requireJoined(db: Database, answer: AnswerPacket): void {
  const { dataSetId, epoch, cursor, cursorMark, ackedMutNo } = stateOf(db);
  if (answer.dataSetId !== dataSetId || answer.epoch !== epoch) {
    throw new SyncFaultError('sync/bad-packet', 'the answer is of other data');
  }
  const isOtherLog = answer.after === cursor && ![answer.mark, cursorMark].includes('');
  if (answer.after > cursor || (isOtherLog && answer.mark !== cursorMark)) {
    throw new SyncFaultError('sync/bad-packet', 'the answer begins behind what was read here');
  }
  const idOf = db.prepare<[number], string>('SELECT mut_id FROM mutation WHERE mut_no = ?').pluck();
  let acked = ackedMutNo;
  for (const { outcomes, mutIds } of answer.answers) {
    for (const [n, { mutNo }] of outcomes.entries()) {
      if (mutNo <= acked) continue;
      if (mutNo !== acked + 1 || idOf.get(mutNo) !== mutIds[n]) {
        throw new SyncFaultError('sync/bad-packet', 'the answer is to what is not here');
      }
      acked = mutNo;
    }
  }
}
