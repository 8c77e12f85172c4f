import { useMemo } from 'react';
import type { ManagedList } from '#contract/managed-lists.ts';
import { useChannel } from '../../lib/use-channel.ts';

/** The names one can choose from now, in the order of the list. */
export function useList(list: ManagedList): readonly string[] {
  const { data } = useChannel('list-items', {});
  return useMemo(
    () => (data ?? []).filter((item) => item.list === list && item.active).map(({ name }) => name),
    [data, list],
  );
}
