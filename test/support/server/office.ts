import { gunzipSync } from 'node:zlib';
import { buildApp, type AppOptions } from '#server/app.ts';
import { createCode } from '#server/services/devices.ts';
import { createWorkspace, type Workspace } from '#server/services/workspaces.ts';
import type { Store } from '#server/store/sql.ts';
import type { Transport } from '#electron/sync/transport.ts';

const hour = 3_600_000;

/** A head office without a network: the real application over a store, and a workspace of its own in it. */
export async function openOffice(options: AppOptions, name = 'Вендор') {
  const { store, now = Date.now } = options;
  const app = buildApp({
    onFault: (error) => {
      throw error;
    },
    ...options,
  });
  const workspace: Workspace = await createWorkspace(store, name, now());
  return {
    app,
    store: store satisfies Store,
    workspace,
    transport: transportTo(app),
    code: (role = 'manager') =>
      createCode(store, { workspace: workspace.id, role, validMs: hour }, now()),
  };
}

/** Brings requests to an application in this process, as the network would. */
export function transportTo(app: ReturnType<typeof buildApp>): Transport {
  return {
    send: async ({ method, path, token, body }) => {
      const answer = await app.inject({
        method,
        url: path,
        headers: {
          ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        },
        ...(body === undefined ? {} : { payload: body }),
      });
      return {
        status: answer.statusCode,
        // The snapshot's chunks are stored packed and sent so.
        body:
          answer.headers['content-encoding'] === 'gzip'
            ? gunzipSync(answer.rawPayload)
            : answer.rawPayload,
        retryAfter: Number(answer.headers['retry-after']) || null,
        wireBytes: answer.rawPayload.length,
      };
    },
    close: () => undefined,
  };
}
