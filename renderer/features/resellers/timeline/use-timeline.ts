import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import type { TimelineEntry } from '#contract/reseller.ts';
import type { ChannelOutput } from '#contract/ipc.ts';
import { request } from '../../../lib/client.ts';
import type { ClientError } from '../../../lib/client-error.ts';

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

/** What happened with a reseller, page by page; the pages shown are read again when rows change. */
export function useTimeline(pk: number, group: TimelineGroup) {
  const kinds = groupKinds[group];
  const query = useInfiniteQuery<Page, ClientError, { pages: Page[] }, unknown[], Before>({
    queryKey: ['reseller-timeline', { pk, kinds }],
    initialPageParam: undefined,
    placeholderData: keepPreviousData,
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
  return {
    entries: query.data?.pages.flatMap((page) => page.entries),
    more: query.hasNextPage,
    error: query.error,
    loadMore: () => {
      if (query.hasNextPage && !query.isFetching) void query.fetchNextPage();
    },
  };
}
