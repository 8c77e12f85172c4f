import { bonusNeeds, bonusReads } from './bonus.ts';
import { exportNeeds, exportReads } from './export.ts';
import { headOfficeNeeds, headOfficeReads } from './head-office.ts';
import { importFolderNeeds, importNeeds, importReads } from './import.ts';
import { interactionListNeeds, interactionListReads } from './interaction-list.ts';
import { interactionNeeds, interactionReads } from './interaction.ts';
import { legacyExportNeeds, legacyExportReads } from './legacy-export.ts';
import { peopleNeeds, peopleReads } from './people.ts';
import { reportExportNeeds, reportExportReads } from './report-export.ts';
import { resellerNeeds, resellerReads } from './reseller.ts';
import { shellNeeds, shellReads } from './shell.ts';
import { taskNeeds, taskReads } from './task.ts';
import { trainingNeeds, trainingReads } from './training.ts';
import type { channels } from '../ipc.ts';
import type { NeedsOf, ReadsOf } from './types.ts';

/** What each channel asks of whoever calls it; the data process refuses everyone else. */
export const channelNeeds: NeedsOf<typeof channels> = {
  ...shellNeeds,
  ...peopleNeeds,
  ...resellerNeeds,
  ...interactionNeeds,
  ...interactionListNeeds,
  ...taskNeeds,
  ...trainingNeeds,
  ...bonusNeeds,
  ...importNeeds,
  ...importFolderNeeds,
  ...exportNeeds,
  ...reportExportNeeds,
  ...legacyExportNeeds,
  ...headOfficeNeeds,
};

/** The channels that only read, and what makes their answers old. Without zod: the window reads it. */
export const channelReads: ReadsOf<typeof channels> = {
  ...shellReads,
  ...peopleReads,
  ...resellerReads,
  ...interactionReads,
  ...interactionListReads,
  ...taskReads,
  ...trainingReads,
  ...bonusReads,
  ...importReads,
  ...exportReads,
  ...reportExportReads,
  ...legacyExportReads,
  ...headOfficeReads,
};
