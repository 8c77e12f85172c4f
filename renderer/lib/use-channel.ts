import {
  queryOptions,
  useMutation,
  useQuery,
  type UseMutationResult,
  type UseQueryResult,
} from '@tanstack/react-query';
import type { ChannelInput, ChannelName, ChannelOutput } from '#contract/ipc.ts';
import { useBehindCall } from './behind-call.ts';
import { request } from './client.ts';
import { toClientError, type ClientError } from './client-error.ts';
import { queryClient } from './query-client.ts';

/** The query of a reading channel; the same key everywhere, so that answers are shared. */
export function channelQuery<N extends ChannelName>(channel: N, input: ChannelInput<N>) {
  return queryOptions<ChannelOutput<N>, ClientError>({
    queryKey: [channel, input],
    queryFn: () => request(channel, input),
  });
}

export type ChannelQueryOptions = {
  readonly enabled?: boolean;
  /** Shows the answer to the previous input until the new one is there: nothing jumps. */
  readonly keepPrevious?: boolean;
};

/** Reads a channel; reads again when the data process says that rows changed. */
export function useChannel<N extends ChannelName>(
  channel: N,
  input: ChannelInput<N>,
  options: ChannelQueryOptions = {},
): UseQueryResult<ChannelOutput<N>, ClientError> {
  const behind = useBehindCall();
  return useQuery<ChannelOutput<N>, ClientError>({
    // One that is not asked has no answer, not even of somebody who asked the same before.
    queryKey: [channel, options.enabled === false ? null : input],
    queryFn: () => request(channel, input),
    // What is not seen is read anew when it is seen again, if it is old by then.
    enabled: !behind && (options.enabled ?? true),
    // A function here is react-query's sign for "the last data"; written so to keep the type of N.
    ...(options.keepPrevious
      ? { placeholderData: ((previous: unknown) => previous) as never }
      : undefined),
  });
}

/** Writes on a channel. Reads follow by the event of the data process, not by guessing here. */
export function useChannelMutation<N extends ChannelName>(
  channel: N,
): UseMutationResult<ChannelOutput<N>, ClientError, ChannelInput<N>> {
  return useMutation<ChannelOutput<N>, ClientError, ChannelInput<N>>({
    mutationKey: [channel],
    mutationFn: async (input) => {
      try {
        return await request(channel, input);
      } catch (error) {
        throw toClientError(error);
      }
    },
  });
}

/** Puts an answer that came with a write into the cache, so that it is on screen at once. */
export function putAnswer<N extends ChannelName>(
  channel: N,
  input: ChannelInput<N>,
  answer: ChannelOutput<N>,
): void {
  queryClient.setQueryData([channel, input], answer);
}
