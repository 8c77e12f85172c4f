import { createHash } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { parseCalendarText, readCalendarYear } from '#contract/calendar-year.ts';
import type { LocalStore } from '#db/repositories/local-store.ts';
import type { WorkspaceSettings } from '#db/repositories/workspace-settings.ts';
import {
  calendarKey,
  firstCalendarYear,
  lastCalendarYear,
} from '#domain/calendar/workspace-settings.ts';
import type { DataContext } from './context.ts';
import { passingStep } from './person-step.ts';
import { readOwnYear } from './working-calendar.ts';

export type SharedCalendars = {
  /** Where files of years are put on this computer. */
  readonly folder: string;
  readonly store: LocalStore;
  readonly workspaceSettings: WorkspaceSettings;
};

/**
 * Makes a look at the calendars in the folder of this computer: one that adds up, and was not shared before as it
 * is, becomes that of all desktops, when who is here may edit the lists of the centre. Each content is shared once,
 * so that two computers with different files do not overwrite each other for ever.
 */
export function createCalendarSharing(context: DataContext, parts: SharedCalendars): () => void {
  const { folder, store, workspaceSettings } = parts;
  const inStep = passingStep(context);

  const share = (year: number): void => {
    const content = parseCalendarText(readOwnYear(folder, year) ?? '');
    if (typeof readCalendarYear(content, year) === 'string') return;
    const text = JSON.stringify(content);
    const digest = createHash('sha256').update(text).digest('hex');
    const key = calendarKey(year);
    const noted = `shared-${key}`;
    if (store.setting(noted) === digest) return;
    inStep((tx) => {
      workspaceSettings.put(tx, key, text);
      store.putSetting(noted, digest);
    });
  };
  return () => {
    if (!context.may('lists', 'edit')) return;
    for (const year of yearsIn(folder)) share(year);
  };
}

/** The years of the files in a folder that desktops can share. */
function yearsIn(folder: string): number[] {
  let names: string[];
  try {
    names = readdirSync(folder);
  } catch {
    // Nobody has put anything there.
    return [];
  }
  return names
    .map((name) => Number(/^ru-(\d{4})\.json$/.exec(name)?.[1]))
    .filter((year) => year >= firstCalendarYear && year <= lastCalendarYear);
}
