import { hostname } from 'node:os';
import { protocolVersion } from '#contract/sync/limits.ts';
import type { Database } from '#db/database.ts';
import { readDevice, takeIdentity } from '#db/sync/identity.ts';
import { changeSyncState, readSyncState, startSyncState } from '#db/sync/sync-state.ts';
import { credentialsFile, storeCredentials, type Vault } from './credentials.ts';
import { headOfficeOver } from './head-office.ts';
import { SyncFaultError } from './sync-fault-error.ts';
import { httpTransport } from './transport.ts';

export type EnrolOptions = {
  readonly db: Database;
  readonly dataFile: string;
  readonly server: string;
  readonly code: string;
  /** Certificates to trust, as PEM. */
  readonly ca: string | null;
  readonly program: string;
  readonly vault: Vault | null;
  readonly now: () => number;
};

/** An address as a person types it; HTTPS unless said otherwise. Throws `sync/unreachable` for none. */
export function serverAddress(typed: string): string {
  const text = typed.trim().replace(/\/+$/, '');
  const full = /^https?:\/\//i.test(text) ? text : `https://${text}`;
  if (!URL.canParse(full)) throw new SyncFaultError('sync/unreachable', `no address: ${typed}`);
  return full;
}

/**
 * Makes this desktop one of a head office's, with a one-time code; what was entered before goes up with the next
 * exchange. A desktop that belongs to other data already is refused with `sync/other-data-set`: it would mix the two.
 */
export async function enrolDesktop(options: EnrolOptions): Promise<void> {
  const { db, dataFile, code, ca, program, vault, now } = options;
  const server = serverAddress(options.server);
  const transport = httpTransport(server, ca === null ? {} : { ca });
  try {
    const before = readSyncState(db);
    const given = await headOfficeOver(transport, () => undefined).enrol({
      code,
      deviceId: readDevice(db).deviceId,
      deviceName: hostname(),
      program,
      protocol: protocolVersion,
    });
    if (before !== null && before.dataSetId !== given.dataSetId) {
      throw new SyncFaultError('sync/other-data-set', 'this desktop belongs to other data');
    }
    await storeCredentials(credentialsFile(dataFile), given.token, ca, vault);
    const { workspace, workspaceName, dataSetId, epoch } = given;
    if (before === null) {
      startSyncState(db, { server, workspace, workspaceName, dataSetId, epoch, enrolledAt: now() });
    } else {
      changeSyncState(db, { server, workspaceName, enrolledAt: now() });
    }
    if (given.deviceId !== readDevice(db).deviceId) takeIdentity(db, given.deviceId);
  } finally {
    transport.close();
  }
}
