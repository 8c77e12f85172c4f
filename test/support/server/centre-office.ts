import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';
import { buildApp } from '#server/app.ts';
import { createCode } from '#server/services/devices.ts';
import { createWorkspace } from '#server/services/workspaces.ts';
import type { Store } from '#server/store/sql.ts';
import { openStreams } from './open-streams.ts';

const hour = 3_600_000;

let offices = 0;

/** A head office that listens on a loopback port for one test, with a workspace of its own in the store. */
export async function officeOnLoopback(store: Store) {
  offices += 1;
  const workspace = await createWorkspace(store, `Вендор ${String(offices)}`, Date.now());
  const app = buildApp({ store });
  await app.listen({ host: '127.0.0.1', port: 0 });
  const streams = openStreams(app.server);
  const hangUp = async (): Promise<void> => {
    app.server.closeAllConnections();
    await app.close();
  };
  const url = `http://127.0.0.1:${String((app.server.address() as AddressInfo).port)}`;
  onTestFinished(hangUp);
  return {
    url,
    /** From now on nobody answers. */
    hangUp,
    workspace,
    /** Waits until so many streams of events are open. */
    streams,
    code: (role = 'administrator') =>
      createCode(store, { workspace: workspace.id, role, validMs: hour }, Date.now()),
    /** Shuts every desktop out, as an administrator of head office would. */
    revokeAll: () =>
      store.query('UPDATE device SET revoked_at = $2 WHERE workspace = $1', [
        workspace.id,
        Date.now(),
      ]),
  };
}
