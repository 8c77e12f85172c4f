import { create } from 'zustand';
import type {
  InteractionFilterField,
  InteractionQuery,
  InteractionView,
  InteractionViewQuery,
} from '#contract/interaction-list.ts';
import { localDate } from '#domain/calendar/instant.ts';
import { periodDates, periodSpan, type Period } from '#domain/calendar/period.ts';
import {
  knownColumns,
  type GridColumn,
  type GridSorting,
} from '../../components/grid/grid-field.ts';
import { showError } from '../../lib/error-text.ts';
import { personZone } from '../../lib/format.ts';
import { putSetting, readSetting } from '../../lib/settings.ts';
import { defaultLogColumns, logFields } from './fields.ts';

type Filters = NonNullable<InteractionViewQuery['filters']>;
/** The values of a filter; null among them stands for "not said". */
export type LogValues = readonly (string | null)[];

type LogState = {
  readonly filters: Filters;
  readonly period: Period | null;
  readonly state: 'missed' | 'running' | null;
  readonly reseller: { readonly pk: number; readonly name: string } | null;
  readonly text: string;
  readonly direction: 'asc' | 'desc';
  readonly columns: readonly GridColumn[] | null;
  /** The name of the view that was applied last. */
  readonly view: string | null;
};

const unnarrowed = {
  filters: {},
  period: null,
  state: null,
  reseller: null,
  text: '',
  view: null,
} as const satisfies Partial<LogState>;

/** What the log of this window shows; outlives the screen, so that one comes back to the same. */
export const useLogStore = create<LogState>(() => ({
  ...unnarrowed,
  direction: 'desc',
  columns: null,
}));

/** Whether anything is left out of the log. */
export function isNarrowed(state: LogState): boolean {
  const { filters, period, state: only, reseller, text } = state;
  return (
    Object.keys(filters).length > 0 ||
    period !== null ||
    only !== null ||
    reseller !== null ||
    text !== ''
  );
}

/** Shows the whole log again. */
export function showWholeLog(): void {
  useLogStore.setState(unnarrowed);
}

/** Lets through only these values of a field; an empty choice lets all through. */
export function setLogFilter(field: InteractionFilterField, values: LogValues): void {
  useLogStore.setState(({ filters: { [field]: _before, ...rest } }) => ({
    filters: values.length === 0 ? rest : { ...rest, [field]: values },
  }));
}

/** The question for what is chosen, with the days as they are on this day. */
export function logQuery(state: LogState, now: number): InteractionQuery {
  const zone = personZone();
  const { filters, period, state: only, reseller, text, direction } = state;
  return {
    ...(Object.keys(filters).length === 0 ? {} : { filters }),
    ...(period === null ? {} : periodSpan(periodDates(period, localDate(now, zone)), zone)),
    ...(only === null ? {} : { state: only }),
    ...(reseller === null ? {} : { resellerPk: reseller.pk }),
    ...(text === '' ? {} : { text }),
    direction,
  };
}

/** What a view keeps of what is chosen. */
export function viewQuery(state: LogState): InteractionViewQuery {
  const { filters, period, state: only, reseller, text, direction } = state;
  return {
    ...(Object.keys(filters).length === 0 ? {} : { filters }),
    ...(period === null ? {} : { period }),
    ...(only === null ? {} : { state: only }),
    ...(reseller === null ? {} : { resellerPk: reseller.pk }),
    ...(text === '' ? {} : { text }),
    direction,
  };
}

/** Shows the log as a view describes it; the name of its reseller is told by whoever knows it. */
export function applyLogView(
  view: Pick<InteractionView, 'query'> & { readonly name: string | null },
  columns: InteractionView['columns'] = [],
): void {
  const {
    filters = {},
    period = null,
    state = null,
    resellerPk,
    text = '',
    direction,
  } = view.query;
  useLogStore.setState({
    filters,
    period,
    state,
    reseller: resellerPk === undefined ? null : { pk: resellerPk, name: '' },
    text,
    direction: direction ?? 'desc',
    view: view.name,
  });
  if (columns.length > 0) setLogColumns(knownColumns(logFields, columns) ?? defaultLogColumns);
}

let remembered: { readonly stored: string; readonly columns: readonly GridColumn[] } | null = null;

/** The columns on screen: as remembered, or as on a fresh desktop. */
export function shownLogColumns({ columns }: Pick<LogState, 'columns'>): readonly GridColumn[] {
  if (columns) return columns;
  const stored = readSetting('interactionColumns');
  if (stored === undefined) return defaultLogColumns;
  // The same text gives the same array: a new one at each look would draw the log again.
  if (remembered?.stored !== stored) {
    const known = knownColumns(logFields, JSON.parse(stored) as readonly GridColumn[]);
    remembered = { stored, columns: known ?? defaultLogColumns };
  }
  return remembered.columns;
}

/** Shows these columns and remembers them. */
export function setLogColumns(columns: readonly GridColumn[]): void {
  useLogStore.setState({ columns });
  putSetting('interactionColumns', JSON.stringify(columns)).catch(showError);
}

/** The log stands in the order of time; a click on its head turns it round. */
export const logSorting: GridSorting = {
  current: () => ({ field: 'occurredAt', direction: useLogStore.getState().direction }),
  toggle: () =>
    useLogStore.setState(({ direction }) => ({ direction: direction === 'asc' ? 'desc' : 'asc' })),
  subscribe: (listener) =>
    useLogStore.subscribe((state, before) => {
      if (state.direction !== before.direction) listener();
    }),
};
