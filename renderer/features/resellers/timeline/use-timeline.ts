import { infiniteQueryOptions, keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import type { TimelineEntry } from '#contract/reseller.ts';
import type { ChannelOutput } from '#contract/ipc.ts';
import { useBehindCall } from '../../../lib/behind-call.ts';
import { request } from '../../../lib/client.ts';
import type { ClientError } from '../../../lib/client-error.ts';
import { queryClient } from '../../../lib/query-client.ts';
import { channelQuery } from '../../../lib/use-channel.ts';

export type TimelineKind = TimelineEntry['kind'];
export type TimelineGroup = 'all' | 'talks' | 'notes' | 'changes' | 'rest';

/** The kinds of each group of the filter; none for all of them. */
const groupKinds: Readonly<Record<TimelineGroup, readonly TimelineKind[] | undefined>> = {
  all: undefined,
  talks: ['call-in', 'call-out', 'email', 'fax', 'web-form', 'chat', 'letter', 'meeting'],
  notes: ['note'],
  changes: ['change', 'status'],
  rest: ['task', 'training', 'bonus', 'purchase', 'import'],
};

export const timelineGroups = Object.keys(groupKinds) as readonly TimelineGroup[];

/** More than fits on a screen, so that the first look never waits twice. */
const pageEntries = 40;

type Page = ChannelOutput<'reseller-timeline'>;
type Before = { readonly at: number; readonly key: string } | undefined;

function timelineQuery(pk: number, group: TimelineGroup) {
  const kinds = groupKinds[group];
  return infiniteQueryOptions<Page, ClientError, { pages: Page[] }, unknown[], Before>({
    queryKey: ['reseller-timeline', { pk, kinds }],
    initialPageParam: undefined,
    queryFn: ({ pageParam }) =>
      request('reseller-timeline', {
        pk,
        limit: pageEntries,
        ...(kinds ? { kinds: [...kinds] } : {}),
        ...(pageParam ? { before: pageParam } : {}),
      }),
    getNextPageParam: ({ entries, more }) => {
      const last = entries.at(-1);
      return more && last ? { at: last.at, key: last.key } : undefined;
    },
  });
}

/**
 * Asks for a card before it is drawn: both answers are under way while the window turns to it. The card
 * waits for its timeline, so that they are drawn together and laid out once.
 */
export function prefetchCard(pk: number): void {
  const timeline = queryClient.prefetchInfiniteQuery(timelineQuery(pk, 'all'));
  void queryClient.prefetchQuery({
    ...channelQuery('reseller-card', { pk }),
    queryFn: async () => (await Promise.all([request('reseller-card', { pk }), timeline]))[0],
  });
}

/** What happened with a reseller, page by page; the pages shown are read again when rows change. */
export function useTimeline(pk: number, group: TimelineGroup) {
  const behind = useBehindCall();
  const query = useInfiniteQuery({
    ...timelineQuery(pk, group),
    enabled: !behind,
    placeholderData: keepPreviousData,
  });
  return {
    entries: query.data?.pages.flatMap((page) => page.entries),
    more: query.hasNextPage,
    error: query.error,
    /** What is shown is still that of the reseller, or the filter, before. */
    earlier: query.isPlaceholderData,
    loadMore: () => {
      if (query.hasNextPage && !query.isFetching) void query.fetchNextPage();
    },
  };
}
