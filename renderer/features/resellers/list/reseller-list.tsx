import { CellSigns } from '../../../components/grid/cell-signs.tsx';
import type { FindRows } from '../../../components/grid/use-type-to-find.ts';
import type { CopyRows } from '../../../components/grid/copy-cells.ts';
import { GridList, type GridListHandle } from '../../../components/grid/grid-list.tsx';
import { useListHandle } from '../../../components/grid/use-list-handle.ts';
import { statusSigns } from '../../../components/status-badge.tsx';
import { request } from '../../../lib/client.ts';
import { useCommands } from '../../../lib/commands.ts';
import { goToResellers } from '../../../lib/reseller-place.ts';
import { openCallWith } from '../../../lib/open-call.ts';
import { useChannel } from '../../../lib/use-channel.ts';
import { useWorkAtHand } from '../../../lib/work-at-hand.ts';
import { listCommands } from '../commands.ts';
import { prefetchCard } from '../timeline/use-timeline.ts';
import { listFields, statusGroup } from './fields.ts';
import { ListEmpty } from './list-empty.tsx';
import { listSorting, setColumns, shownColumns, useListStore } from './list-store.ts';
import { rowSource, useResellerList } from './use-reseller-list.ts';

const lookedAt = 60;

/** By name, INN or phone, in either keyboard layout. */
const findRows: FindRows = async (text) => {
  const { hits } = await request('reseller-search', { text, limit: lookedAt });
  return hits.map(({ pk }) => pk);
};

const copyRows: CopyRows = (input) => request('reseller-copy', input);

function follow(pk: number): void {
  prefetchCard(pk);
  goToResellers({ pk }, { replace: true });
}

function open(pk: number): void {
  prefetchCard(pk);
  goToResellers({ pk });
}

/** The list of resellers: what the shared grid is told about them. */
export function ResellerList(props: {
  readonly text: string;
  readonly openPk: number | null;
  readonly onNew: () => void;
  readonly onHandle: (handle: GridListHandle | null) => void;
}) {
  const { text, openPk, onNew, onHandle } = props;
  useChannel('app-info', {});
  const columns = useListStore(shownColumns);
  const filters = useListStore((state) => state.filters);
  const { handle, keep } = useListHandle(onHandle);
  const list = useResellerList(text);

  // The open card offers itself; without one it is the line that has the keyboard.
  useWorkAtHand(() => {
    const pk = openPk === null ? (handle.current?.cursorPk() ?? null) : null;
    return { resellerPk: pk, interactionPk: pk === null ? null : openCallWith(pk) };
  });

  useCommands(listCommands, {
    'list-focus': () => handle.current?.focus(),
    'rows-copy': () => handle.current?.copy(),
  });

  const narrowed = text !== '' || Object.keys(filters).length > 0;
  return (
    <>
      <CellSigns group={statusGroup} signs={statusSigns} />
      <GridList
        source={rowSource}
        list={list}
        fields={listFields}
        columns={columns}
        onColumns={setColumns}
        labelKey="resellers:list.label"
        countKey="resellers:list.count"
        sorting={listSorting}
        copyRows={copyRows}
        findRows={findRows}
        takesKeyboard={openPk === null}
        openPk={openPk}
        onOpen={open}
        onFollow={follow}
        empty={<ListEmpty narrowed={narrowed} onNew={onNew} />}
        onHandle={keep}
      />
    </>
  );
}
