import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { Button } from '../../../components/button.tsx';
import { EmptyState } from '../../../components/empty-state.tsx';
import { useCommands } from '../../../lib/commands.ts';
import { errorText } from '../../../lib/error-text.ts';
import { markReady } from '../../../lib/ready.ts';
import { goToResellers } from '../../../lib/reseller-place.ts';
import { useChannel } from '../../../lib/use-channel.ts';
import { useTexts } from '../../../lib/use-texts.ts';
import { listCommands } from '../commands.ts';
import type { CellRange } from './cell-range.ts';
import { copyCells } from './copy-cells.ts';
import type { GridController, GridEvents } from './grid-controller.ts';
import { gridKey } from './grid-keys.ts';
import classes from './grid.module.css';
import { ListEmpty } from './list-empty.tsx';
import { ListFooter } from './list-footer.tsx';
import { setColumns, shownColumns, useListStore } from './list-store.ts';
import listClasses from './reseller-list.module.css';
import { ResellerGrid } from './reseller-grid.tsx';
import { rowSource, useResellerList } from './use-reseller-list.ts';
import { prefetchCard } from '../timeline/use-timeline.ts';
import { useTypeToFind } from './use-type-to-find.ts';

const busyAfterMs = 1000;
const cursorRestsMs = 60;

/** True when something has been going on for longer than the old content may stand for it. */
function useLong(going: boolean): boolean {
  const [long, setLong] = useState(false);
  useEffect(() => {
    if (!going) return;
    const timer = setTimeout(() => setLong(true), busyAfterMs);
    return () => {
      clearTimeout(timer);
      setLong(false);
    };
  }, [going]);
  return long;
}

/** While a card is open it follows the line the cursor rests on; lines passed by are not opened. */
function useFollow(openPk: number | null): (pk: number) => void {
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  return (pk) => {
    clearTimeout(timer.current);
    if (openPk === null || openPk === pk) return;
    timer.current = setTimeout(() => {
      prefetchCard(pk);
      goToResellers({ pk }, { replace: true });
    }, cursorRestsMs);
  };
}

/** The list of resellers: grid, keys, selection, what is below it and what stands in for it. */
export function ResellerList(props: {
  readonly text: string;
  readonly openPk: number | null;
  readonly onNew: () => void;
  readonly onController: (controller: GridController | null) => void;
}) {
  const { text, openPk, onNew, onController } = props;
  const { t } = useTexts();
  useChannel('app-info', {});
  const columns = useListStore(shownColumns);
  const filters = useListStore((state) => state.filters);
  const controller = useRef<GridController | null>(null);
  const [range, setRange] = useState<CellRange | null>(null);
  const refresh = useCallback(() => controller.current?.refresh(), []);
  const list = useResellerList(text, refresh);
  const busy = useLong(list.waiting);
  const goTo = useCallback((row: number) => controller.current?.goTo(row), []);
  const find = useTypeToFind(rowSource, goTo);
  const onReady = useCallback(
    (made: GridController | null) => {
      controller.current = made;
      onController(made);
    },
    [onController],
  );

  const drawn = list.version > 0 || list.error !== null;
  useEffect(() => {
    if (drawn) markReady();
  }, [drawn]);

  const copy = (header: boolean): void => {
    const grid = controller.current;
    if (grid?.range) void copyCells(rowSource, grid.range, grid.fields, header);
  };
  const focusList = (): void => controller.current?.focus();
  useCommands(listCommands, { 'list-focus': focusList, 'rows-copy': () => copy(false) });

  const onKeyDown = (event: KeyboardEvent): void => {
    const key = gridKey(event);
    const grid = controller.current;
    if (!key || !grid) return;
    if (key.does === 'find-back' && !find.typed) return;
    event.preventDefault();
    event.stopPropagation();
    if (key.does === 'find') find.add(key.letter);
    else if (key.does === 'find-back') find.takeBack();
    else {
      find.end();
      if (key.does === 'move') grid.move(key.move, key.extend);
      else if (key.does === 'select-all') grid.selectAll();
      else if (key.does === 'open') grid.openAt(grid.range?.head.row ?? -1);
      else copy(key.does === 'copy-with-header');
    }
  };
  const events = useMemo(
    (): GridEvents => ({
      onKeyDown: (event) => latestKeyDown.current(event),
      onOpen: (pk) => {
        prefetchCard(pk);
        goToResellers({ pk });
      },
      onCursor: (pk) => latestCursor.current(pk),
      onRange: setRange,
      onColumns: setColumns,
    }),
    [],
  );
  const follow = useFollow(openPk);
  const latestKeyDown = useRef(onKeyDown);
  const latestCursor = useRef(follow);
  useEffect(() => {
    latestKeyDown.current = onKeyDown;
    latestCursor.current = follow;
  });

  if (list.error && list.version === 0) {
    return (
      <EmptyState title={t('resellers:list.failed')} text={errorText(list.error)}>
        <Button onClick={list.retry}>{t('common:retry')}</Button>
      </EmptyState>
    );
  }
  const narrowed = text !== '' || Object.keys(filters).length > 0;
  return (
    <div className={listClasses.list}>
      {/* Made before its lines are here: at the start that is time in which nothing else happens. */}
      <ResellerGrid
        source={rowSource}
        columns={columns}
        version={list.version}
        queryKey={list.queryKey}
        openPk={openPk}
        events={events}
        onReady={onReady}
      />
      {list.version > 0 && list.count === 0 && (
        <div className={listClasses.over}>
          <ListEmpty narrowed={narrowed} onNew={onNew} />
        </div>
      )}
      {find.typed && (
        <div className={classes.find} role="status">
          {t(find.typed.found ? 'resellers:list.find' : 'resellers:list.findNone', {
            text: find.typed.text,
          })}
        </div>
      )}
      {list.version > 0 && <ListFooter count={list.count} range={range} busy={busy} />}
    </div>
  );
}
