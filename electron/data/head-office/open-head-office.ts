import type { SyncStatus } from '#contract/head-office.ts';
import type { AppStatus } from '#contract/shell.ts';
import { SyncStore } from '#db/sync/sync-store.ts';
import { credentialsFile, openCredentials, type Vault } from '#electron/sync/credentials.ts';
import { enrolDesktop } from '#electron/sync/enrol.ts';
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
  const service = startSyncService({
    db,
    store: new SyncStore(db, writer),
    credentials: () => openCredentials(credentialsFile(dataFile), vault),
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
  };
}
