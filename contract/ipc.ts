import type { z } from 'zod';
import { bonusChannels } from './bonus.ts';
import type { Channel } from './channel.ts';
import type { EntityName } from './entities.ts';
import { exportChannels, type ExportProgress } from './export.ts';
import { headOfficeChannels, type SyncStatus } from './head-office.ts';
import { importFolderChannels } from './import-folder.ts';
import { importChannels, type ImportProgress } from './import.ts';
import { interactionListChannels } from './interaction-list.ts';
import { interactionChannels } from './interaction.ts';
import { legacyExportChannels } from './legacy-export.ts';
import { peopleChannels, type SessionState } from './people.ts';
import { reportExportChannels } from './report-export.ts';
import { resellerChannels } from './reseller.ts';
import { shellChannels, type AppStatus, type OpenReport } from './shell.ts';
import { taskChannels } from './task.ts';
import { trainingChannels } from './training.ts';

/** Every question the window may put to the data process. Add here first. */
export const channels = {
  ...shellChannels,
  ...peopleChannels,
  ...resellerChannels,
  ...interactionChannels,
  ...interactionListChannels,
  ...taskChannels,
  ...trainingChannels,
  ...bonusChannels,
  ...importChannels,
  ...importFolderChannels,
  ...exportChannels,
  ...reportExportChannels,
  ...legacyExportChannels,
  ...headOfficeChannels,
} as const;

export type Channels = typeof channels;
export type ChannelName = keyof Channels;

/** What the window sends on a channel (before defaults are filled in). */
export type ChannelInput<N extends ChannelName> =
  Channels[N] extends Channel<infer I, unknown> ? z.input<I> : never;

/** What a handler receives (checked, with defaults). */
export type CheckedInput<N extends ChannelName> =
  Channels[N] extends Channel<infer I, unknown> ? z.output<I> : never;

/** What the data process answers on a channel. */
export type ChannelOutput<N extends ChannelName> =
  Channels[N] extends Channel<z.ZodType, infer O> ? O : never;

/** One handler for each channel; the type makes a forgotten one an error. */
export type Handlers = {
  readonly [N in ChannelName]: (
    input: CheckedInput<N>,
  ) => ChannelOutput<N> | Promise<ChannelOutput<N>>;
};

/** What the data process says unasked. */
export type Events = {
  'app-status': AppStatus;
  /** Rows changed, by this window, another one or an import: lists and cards read again. */
  'data-changed': {
    readonly resellers: readonly number[] | 'many';
    readonly entities: readonly EntityName[] | 'all';
  };
  /** Who works here, or what one may do, has changed. */
  'session-changed': SessionState;
  'import-progress': ImportProgress;
  'export-progress': ExportProgress;
  'open-report': OpenReport;
  /** How the exchange with head office stands has changed. */
  'sync-status': SyncStatus;
};
export type EventName = keyof Events;
