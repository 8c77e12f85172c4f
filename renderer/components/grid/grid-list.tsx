import { useCallback, useEffect, useMemo, useRef, useState, type ReactNode } from 'react';
import { useBehindCall } from '../../lib/behind-call.ts';
import { errorText } from '../../lib/error-text.ts';
import { markReady } from '../../lib/ready.ts';
import type { TextKey } from '../../lib/text-key.ts';
import { useTexts } from '../../lib/use-texts.ts';
import { Button } from '../button.tsx';
import { EmptyState } from '../empty-state.tsx';
import { rangeSides, type CellRange } from './cell-range.ts';
import { copyCells, type CopyRows } from './copy-cells.ts';
import { Grid } from './grid.tsx';
import type { GridController, GridEvents } from './grid-controller.ts';
import type { GridColumn, GridField, GridRow, GridSorting } from './grid-field.ts';
import { gridKey } from './grid-keys.ts';
import classes from './grid-list.module.css';
import { ListFooter } from './list-footer.tsx';
import type { RowSource } from './row-source.ts';
import { useLong } from './use-long.ts';
import { useRestingCursor } from './use-resting-cursor.ts';
import type { ShownRows } from './use-row-list.ts';
import { useTypeToFind, type FindRows } from './use-type-to-find.ts';

/** What of a list the screen around it may do: by a command, by coming back to it. */
export type GridListHandle = {
  /** Gives the keyboard to the list, at a line or where it was. */
  focus(pk?: number): void;
  /** Copies the selected cells, as Ctrl+C in the list does. */
  copy(): void;
  /** The columns as they stand on screen. */
  fields(): readonly string[];
  /** The line that has the keyboard; null while the keyboard is elsewhere. */
  cursorPk(): number | null;
  /** The first and the last of the selected lines; null when it is one line or none. */
  selectedRows(): { readonly top: number; readonly bottom: number } | null;
};

export type GridListProps<Row extends GridRow> = {
  readonly source: RowSource<Row>;
  readonly list: ShownRows;
  /** All columns there are: the same array at each rendering. */
  readonly fields: readonly GridField<Row>[];
  readonly columns: readonly GridColumn[];
  readonly onColumns: (columns: readonly GridColumn[]) => void;
  readonly labelKey: TextKey;
  /** The text of the footer for so many lines; given `count` and `number`. */
  readonly countKey: TextKey;
  /** Left out, the lines stand in one order only. */
  readonly sorting?: GridSorting;
  /** Makes a text for Excel; left out, nothing is copied. */
  readonly copyRows?: CopyRows;
  /** Finds lines by what is typed in the list; left out, letters do nothing. */
  readonly findRows?: FindRows;
  /** What is open beside the list. */
  readonly openPk: number | null;
  /** Enter or a double click. */
  readonly onOpen: (pk: number) => void;
  /** The cursor rests on another line while one is open. */
  readonly onFollow?: (pk: number) => void;
  /** As it comes on screen it takes a keyboard that nothing else has. */
  readonly takesKeyboard?: boolean;
  /** What stands in place of the lines when there are none. */
  readonly empty: ReactNode;
  readonly onHandle: (handle: GridListHandle | null) => void;
};

/** A list of many lines with its keys, its selection, its footer and what stands in for it. */
export function GridList<Row extends GridRow>(props: GridListProps<Row>) {
  const { source, list, fields, columns, labelKey, countKey, sorting = null, openPk } = props;
  const { onHandle, onColumns } = props;
  const { t } = useTexts();
  const behind = useBehindCall();
  const controller = useRef<GridController<Row> | null>(null);
  const [range, setRange] = useState<CellRange | null>(null);
  const busy = useLong(list.waiting);
  const goTo = useCallback((row: number) => controller.current?.goTo(row), []);
  const find = useTypeToFind(source, goTo, props.findRows ?? null);
  const follow = useRestingCursor(openPk, props.onFollow);

  const copy = (header: boolean): void => {
    const grid = controller.current;
    if (!grid?.range || !props.copyRows) return;
    void copyCells(props.copyRows, source, grid.range, grid.fields, header);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const key = gridKey(event);
    const grid = controller.current;
    if (!key || !grid) return;
    if (key.does === 'find' && !props.findRows) return;
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
  const latest = useRef({ onKeyDown, follow, copy, onOpen: props.onOpen });
  useEffect(() => {
    latest.current = { onKeyDown, follow, copy, onOpen: props.onOpen };
  });
  const events = useMemo(
    (): GridEvents => ({
      onKeyDown: (event) => latest.current.onKeyDown(event),
      onOpen: (pk) => latest.current.onOpen(pk),
      onCursor: (pk) => latest.current.follow(pk),
      onRange: setRange,
      onColumns,
    }),
    [onColumns],
  );
  const onReady = useCallback(
    (made: GridController<Row> | null) => {
      controller.current = made;
      onHandle(
        made && {
          focus: (pk) => made.focus(pk),
          copy: () => latest.current.copy(false),
          fields: () => made.fields,
          cursorPk: () => made.cursorPk,
          selectedRows: () => {
            const sides = made.range && rangeSides(made.range);
            return sides && sides.bottom > sides.top ? sides : null;
          },
        },
      );
    },
    [onHandle],
  );
  const { onChanged } = list;
  useEffect(() => onChanged(() => controller.current?.refresh()), [onChanged]);
  const drawn = list.version > 0 || list.error !== null;
  useEffect(() => {
    if (drawn) markReady();
  }, [drawn]);

  const { takesKeyboard = false } = props;
  const hasLines = list.version > 0 && list.count > 0;
  useEffect(() => {
    if (!takesKeyboard || !hasLines || behind) return undefined;
    // Its first lines are drawn by then.
    const frame = requestAnimationFrame(() => {
      if (document.activeElement === document.body) controller.current?.focus();
    });
    return () => cancelAnimationFrame(frame);
  }, [takesKeyboard, hasLines, behind]);

  if (list.error && list.version === 0) {
    return (
      <EmptyState title={t('grid:failed')} text={errorText(list.error)}>
        <Button onClick={list.retry}>{t('common:retry')}</Button>
      </EmptyState>
    );
  }
  return (
    <div className={classes.list}>
      {/* Made before its lines are here: at the start that is time in which nothing else happens. */}
      <Grid
        source={source}
        fields={fields}
        columns={columns}
        labelKey={labelKey}
        sorting={sorting}
        version={list.version}
        queryKey={list.queryKey}
        openPk={openPk}
        events={events}
        onReady={onReady}
      />
      {list.version > 0 && list.count === 0 && <div className={classes.over}>{props.empty}</div>}
      {find.typed && (
        <div className={classes.find} role="status">
          {t(find.typed.found ? 'grid:find' : 'grid:findNone', { text: find.typed.text })}
        </div>
      )}
      {list.version > 0 && (
        <ListFooter count={list.count} countKey={countKey} range={range} busy={busy} />
      )}
    </div>
  );
}
