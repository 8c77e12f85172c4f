import { memo, useEffect, useLayoutEffect, useRef } from 'react';
import { statusSigns } from '../../../components/status-badge.tsx';
import badgeClasses from '../../../components/status-badge.module.css';
import { useTexts } from '../../../lib/use-texts.ts';
import type { ListColumn } from './fields.ts';
import { GridController, type GridEvents } from './grid-controller.ts';
import { signId } from './grid-parts.ts';
import classes from './grid.module.css';
import type { RowSource } from './row-source.ts';

type Status = keyof typeof statusSigns;

/** The signs of the statuses, unseen: the cells of the grid take copies of them. */
const Signs = memo(function Signs() {
  return (
    <div className={classes.signs} aria-hidden>
      {Object.entries(statusSigns).map(([status, { icon: Sign, tone }]) => (
        <span key={status} id={signId(status as Status)} className={badgeClasses.badge}>
          <Sign size={14} stroke={2} color={`var(--${tone})`} />
        </span>
      ))}
    </div>
  );
});

/** The grid of resellers. Made once; what changes is told to its controller. */
export function ResellerGrid(props: {
  readonly source: RowSource;
  readonly columns: readonly ListColumn[];
  /** Rises with each new order of lines. */
  readonly version: number;
  /** Another question than before: the place is the top again. */
  readonly queryKey: string;
  readonly openPk: number | null;
  readonly events: GridEvents;
  readonly onReady: (controller: GridController | null) => void;
}) {
  const { source, columns, version, queryKey, openPk, events, onReady } = props;
  const { language } = useTexts();
  const host = useRef<HTMLDivElement>(null);
  const controller = useRef<GridController | null>(null);
  const latest = useRef({ columns, events, openPk, queryKey });
  useLayoutEffect(() => {
    latest.current = { columns, events, openPk, queryKey };
    if (controller.current) controller.current.events = events;
  });

  useLayoutEffect(() => {
    if (!host.current) return;
    const made = new GridController(host.current, source, latest.current);
    controller.current = made;
    onReady(made);
    return () => {
      onReady(null);
      controller.current = null;
      made.destroy();
    };
  }, [source, onReady]);

  useEffect(() => {
    controller.current?.showList(queryKey, version);
  }, [queryKey, version]);
  useEffect(() => controller.current?.showColumns(columns, language), [columns, language]);
  useEffect(() => controller.current?.markOpen(openPk), [openPk]);

  return (
    <div className={classes.grid}>
      <Signs />
      <div ref={host} className={classes.host} />
    </div>
  );
}
