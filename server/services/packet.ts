import { gunzipSync, gzipSync } from 'node:zlib';
import { pullPage } from '#contract/sync/limits.ts';
import { pullResponseSchema, type PullResponse } from '#contract/sync/messages.ts';
import {
  openPacket,
  looseOutboxPacketSchema,
  packetHeader,
  sealPacket,
  type AnswerPacket,
} from '#contract/sync/packet.ts';
import type { Store } from '../store/sql.ts';
import { hello } from './devices.ts';
import { pullAsJson } from './pull.ts';
import { push, type Caller, type PushOptions } from './push.ts';
import { readSteps } from './read-steps.ts';
import { ServiceFault } from './service-fault.ts';

const mostBytes = 1024 * 1024 * 1024;

/**
 * Takes a packet that a desktop without a network has sent and answers the one that goes back, with the same
 * guarantees as an exchange over the line: a packet that is brought twice takes effect once. Throws
 * `sync/invalid-message` for what is no packet or was changed, `sync/unknown-device`, `sync/revoked`.
 */
export async function answerPacket(
  store: Store,
  packet: Uint8Array,
  options: PushOptions,
): Promise<Uint8Array> {
  const found = packetHeader(packet);
  if (found?.header.kind !== 'outbox') {
    throw new ServiceFault('sync/invalid-message', 'this is no packet of a desktop');
  }
  const { header } = found;
  const { caller, secret } = await deviceOf(store, header);
  const content = await openPacket(packet, secret);
  if (content === null) {
    throw new ServiceFault('sync/invalid-message', 'the packet was changed on its way');
  }
  const json: unknown = JSON.parse(
    gunzipSync(content, { maxOutputLength: mostBytes }).toString('utf8'),
  );
  const { pushes, report, mark, dataSetId, epoch } = looseOutboxPacketSchema.parse(json);
  const lineage = { dataSetId, epoch };
  await hello(store, caller, report, options.now());
  const answers: AnswerPacket['answers'] = [];
  for (const steps of pushes) {
    const read = readSteps(steps, options.now());
    const answer = await push(store, caller, { ...lineage, ...read }, options);
    const asked = steps.flatMap(({ mutations }) => mutations);
    const ids = new Map(asked.map(({ mutNo, mutId }) => [mutNo, String(mutId)]));
    const mutIds = answer.outcomes.map(({ mutNo }) => ids.get(mutNo) ?? '');
    answers.push({ ...answer, mutIds });
  }
  const pages: PullResponse[] = [];
  for (let after = report.cursor, at = mark; ;) {
    const text = await pullAsJson(
      store,
      caller,
      { ...lineage, after, mark: at, limit: pullPage },
      options.now(),
    );
    const page = pullResponseSchema.parse(JSON.parse(text));
    if (page.entries.length > 0) pages.push(page);
    if (!page.more) break;
    after = page.cursor;
    at = page.mark;
  }
  const answer: AnswerPacket = { ...lineage, after: report.cursor, mark, answers, pages };
  return sealPacket(
    { ...header, kind: 'answer', madeAt: options.now() },
    gzipSync(JSON.stringify(answer)),
    secret,
  );
}

async function deviceOf(
  store: Store,
  { workspace, deviceId }: { readonly workspace: string; readonly deviceId: string },
): Promise<{ readonly caller: Caller; readonly secret: Uint8Array }> {
  const [device] = await store.query<{ hash: Uint8Array; revoked: boolean }>(
    `SELECT token_hash AS hash, revoked_at IS NOT NULL AS revoked FROM device
     WHERE workspace = $1 AND id = $2`,
    [workspace, deviceId],
  );
  if (!device) throw new ServiceFault('sync/unknown-device', 'no such device');
  if (device.revoked) throw new ServiceFault('sync/revoked', 'the device was revoked');
  return { caller: { workspace, deviceId }, secret: device.hash };
}
