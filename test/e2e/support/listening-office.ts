import type { AddressInfo } from 'node:net';
import { buildApp } from '#server/app.ts';
import { createCode } from '#server/services/devices.ts';
import { answerPacket } from '#server/services/packet.ts';
import { createWorkspace } from '#server/services/workspaces.ts';
import { openEmbedded } from '#server/store/embedded-store.ts';
import { migrateStore } from '#server/store/migrate.ts';

const hour = 3_600_000;

/** A real head office on a loopback port that a test takes off the line and puts back. */
export interface ListeningOffice {
  readonly url: string;
  /** A one-time code for a desktop on which an administrator works. */
  code(): Promise<string>;
  /** The answer to a packet that somebody has brought. */
  answer(packet: Uint8Array): Promise<Uint8Array>;
  /** From now on nobody answers at its address. */
  hangUp(): Promise<void>;
  /** It answers again, with the same data. */
  pickUp(): Promise<void>;
  close(): Promise<void>;
}

/** Starts a head office with an empty workspace, its data in memory. */
export async function listeningOffice(): Promise<ListeningOffice> {
  const store = await openEmbedded(null);
  await migrateStore(store);
  const workspace = await createWorkspace(store, 'Вендор', Date.now());
  let app: ReturnType<typeof buildApp> | null = null;
  const listen = async (port: number): Promise<number> => {
    app = buildApp({ store });
    await app.listen({ host: '127.0.0.1', port });
    return (app.server.address() as AddressInfo).port;
  };
  const port = await listen(0);
  const hangUp = async (): Promise<void> => {
    app?.server.closeAllConnections();
    await app?.close();
    app = null;
  };
  return {
    url: `http://127.0.0.1:${String(port)}`,
    code: () =>
      createCode(
        store,
        { workspace: workspace.id, role: 'administrator', validMs: hour },
        Date.now(),
      ),
    answer: (packet) => answerPacket(store, packet, { now: Date.now }),
    hangUp,
    pickUp: async () => void (await listen(port)),
    close: async () => {
      await hangUp();
      await store.close();
    },
  };
}
