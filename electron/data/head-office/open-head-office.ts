import type { SyncStatus } from '#contract/head-office.ts';
import type { AppStatus } from '#contract/shell.ts';
import { SyncStore } from '#db/sync/sync-store.ts';
import { credentialsFile, openCredentials, type Vault } from '#electron/sync/credentials.ts';
import { enrolDesktop } from '#electron/sync/enrol.ts';
import { makePacket, takePacket } from '#electron/sync/packet.ts';
import { startSyncService } from '#electron/sync/sync-service.ts';
import type { DataContext } from '../context.ts';
import type { HeadOfficeParts } from './handlers.ts';

export type OpenHeadOfficeParts = {
  readonly dataFile: string;
  readonly version: string;
  readonly vault: Vault | null;
  readonly onStatus: (status: SyncStatus) => void;
  readonly onError: (error: unknown) => void;
};

/** The line as the status bar tells it. */
export function connectionOf({ state, fault }: SyncStatus): AppStatus['connection'] {
  if (state === 'not-enrolled') return 'none';
  return fault === null ? 'online' : 'offline';
}

/** Starts the exchange over the open data file; what is written goes up by itself. */
export function openHeadOffice(context: DataContext, parts: OpenHeadOfficeParts): HeadOfficeParts {
  const { db, writer, now } = context;
  const { dataFile, vault } = parts;
  const store = new SyncStore(db, writer);
  const credentials = () => openCredentials(credentialsFile(dataFile), vault);
  const packetParts = async () => ({ db, store, credentials: await credentials(), now });
  const service = startSyncService({
    db,
    store,
    credentials,
    onStatus: parts.onStatus,
    onFault: parts.onError,
  });
  writer.onCommit((_resellers, entities) => {
    if (entities.size > 0) service.written();
  });
  return {
    service,
    enrol: (server, code, ca) =>
      enrolDesktop({ db, dataFile, server, code, ca, program: parts.version, vault, now }),
    makePacket: () => service.alone(async () => makePacket(await packetParts())),
    takePacket: (packet) => service.alone(async () => takePacket(await packetParts(), packet)),
  };
}
