import { useEffect, useLayoutEffect, useRef } from 'react';
import type { TextKey } from '../../lib/text-key.ts';
import { useTexts } from '../../lib/use-texts.ts';
import { GridController, type GridEvents } from './grid-controller.ts';
import type { GridColumn, GridField, GridRow, GridSorting } from './grid-field.ts';
import classes from './grid.module.css';
import type { RowSource } from './row-source.ts';

export type GridProps<Row extends GridRow> = {
  readonly source: RowSource<Row>;
  /** All columns there are: the same array at each rendering. */
  readonly fields: readonly GridField<Row>[];
  readonly columns: readonly GridColumn[];
  readonly labelKey: TextKey;
  readonly sorting: GridSorting | null;
  /** Rises with each new order of lines. */
  readonly version: number;
  /** Another question than before: the place is the top again. */
  readonly queryKey: string;
  readonly openPk: number | null;
  readonly events: GridEvents;
  readonly onReady: (controller: GridController<Row> | null) => void;
};

/** A card that was opened is on screen by then. */
const afterCardMs = 60;

/** A grid of many lines. Made once; what changes is told to its controller. */
export function Grid<Row extends GridRow>(props: GridProps<Row>) {
  const { source, fields, columns, labelKey, sorting, events, onReady } = props;
  const { version, queryKey, openPk } = props;
  const { language } = useTexts();
  const host = useRef<HTMLDivElement>(null);
  const controller = useRef<GridController<Row> | null>(null);
  const latest = useRef({ columns, events, openPk, queryKey });
  useLayoutEffect(() => {
    latest.current = { columns, events, openPk, queryKey };
    if (controller.current) controller.current.events = events;
  });

  useLayoutEffect(() => {
    if (!host.current) return;
    const start = { ...latest.current, fields, labelKey, sorting };
    const made = new GridController<Row>(host.current, source, start);
    controller.current = made;
    onReady(made);
    return () => {
      onReady(null);
      controller.current = null;
      made.destroy();
    };
  }, [source, fields, labelKey, sorting, onReady]);

  useEffect(() => {
    controller.current?.showList(queryKey, version);
  }, [queryKey, version]);
  useEffect(() => controller.current?.showColumns(columns, language), [columns, language]);
  useEffect(() => {
    // The card first: a list that goes to its line is laid out anew, and would hold it up.
    const timer = setTimeout(() => controller.current?.markOpen(openPk), afterCardMs);
    return () => clearTimeout(timer);
  }, [openPk]);

  return (
    <div className={classes.grid}>
      <div ref={host} className={classes.host} />
    </div>
  );
}
