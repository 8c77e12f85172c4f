import { create } from 'zustand';
import type { SessionQuery } from '#contract/training.ts';
import { localDate } from '#domain/calendar/instant.ts';
import { addDays, weeksOfMonth } from '#domain/calendar/month-grid.ts';
import {
  knownColumns,
  type GridColumn,
  type GridSorting,
} from '../../components/grid/grid-field.ts';
import { showError } from '../../lib/error-text.ts';
import { personZone } from '../../lib/format.ts';
import { putSetting, readSetting } from '../../lib/settings.ts';
import { defaultSessionColumns, sessionFields } from './fields.ts';

type TrainingsState = {
  readonly view: 'list' | 'calendar';
  readonly period: 'upcoming' | 'past';
  readonly courses: readonly number[];
  /** `null` stands for sessions without a city. */
  readonly cities: readonly (string | null)[];
  readonly freeOnly: boolean;
  readonly direction: 'asc' | 'desc';
  /** The day of the calendar that has the keyboard; null for today. */
  readonly day: string | null;
  readonly columns: readonly GridColumn[] | null;
};

const unnarrowed = { courses: [], cities: [], freeOnly: false } as const;

/** What the trainings of this window show; outlives the screen, so that one comes back to the same. */
export const useTrainingsStore = create<TrainingsState>(() => ({
  ...unnarrowed,
  view: 'list',
  period: 'upcoming',
  direction: 'asc',
  day: null,
  columns: null,
}));

/** The day on which people here are now. */
export function todayHere(now: number): string {
  return localDate(now, personZone());
}

/** Whether sessions of the period are left out. */
export function isNarrowed({ courses, cities, freeOnly }: TrainingsState): boolean {
  return courses.length > 0 || cities.length > 0 || freeOnly;
}

/** Shows every session of the period again. */
export function showAllTrainings(): void {
  useTrainingsStore.setState(unnarrowed);
}

/** Shows what is to come, the next first, or what was, the last first. */
export function showPeriod(period: TrainingsState['period']): void {
  useTrainingsStore.setState({ period, direction: period === 'upcoming' ? 'asc' : 'desc' });
}

function filtersOf({ courses, cities, freeOnly }: TrainingsState) {
  return {
    ...(courses.length === 0 ? {} : { courses: [...courses] }),
    ...(cities.length === 0 ? {} : { cities: [...cities] }),
    ...(freeOnly ? { freeOnly } : {}),
  };
}

const longAgo = '1990-01-01';

/** The question for the list. */
export function listQuery(state: TrainingsState, today: string): SessionQuery {
  const { period, direction } = state;
  return {
    ...(period === 'upcoming' ? { from: today } : { from: longAgo, to: addDays(today, -1) }),
    ...filtersOf(state),
    order: direction,
  };
}

/** The question for the weeks that show the month of a day. */
export function monthQuery(state: TrainingsState, day: string): SessionQuery {
  const days = weeksOfMonth(day).flat();
  return {
    from: days[0] ?? day,
    to: days.at(-1) ?? day,
    ...filtersOf(state),
    order: 'asc',
  };
}

let remembered: { readonly stored: string; readonly columns: readonly GridColumn[] } | null = null;

/** The columns on screen: as remembered, or as on a fresh desktop. */
export function shownColumns({ columns }: Pick<TrainingsState, 'columns'>): readonly GridColumn[] {
  if (columns) return columns;
  const stored = readSetting('trainingColumns');
  if (stored === undefined) return defaultSessionColumns;
  // The same text gives the same array: a new one at each look would draw the list again.
  if (remembered?.stored !== stored) {
    const known = knownColumns(sessionFields, JSON.parse(stored) as readonly GridColumn[]);
    remembered = { stored, columns: known ?? defaultSessionColumns };
  }
  return remembered.columns;
}

/** Shows these columns and remembers them. */
export function setColumns(columns: readonly GridColumn[]): void {
  useTrainingsStore.setState({ columns });
  putSetting('trainingColumns', JSON.stringify(columns)).catch(showError);
}

/** The list stands in the order of time; a click on its head turns it round. */
export const sessionSorting: GridSorting = {
  current: () => ({ field: 'when', direction: useTrainingsStore.getState().direction }),
  toggle: () =>
    useTrainingsStore.setState(({ direction }) => ({
      direction: direction === 'asc' ? 'desc' : 'asc',
    })),
  subscribe: (listener) =>
    useTrainingsStore.subscribe((state, before) => {
      if (state.direction !== before.direction) listener();
    }),
};
