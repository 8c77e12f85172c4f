import { useEffect, useLayoutEffect, useState, type RefObject } from 'react';
import type { ColumnGuess, ImportKind, RowVerdict } from '#contract/import.ts';
import { desktop } from '../../../lib/client.ts';
import { showError } from '../../../lib/error-text.ts';
import { useTexts } from '../../../lib/use-texts.ts';
import { useCommands } from '../../../lib/commands.ts';
import { importCommands } from '../commands.ts';
import { mendCell } from '../row-actions.ts';
import { ofKnownOnly } from '../words.ts';
import { CellEditor } from './cell-editor.tsx';
import { whoIsAsked, type Asking } from './decide-actions.ts';
import { nextPlace } from './grid-moves.ts';
import { RowDetail } from './row-detail.tsx';
import { cellId, RowLine } from './row-line.tsx';
import classes from './rows-table.module.css';
import {
  columnsInView,
  rowHeight,
  stickyWidth,
  tableColumns,
  tableWidth,
} from './table-columns.ts';
import { TableHead } from './table-head.tsx';
import { useAlike } from './use-alike.ts';
import { useRowPages } from './use-row-pages.ts';
import { useViewport } from './use-viewport.ts';
import { WhoDialog } from './who-dialog.tsx';

const margin = 8;
/** So many rows are read before they come into view. */
const ahead = 150;
/** Lines are used again as they leave the view; more of them than the tallest screen shows. */
const lines = 256;

/** `column: null` stands for the first wrong cell of the row, or its first cell. */
type Place = { readonly index: number; readonly column: number | null };
type Editing = { readonly text: string; readonly saving: boolean };

