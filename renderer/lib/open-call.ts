import { queryClient } from './query-client.ts';
import { channelQuery } from './use-channel.ts';

/** The call that is spoken with now, if it is with this reseller; else null. */
export function openCallWith(resellerPk: number): number | null {
  const { queryKey } = channelQuery('calls-open', {});
  const calls = queryClient.getQueryData(queryKey)?.calls ?? [];
  const call = calls.find((one) => one.state === 'open' && one.resellerPk === resellerPk);
  return call?.pk ?? null;
}
