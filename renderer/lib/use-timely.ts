import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import type { ChannelInput, ChannelName, ChannelOutput } from '#contract/ipc.ts';
import { useBehindCall } from './behind-call.ts';
import { request } from './client.ts';
import type { ClientError } from './client-error.ts';
import { queryClient } from './query-client.ts';
import { useMinute } from './use-now.ts';

/**
 * Reads a channel whose answer grows old by the clock as well: anew when it comes on screen and each
 * minute. The answer before is shown until then.
 */
export function useTimely<N extends ChannelName>(
  channel: N,
  input: ChannelInput<N>,
): UseQueryResult<ChannelOutput<N>, ClientError> {
  // The clock is set anew whenever something that shows a time comes on screen: only minutes count.
  const minute = Math.floor(useMinute() / 60_000);
  const read = useRef(minute);
  useEffect(() => {
    if (read.current === minute) return;
    read.current = minute;
    void queryClient.invalidateQueries({ queryKey: [channel] });
  }, [channel, minute]);
  const behind = useBehindCall();
  return useQuery<ChannelOutput<N>, ClientError>({
    queryKey: [channel, input],
    queryFn: () => request(channel, input),
    enabled: !behind,
    refetchOnMount: 'always',
    // A function here is react-query's sign for "the last data"; written so to keep the type of N.
    placeholderData: ((previous: unknown) => previous) as never,
  });
}
