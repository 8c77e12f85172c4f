import { useEffect } from 'react';
import type { ChannelInput, ChannelName, ChannelOutput } from '#contract/ipc.ts';
import type { UseQueryResult } from '@tanstack/react-query';
import { useMinute } from '../components/relative-time.tsx';
import type { ClientError } from './client-error.ts';
import { queryClient } from './query-client.ts';
import { useChannel, type ChannelQueryOptions } from './use-channel.ts';

/** Reads a channel whose answer grows old by the clock as well: again each minute. */
export function useTimely<N extends ChannelName>(
  channel: N,
  input: ChannelInput<N>,
  options: ChannelQueryOptions = {},
): UseQueryResult<ChannelOutput<N>, ClientError> {
  const minute = useMinute();
  useEffect(() => {
    void queryClient.invalidateQueries({ queryKey: [channel] });
  }, [channel, minute]);
  return useChannel(channel, input, options);
}
