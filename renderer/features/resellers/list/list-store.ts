import { create } from 'zustand';
import type { ResellerFilterField, ResellerQuery } from '#contract/reseller.ts';
import type { SavedView } from '#contract/shell.ts';
import {
  knownColumns,
  turnedSort,
  type GridColumn,
  type GridSorting,
} from '../../../components/grid/grid-field.ts';
import { firstListQuery } from '../../../lib/first-list.ts';
import { putSetting, readSetting } from '../../../lib/settings.ts';
import { showError } from '../../../lib/error-text.ts';
import { defaultColumns, isSortField, listFields, type SortField } from './fields.ts';

export type FilterValues = readonly (string | null)[];
export type Filters = { readonly [F in ResellerFilterField]?: FilterValues };
export type Sort = { readonly field: SortField; readonly direction: 'asc' | 'desc' };

type ListState = {
  readonly filters: Filters;
  readonly sort: Sort;
  /** The columns on screen, in their order; null until the setting has been read. */
  readonly columns: readonly GridColumn[] | null;
  /** The name of the view that was applied last. */
  readonly view: string | null;
};

const byName: Sort = firstListQuery.sort;

/** What the list of this window shows; outlives the screen, so that one comes back to the same. */
export const useListStore = create<ListState>(() => ({
  filters: {},
  sort: byName,
  columns: null,
  view: null,
}));

/** The columns on screen: as remembered, or as on a fresh desktop. */
export function shownColumns(state: Pick<ListState, 'columns'>): readonly GridColumn[] {
  return state.columns ?? rememberedColumns();
}

function knownOrDefault(stored: readonly GridColumn[]): readonly GridColumn[] {
  return knownColumns(listFields, stored) ?? defaultColumns;
}

let remembered: { readonly stored: string; readonly columns: readonly GridColumn[] } | null = null;

function rememberedColumns(): readonly GridColumn[] {
  const stored = readSetting('resellerColumns');
  if (stored === undefined) return defaultColumns;
  // The same text gives the same array: a new one at each look would draw the list again.
  if (remembered?.stored !== stored) {
    remembered = { stored, columns: knownOrDefault(JSON.parse(stored) as SavedView['columns']) };
  }
  return remembered.columns;
}

/** The question to the data process for what is chosen and for the text of the search field. */
export function listQuery(state: Pick<ListState, 'filters' | 'sort'>, text: string): ResellerQuery {
  const filters = Object.fromEntries(
    Object.entries(state.filters)
      .filter(([, values]) => values.length > 0)
      .map(([field, values]) => [field, [...values]]),
  );
  return {
    ...(text === '' ? {} : { text }),
    ...(Object.keys(filters).length === 0 ? {} : { filters }),
    sort: state.sort,
  };
}

/** Lets through only these values of a field; an empty choice lets all through. */
export function setFilter(field: ResellerFilterField, values: FilterValues): void {
  useListStore.setState(({ filters: { [field]: _before, ...rest } }) => ({
    filters: values.length === 0 ? rest : { ...rest, [field]: values },
  }));
}

export function clearFilters(): void {
  useListStore.setState({ filters: {}, view: null });
}

/** The order of the list, for the heads of its columns. */
export const listSorting: GridSorting = {
  current: () => useListStore.getState().sort,
  toggle: (name) => {
    const { field, direction } = turnedSort(useListStore.getState().sort, name);
    if (isSortField(field)) useListStore.setState({ sort: { field, direction } });
  },
  subscribe: (listener) =>
    useListStore.subscribe((state, before) => {
      if (state.sort !== before.sort) listener();
    }),
};

/** Shows these columns and remembers them. */
export function setColumns(columns: readonly GridColumn[]): void {
  useListStore.setState({ columns });
  putSetting('resellerColumns', JSON.stringify(columns)).catch(showError);
}

/** Shows the list as a view describes it. */
export function applyView(view: Pick<SavedView, 'name' | 'query'> & Partial<SavedView>): void {
  const { filters = {}, sort = byName } = view.query;
  useListStore.setState({ filters, sort, view: view.name });
  if (view.columns && view.columns.length > 0) setColumns(knownOrDefault(view.columns));
}