/** The rows of the file in a virtual table: sheet rows and cells as they are, wrong ones marked. */
export function RowsTable(props: {
  readonly ref: RefObject<HTMLDivElement | null>;
  readonly sessionId: string;
  readonly kind: ImportKind;
  readonly verdict: RowVerdict | null;
  readonly judged: number;
  readonly total: number;
  readonly guesses: readonly ColumnGuess[];
  /** The names of the sheets when there are several. */
  readonly sheets: ReadonlyMap<number, string> | null;
}) {
  const { ref: grid, sessionId, kind, verdict, judged, total, guesses, sheets } = props;
  const { t } = useTexts();
  const [columns] = useState(() => tableColumns(guesses));
  const pages = useRowPages(sessionId, verdict, judged);
  const view = useViewport(grid);
  const [place, setPlace] = useState<Place>({ index: 0, column: null });
  const [editing, setEditing] = useState<Editing | null>(null);
  const [said, setSaid] = useState('');
  const [asked, setAsked] = useState<Asking | null>(null);
  const alike = useAlike(sessionId, setSaid);

  const index = Math.min(place.index, total - 1);
  const row = pages.row(index);
  const column = place.column ?? row?.problems[0]?.column ?? columns[0]?.column ?? 0;
  const active = columns.find((one) => one.column === column);
  const first = Math.max(0, Math.floor(view.top / rowHeight) - margin);
  const last = Math.min(total, Math.ceil((view.top + view.height) / rowHeight) + margin);
  const inView = columnsInView(columns, view.left, view.width);

  const ask = (): void => {
    if (row) void whoIsAsked({ sessionId, sheet: row.sheet, row: row.row }).then(setAsked);
  };
  useCommands(importCommands, {
    'import-who': { run: ask, when: () => row !== undefined && row.who !== null },
  });
  useEffect(() => {
    pages.want(Math.max(0, first - ahead), Math.min(total, last + ahead));
  }, [pages, first, last, total]);
  useLayoutEffect(() => {
    const element = grid.current;
    if (!element || !active) return;
    const top = index * rowHeight;
    const below = top + 2 * rowHeight - element.clientHeight;
    if (top < element.scrollTop) element.scrollTop = top;
    else if (below > element.scrollTop) element.scrollTop = below;
    const right = active.left + active.width - element.clientWidth;
    if (active.left - stickyWidth < element.scrollLeft) {
      element.scrollLeft = active.left - stickyWidth;
    } else if (right > element.scrollLeft) element.scrollLeft = right;
  }, [grid, index, active]);

  const begin = (text?: string): void => {
    if (row) setEditing({ text: text ?? row.cells[column] ?? '', saving: false });
  };
  const leave = (): void => {
    setEditing(null);
    // The focus goes back to the table unless a click has put it elsewhere.
    const { activeElement } = document;
    if (activeElement === document.body || grid.current?.contains(activeElement)) {
      grid.current?.focus();
    }
  };
  const finish = async (text: string): Promise<void> => {
    if (!row) return;
    setEditing({ text, saving: true });
    const slow = setTimeout(() => setSaid(t('import:rows.judging')), 300);
    const cell = {
      ...{ sheet: row.sheet, row: row.row, column, value: text },
      from: row.cells[column] ?? '',
    };
    const mended = await mendCell(sessionId, cell);
    clearTimeout(slow);
    if (!mended) {
      setSaid('');
      setEditing({ text, saving: false });
      return;
    }
    const verdict = t(`import:verdict.${mended.row.verdict}`);
    setSaid(t('import:rows.nowIs', { row: row.row, verdict }));
    alike.offer(cell, mended.alike);
    setPlace({ index, column: null });
    leave();
  };
  const onKeyDown = (event: React.KeyboardEvent): void => {
    if (event.altKey || event.target !== grid.current) return;
    const ctrl = event.ctrlKey || event.metaKey;
    if (ctrl && event.code === 'KeyC') {
      desktop.writeClipboard(row?.cells[column] ?? '').catch(showError);
    } else if (!ctrl && !event.shiftKey && (event.key === 'F2' || event.key === 'Enter')) {
      begin();
    } else if (!ctrl && event.key.length === 1 && event.key !== ' ') {
      begin(event.key);
    } else {
      const page = Math.max(1, Math.floor(view.height / rowHeight) - 2);
      const to = nextPlace(event, { index, column, chosen: place.column }, columns, total, page);
      if (!to) return;
      setSaid('');
      setPlace(to);
    }
    event.preventDefault();
    event.stopPropagation();
  };
  const onClick = (event: React.MouseEvent<HTMLElement>): Place | null => {
    const target = event.target as HTMLElement;
    const line = target.closest<HTMLElement>('[data-index]');
    if (!line) return null;
    const cell = target.closest<HTMLElement>('[data-column]')?.dataset.column;
    return { index: Number(line.dataset.index), column: cell === undefined ? null : Number(cell) };
  };

  const width = tableWidth(columns);
  const rows: React.ReactNode[] = [];
  for (let at = first; at < last; at += 1) {
    const here = at === index;
    rows.push(
      <RowLine
        key={at % lines}
        row={pages.row(at)}
        index={at}
        columns={columns}
        inView={inView}
        width={width}
        active={here ? column : null}
        editor={
          here && editing && row && active ? (
            <CellEditor
              label={t('import:rows.edit', { column: active.header, row: row.row })}
              initial={editing.text}
              value={row.cells[column] ?? ''}
              saving={editing.saving}
              onDone={(text) => void finish(text)}
              onLeave={leave}
            />
          ) : null
        }
      />,
    );
  }
  const isDrawn = row !== undefined && index >= first && index < last && active !== undefined;
  return (
    <div className={classes.table}>
      <div
        ref={grid}
        role="grid"
        tabIndex={0}
        data-first
        className={classes.grid}
        aria-label={t('import:rows.table')}
        aria-rowcount={total + 1}
        aria-colcount={columns.length + 2}
        aria-activedescendant={
          isDrawn && inView.includes(active) ? cellId(index, column) : undefined
        }
        onKeyDown={onKeyDown}
        onClick={(event) => {
          const to = onClick(event);
          if (to && !editing) setPlace(to);
        }}
        onDoubleClick={(event) => {
          const to = onClick(event);
          if (to !== null && to.column !== null) begin();
        }}
      >
        <TableHead columns={columns} inView={inView} width={width} />
        <div role="rowgroup" className={classes.body} style={{ height: total * rowHeight, width }}>
          {rows}
        </div>
      </div>
      <RowDetail
        row={row}
        kind={kind}
        column={active}
        said={said}
        alike={alike}
        sheet={row === undefined ? null : (sheets?.get(row.sheet) ?? null)}
        onAsk={ask}
      />
      {asked && (
        <WhoDialog {...asked} mayBeNobody={ofKnownOnly.has(kind)} onClose={() => setAsked(null)} />
      )}
    </div>
  );
}
