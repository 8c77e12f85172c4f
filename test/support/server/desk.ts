import Sqlite from 'better-sqlite3';
import { migrations } from '#db/migrations/index.ts';
import { openConnection } from '#db/connection.ts';
import { migrate } from '#db/migrate.ts';
import { startSyncState } from '#db/sync/sync-state.ts';
import { SyncStore, type StorePlace } from '#db/sync/sync-store.ts';
import { takeIdentity } from '#db/sync/identity.ts';
import { Writer } from '#db/write/writer.ts';
import { protocolVersion } from '#contract/sync/limits.ts';
import type { Credentials } from '#electron/sync/credentials.ts';
import { exchange, type ExchangeResult } from '#electron/sync/exchange.ts';
import { headOfficeOver } from '#electron/sync/head-office.ts';
import type { Transport } from '#electron/sync/transport.ts';
import type { Fuse } from './fuse.ts';
import { makeMortal } from './mortal-database.ts';

export type DeskOptions = {
  readonly file?: string;
  readonly transport: Transport;
  readonly now?: () => number;
  readonly at?: (place: StorePlace) => void;
  /** Where it dies, chosen among its writes. */
  readonly fuse?: Fuse;
};

/** A desktop without windows: its file, the one way to write to it, and its exchange with head office. */
export function openDesk({ file = ':memory:', transport, now = Date.now, at, fuse }: DeskOptions) {
  const db = file === ':memory:' ? new Sqlite(file) : openConnection(file);
  db.pragma('foreign_keys = ON');
  migrate(db, migrations);
  if (fuse) makeMortal(db, fuse);
  const writer = new Writer(db, now);
  let token: string | undefined;
  const headOffice = headOfficeOver(transport, () => token);
  const store = new SyncStore(db, writer, at ? { at } : {});
  const credentials: Credentials = {
    token: () => token,
    store: (given) => {
      token = given;
      return Promise.resolve();
    },
  };
  return {
    db,
    writer,
    store,
    credentials,
    enrol: async (code: string): Promise<void> => {
      const given = await headOffice.enrol({
        code,
        deviceId: writer.deviceId,
        deviceName: 'desk',
        program: 'test',
        protocol: protocolVersion,
      });
      token = given.token;
      startSyncState(db, { ...given, server: 'http://test', enrolledAt: now() });
      if (given.deviceId !== writer.deviceId) takeIdentity(db, given.deviceId);
    },
    sync: (
      allowDeletions = false,
      onProgress?: (so: ExchangeResult) => void,
    ): Promise<ExchangeResult> =>
      exchange({
        db,
        store,
        headOffice,
        credentials,
        now,
        allowDeletions,
        ...(onProgress ? { onProgress } : {}),
      }),
  };
}
