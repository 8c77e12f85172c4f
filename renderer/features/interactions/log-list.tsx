import type { InteractionRow } from '#contract/interaction-list.ts';
import { IconFilterOff, IconMessages } from '@tabler/icons-react';
import { Button } from '../../components/button.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { CellSigns, type Signs } from '../../components/grid/cell-signs.tsx';
import type { CopyRows } from '../../components/grid/copy-cells.ts';
import { GridList, type GridListHandle } from '../../components/grid/grid-list.tsx';
import { RowSource } from '../../components/grid/row-source.ts';
import { useListHandle } from '../../components/grid/use-list-handle.ts';
import { useRowList, whenChanged } from '../../components/grid/use-row-list.ts';
import { kindIcons } from '../../components/kind-icons.ts';
import { request } from '../../lib/client.ts';
import { useCommands } from '../../lib/commands.ts';
import { useChannel } from '../../lib/use-channel.ts';
import { useMinute } from '../../lib/use-now.ts';
import { useTexts } from '../../lib/use-texts.ts';
import { logCommands } from './commands.ts';
import { channelGroup, logFields } from './fields.ts';
import { goToInteraction } from './log-place.ts';
import {
  isNarrowed,
  logQuery,
  logSorting,
  setLogColumns,
  showWholeLog,
  shownLogColumns,
  useLogStore,
} from './log-store.ts';

/** One for the window: coming back to the log shows what was there, at once. */
export const logSource = new RowSource<InteractionRow>((pks) =>
  request('interaction-rows', { pks }),
);

const changed = whenChanged('interaction', 'reseller', 'contact');
const signs: Signs = Object.fromEntries(
  Object.entries(kindIcons).map(([kind, icon]) => [
    kind,
    kind === 'call-missed' ? { icon, tone: 'bad' } : { icon },
  ]),
);
const copyRows: CopyRows = (input) => request('interaction-copy', input);
const open = (pk: number): void => goToInteraction(pk);
const follow = (pk: number): void => goToInteraction(pk, { replace: true });

function Empty() {
  const { t } = useTexts();
  const narrowed = useLogStore(isNarrowed);
  if (!narrowed) {
    return (
      <EmptyState
        icon={IconMessages}
        title={t('interactions:empty.title')}
        text={t('interactions:empty.text')}
      />
    );
  }
  return (
    <EmptyState
      icon={IconFilterOff}
      title={t('interactions:empty.noneTitle')}
      text={t('interactions:empty.noneText')}
    >
      <Button look="primary" onClick={showWholeLog}>
        {t('interactions:filter.reset')}
      </Button>
    </EmptyState>
  );
}

/** The log: what the shared grid is told about interactions. */
export function LogList(props: {
  readonly openPk: number | null;
  readonly onHandle: (handle: GridListHandle | null) => void;
}) {
  const { openPk, onHandle } = props;
  const state = useLogStore();
  const columns = useLogStore(shownLogColumns);
  const now = useMinute();
  const query = logQuery(state, now);
  const answer = useChannel('interaction-list', query, { keepPrevious: true });
  const list = useRowList(logSource, JSON.stringify(query), answer, changed);
  const { handle, keep } = useListHandle(onHandle);
  useCommands(logCommands, {
    'log-focus': () => handle.current?.focus(),
    'log-copy': () => handle.current?.copy(),
  });
  return (
    <>
      <CellSigns group={channelGroup} signs={signs} />
      <GridList
        source={logSource}
        list={list}
        fields={logFields}
        columns={columns}
        onColumns={setLogColumns}
        labelKey="interactions:list.label"
        countKey="interactions:list.count"
        sorting={logSorting}
        copyRows={copyRows}
        openPk={openPk}
        takesKeyboard={openPk === null}
        onOpen={open}
        onFollow={follow}
        empty={<Empty />}
        onHandle={keep}
      />
    </>
  );
}
