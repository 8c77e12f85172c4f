import { IconFilterOff, IconSchool } from '@tabler/icons-react';
import { useMemo } from 'react';
import { Button } from '../../components/button.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { CellSigns } from '../../components/grid/cell-signs.tsx';
import { GridList, type GridListHandle } from '../../components/grid/grid-list.tsx';
import { RowSource } from '../../components/grid/row-source.ts';
import { useListHandle } from '../../components/grid/use-list-handle.ts';
import { useRowList } from '../../components/grid/use-row-list.ts';
import { provisionalSign } from '../../components/provisional-mark.tsx';
import { runCommand, useCommands } from '../../lib/commands.ts';
import { goToSession } from '../../lib/session-place.ts';
import { useChannel } from '../../lib/use-channel.ts';
import { useMay } from '../../lib/use-may.ts';
import { useMinute } from '../../lib/use-now.ts';
import { useProvisional } from '../../lib/use-provisional.ts';
import { useTexts } from '../../lib/use-texts.ts';
import { trainingCommands } from './commands.ts';
import { sessionFields, type ListedSession } from './fields.ts';
import { sessionGroup, sessionSigns } from './session-signs.ts';
import {
  isNarrowed,
  listQuery,
  sessionSorting,
  setColumns,
  showAllTrainings,
  shownColumns,
  todayHere,
  useTrainingsStore,
} from './trainings-store.ts';

/** The lines of the list. The answer brings every one: there is nothing left to ask for. */
export const sessionSource = new RowSource<ListedSession>(() => Promise.resolve([]));
const neverOld = (): readonly number[] => [];
const listSigns = { ...sessionSigns, provisional: provisionalSign };
const follow = (pk: number): void => goToSession(pk, { replace: true });

function Empty() {
  const { t } = useTexts();
  const narrowed = useTrainingsStore(isNarrowed);
  const past = useTrainingsStore(({ period }) => period === 'past');
  const { may } = useMay('courses', 'add');
  if (narrowed) {
    return (
      <EmptyState
        icon={IconFilterOff}
        title={t('trainings:empty.noneTitle')}
        text={t('trainings:empty.noneText')}
      >
        <Button look="primary" onClick={showAllTrainings}>
          {t('trainings:filter.reset')}
        </Button>
      </EmptyState>
    );
  }
  return (
    <EmptyState
      icon={IconSchool}
      title={t(past ? 'trainings:empty.pastTitle' : 'trainings:empty.title')}
      text={t('trainings:empty.text')}
    >
      {may && !past && (
        <Button look="primary" onClick={() => runCommand('session-new')}>
          {t('trainings:commands.new')}
        </Button>
      )}
    </EmptyState>
  );
}

/** The sessions as a list: what the shared grid is told about them. */
export function SessionList(props: {
  readonly openPk: number | null;
  /** Enter on the session that is open already. */
  readonly onEnter: () => void;
  readonly onHandle: (handle: GridListHandle | null) => void;
}) {
  const { openPk, onEnter, onHandle } = props;
  const state = useTrainingsStore();
  const columns = useTrainingsStore(shownColumns);
  const query = listQuery(state, todayHere(useMinute()));
  const { data, error, isPlaceholderData, refetch } = useChannel('session-list', query, {
    keepPrevious: true,
  });
  const { sessions } = useProvisional();
  const answer = useMemo(
    () =>
      data && {
        pks: Uint32Array.from(data.sessions, ({ pk }) => pk),
        first: data.sessions.map((row) => ({ ...row, provisional: sessions.has(row.pk) })),
      },
    [data, sessions],
  );
  const list = useRowList(
    sessionSource,
    JSON.stringify(query),
    { data: answer, error, isPlaceholderData, refetch },
    neverOld,
  );
  const { handle, keep } = useListHandle(onHandle);
  useCommands(trainingCommands, { 'trainings-focus': () => handle.current?.focus() });
  return (
    <>
      <CellSigns group={sessionGroup} signs={listSigns} />
      <GridList
        source={sessionSource}
        list={list}
        fields={sessionFields}
        columns={columns}
        onColumns={setColumns}
        labelKey="trainings:list.label"
        countKey="trainings:list.count"
        sorting={sessionSorting}
        openPk={openPk}
        takesKeyboard={openPk === null}
        onOpen={(pk) => {
          if (pk === openPk) onEnter();
          else goToSession(pk, { replace: openPk !== null });
        }}
        onFollow={follow}
        empty={<Empty />}
        onHandle={keep}
      />
    </>
  );
}
