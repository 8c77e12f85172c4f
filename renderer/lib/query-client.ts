import { QueryClient } from '@tanstack/react-query';
import { channelReads } from '#contract/access/tables.ts';
import type { SyncStatus } from '#contract/head-office.ts';
import type { ChannelName } from '#contract/ipc.ts';
import { onEvent } from './client.ts';
import { settleOffers } from './toasts.ts';

/** Answers stay fresh until the data process says that rows changed: no polling, no refetching. */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: Infinity,
      // So long what left the screen is kept: asking again takes milliseconds, keeping takes memory.
      gcTime: 5000,
      retry: false,
      networkMode: 'always',
      refetchOnWindowFocus: false,
      refetchOnReconnect: false,
    },
    mutations: { retry: false, networkMode: 'always' },
  },
});

/** Channels about one reseller: they are read again only when that one was touched. */
const ofOneReseller: ReadonlySet<ChannelName> = new Set<ChannelName>([
  'reseller-card',
  'reseller-timeline',
  'reseller-field-history',
]);

/**
 * Read a moment after a change, and once for many: a call that comes in has the machine for itself until
 * it is on screen. The lines of a list follow by themselves, at once; a step of a call answers with the calls.
 */
const readLater: ReadonlySet<ChannelName> = new Set<ChannelName>([
  'calls-open',
  'reseller-list',
  'reseller-facets',
  'interaction-list',
  'interaction-facets',
  'sync-status',
  'sync-pending',
  'sync-refusals',
  'sync-provisional',
]);

/** What an exchange makes old, beside the rows that it brings. */
const ofExchange = [
  'sync-pending',
  'sync-refusals',
  'sync-conflicts',
  'sync-log',
  'sync-provisional',
];

/** What of the state of the line an exchange that did something leaves changed. */
function progressOf({ state, pending, refused, conflicts, cursor, fault }: SyncStatus): string {
  return JSON.stringify([state, pending, refused, conflicts, cursor, fault?.code]);
}
const followAfterMs = 150;

/** Reads lists and cards again when rows changed, whoever changed them. */
export function invalidateOnChange(): () => void {
  const later = new Set<ChannelName>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  const follow = (): void => {
    timer = undefined;
    const channels = new Set(later);
    later.clear();
    void queryClient.invalidateQueries({
      predicate: ({ queryKey }) => channels.has(queryKey[0] as ChannelName),
    });
  };
  const stopData = onEvent('data-changed', ({ resellers, entities }) => {
    const touched = resellers === 'many' ? null : new Set(resellers);
    const changed = entities === 'all' ? null : new Set(entities);
    void queryClient.invalidateQueries({
      predicate: ({ queryKey }) => {
        const [channel, input] = queryKey as readonly [ChannelName, { pk?: number }?];
        const reads = channelReads[channel];
        if (!reads?.some((entity) => changed === null || changed.has(entity))) return false;
        if (readLater.has(channel)) {
          later.add(channel);
          return false;
        }
        if (!ofOneReseller.has(channel)) return true;
        return touched === null || input?.pk === undefined || touched.has(input.pk);
      },
    });
    if (later.size > 0) timer ??= setTimeout(follow, followAfterMs);
  });
  const stopStatus = onEvent('app-status', (status) => {
    queryClient.setQueryData(['app-status', {}], status);
    settleOffers({ undo: status.undoStep, redo: status.redoStep });
  });
  let exchanged = '';
  const stopExchange = onEvent('sync-status', (status) => {
    queryClient.setQueryData(['sync-status', {}], status);
    const progress = progressOf(status);
    if (progress === exchanged) return;
    exchanged = progress;
    void queryClient.invalidateQueries({
      predicate: ({ queryKey }) => ofExchange.includes(String(queryKey[0])),
    });
  });
  const stopReports = onEvent('open-report', () => {
    void queryClient.invalidateQueries({ queryKey: ['app-info'] });
  });
  const stopSession = onEvent('session-changed', (session) => {
    queryClient.setQueryData(['session-state', {}], session);
  });
  return () => {
    clearTimeout(timer);
    stopSession();
    stopExchange();
    stopData();
    stopStatus();
    stopReports();
  };
}
