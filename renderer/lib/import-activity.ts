import { create } from 'zustand';
import type { ImportProgress } from '#contract/import.ts';
import { onEvent } from './client.ts';

/** A long work of an import that this window has begun, for the status bar and the import screen. */
export type ImportActivity = {
  readonly sessionId: string;
  readonly fileName: string;
  /** Null until the data process has said how far it is. */
  readonly progress: ImportProgress | null;
  /** A person lets it wait. */
  readonly paused: boolean;
};

/** Checking and writing that go on now; a window may leave the import screen meanwhile. */
export const useImportActivity = create<{ readonly activities: readonly ImportActivity[] }>(() => ({
  activities: [],
}));

/** Says that a long work begins; returns how to say that it has ended. */
export function beginActivity(sessionId: string, fileName: string): () => void {
  const activity: ImportActivity = { sessionId, fileName, progress: null, paused: false };
  useImportActivity.setState(({ activities }) => ({ activities: [...activities, activity] }));
  return () => {
    useImportActivity.setState(({ activities }) => ({
      activities: activities.filter((known) => known.sessionId !== sessionId),
    }));
  };
}

/** Says that a long work waits, or goes on. */
export function setActivityPaused(sessionId: string, paused: boolean): void {
  useImportActivity.setState(({ activities }) => ({
    activities: activities.map((activity) =>
      activity.sessionId === sessionId ? { ...activity, paused } : activity,
    ),
  }));
}

/** The long work of a session; undefined when it has none. */
export function useActivityOf(sessionId: string): ImportActivity | undefined {
  return useImportActivity(({ activities }) =>
    activities.find((activity) => activity.sessionId === sessionId),
  );
}

onEvent('import-progress', (progress) => {
  useImportActivity.setState(({ activities }) => ({
    activities: activities.map((activity) =>
      activity.sessionId === progress.sessionId ? { ...activity, progress } : activity,
    ),
  }));
});
