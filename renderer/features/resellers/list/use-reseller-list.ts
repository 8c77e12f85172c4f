import { RowSource } from '../../../components/grid/row-source.ts';
import { useRowList, type ChangedRows } from '../../../components/grid/use-row-list.ts';
import { request } from '../../../lib/client.ts';
import { useChannel } from '../../../lib/use-channel.ts';
import { listQuery, useListStore } from './list-store.ts';

/** One for the window: coming back to the list shows what was there, at once. */
export const rowSource = new RowSource(
  (pks) => request('reseller-rows', { pks }),
  ({ name }) => name,
);

const changed: ChangedRows = ({ resellers }) => resellers;

/** The order of lines for what is chosen; the source holds it, the version tells of a new one. */
export function useResellerList(text: string) {
  const filters = useListStore((state) => state.filters);
  const sort = useListStore((state) => state.sort);
  const query = listQuery({ filters, sort }, text);
  const answer = useChannel('reseller-list', query, { keepPrevious: true });
  return useRowList(rowSource, JSON.stringify(query), answer, changed);
}
