import { QueryClient } from '@tanstack/react-query';
import type { ChannelName } from '#contract/ipc.ts';
import { onEvent } from './client.ts';

/** Answers stay fresh until the data process says that rows changed: no polling, no refetching. */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: Infinity,
      gcTime: 60_000,
      retry: false,
      networkMode: 'always',
      refetchOnWindowFocus: false,
      refetchOnReconnect: false,
    },
    mutations: { retry: false, networkMode: 'always' },
  },
});

const ofOneReseller: ReadonlySet<ChannelName> = new Set<ChannelName>([
  'reseller-card',
  'reseller-timeline',
  'reseller-field-history',
]);
const ofAllResellers: ReadonlySet<ChannelName> = new Set<ChannelName>([
  'reseller-list',
  'reseller-rows',
  'reseller-facets',
  'reseller-search',
]);

/** Reads lists and cards again when rows changed, whoever changed them. */
export function invalidateOnChange(): () => void {
  const stopData = onEvent('data-changed', ({ resellers }) => {
    const touched = resellers === 'many' ? null : new Set(resellers);
    void queryClient.invalidateQueries({
      predicate: ({ queryKey }) => {
        const [channel, input] = queryKey as readonly [ChannelName, { pk?: number }?];
        if (ofAllResellers.has(channel)) return true;
        if (channel === 'import-batches') return touched === null;
        if (!ofOneReseller.has(channel)) return false;
        return touched === null || input?.pk === undefined || touched.has(input.pk);
      },
    });
  });
  const stopStatus = onEvent('app-status', (status) => {
    queryClient.setQueryData(['app-status', {}], status);
  });
  const stopReports = onEvent('open-report', () => {
    void queryClient.invalidateQueries({ queryKey: ['app-info'] });
  });
  return () => {
    stopData();
    stopStatus();
    stopReports();
  };
}
