import { useSyncExternalStore } from 'react';
import { client } from './client.ts';
import type { ConnectionState } from './port-client.ts';

/** Whether the data process answers, as it changes. */
export function useConnection(): ConnectionState {
  return useSyncExternalStore(client.onState, client.state);
}
