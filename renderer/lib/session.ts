import type { SessionState } from '#contract/people.ts';
import { queryClient } from './query-client.ts';
import { channelQuery, useChannel } from './use-channel.ts';

const { queryKey } = channelQuery('session-state', {});

/** Who is at this desktop; undefined until the data process has said it. */
export function useSession(): SessionState | undefined {
  return useChannel('session-state', {}).data;
}

/** Who is at this desktop, outside of a component. */
export function readSession(): SessionState | undefined {
  return queryClient.getQueryData(queryKey);
}

/** Whether somebody may work: signed in, or on a desktop without people. */
export function isInside(session: SessionState): boolean {
  return session.kind === 'open' || session.kind === 'signed-in';
}
