import { create } from 'zustand';
import type { ExportProgress } from '#contract/export.ts';
import { onEvent } from './client.ts';

/** A file that this window has being written. */
export type ExportActivity = {
  readonly exportId: string;
  readonly fileName: string;
  /** Null until the data process has said how far it is: a short one never says it. */
  readonly progress: ExportProgress | null;
};

/** The exports that go on now, for the status bar. */
export const useExportActivity = create<{ readonly activities: readonly ExportActivity[] }>(() => ({
  activities: [],
}));

/** Says that a file is being written; returns how to say that it has ended. */
export function beginExport(exportId: string, fileName: string): () => void {
  const activity: ExportActivity = { exportId, fileName, progress: null };
  useExportActivity.setState(({ activities }) => ({ activities: [...activities, activity] }));
  return () => {
    useExportActivity.setState(({ activities }) => ({
      activities: activities.filter((known) => known.exportId !== exportId),
    }));
  };
}

onEvent('export-progress', (progress) => {
  useExportActivity.setState(({ activities }) => ({
    activities: activities.map((activity) =>
      activity.exportId === progress.exportId ? { ...activity, progress } : activity,
    ),
  }));
});
