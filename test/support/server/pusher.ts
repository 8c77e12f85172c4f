import { randomBytes } from 'node:crypto';
import { uuidV7 } from '#domain/identity/uuid-v7.ts';
import { encodeHlc } from '#domain/identity/hlc.ts';
import { protocolVersion } from '#contract/sync/limits.ts';
import type { Mutation, Step } from '#contract/sync/mutation.ts';
import { createCode, enrol } from '#server/services/devices.ts';
import { push, type PushOptions } from '#server/services/push.ts';
import type { Workspace } from '#server/services/workspaces.ts';
import type { Store } from '#server/store/sql.ts';

/** What a test says of a mutation; the rest is as a desktop would have it. */
export type Said = Partial<Mutation> & Pick<Mutation, 'kind' | 'entity'>;

const hour = 3_600_000;

/** A device that speaks to head office's services themselves, with mutations of a test's own making. */
export async function openPusher(
  store: Store,
  workspace: Workspace,
  role = 'administrator',
  options: Partial<PushOptions> = {},
) {
  const now = options.now ?? Date.now;
  const code = await createCode(store, { workspace: workspace.id, role, validMs: hour }, now());
  const given = await enrol(
    store,
    {
      code,
      deviceId: uuidV7(),
      deviceName: randomBytes(4).toString('hex'),
      program: 'test',
      protocol: protocolVersion,
    },
    now(),
  );
  const { dataSetId, epoch, deviceId } = given;
  let last = 0;
  const whole = (said: Said): Mutation => {
    last += 1;
    return {
      mutNo: last,
      mutId: uuidV7(),
      id: uuidV7(),
      hlc: encodeHlc({ ms: now(), counter: 0, device: deviceId }),
      schemaVersion: 1,
      actor: 'Анна',
      at: now(),
      ...said,
    } as Mutation;
  };
  return {
    deviceId,
    token: given.token,
    lineage: { dataSetId, epoch },
    /** One step of these mutations. */
    step: (intent: string | null, ...said: readonly Said[]): Step => ({
      intent,
      mutations: said.map(whole),
    }),
    push: (steps: readonly Step[], own: Partial<PushOptions> = {}) =>
      push(
        store,
        { workspace: workspace.id, deviceId },
        { dataSetId, epoch, steps },
        { now, ...options, ...own },
      ),
  };
}
