import { useEffect, useLayoutEffect, useSyncExternalStore } from 'react';
import { onEvent, request } from '../../../lib/client.ts';
import { useChannel } from '../../../lib/use-channel.ts';
import { listQuery, useListStore } from './list-store.ts';
import { RowSource } from './row-source.ts';

/** One for the window: coming back to the list shows what was there, at once. */
export const rowSource = new RowSource((pks) => request('reseller-rows', { pks }));

/** The order of lines for what is chosen; the source holds it, the version tells of a new one. */
export function useResellerList(text: string, onRowsChanged: () => void) {
  const filters = useListStore((state) => state.filters);
  const sort = useListStore((state) => state.sort);
  const query = listQuery({ filters, sort }, text);
  const { data, error, isPlaceholderData, refetch } = useChannel('reseller-list', query, {
    keepPrevious: true,
  });
  const queryKey = JSON.stringify(query);
  useLayoutEffect(() => {
    if (data && !isPlaceholderData) rowSource.setList(queryKey, data.pks, data.first);
  }, [data, isPlaceholderData, queryKey]);
  const shown = useSyncExternalStore(rowSource.onList, rowSource.shown);

  useEffect(
    () =>
      onEvent('data-changed', ({ resellers }) => {
        rowSource.expire(resellers);
        onRowsChanged();
      }),
    [onRowsChanged],
  );

  return {
    ...shown,
    count: rowSource.count,
    waiting: isPlaceholderData,
    error,
    retry: () => void refetch(),
  };
}
