import type { Migration } from '../migrate.ts';
import { first } from './0001-first.ts';
import { people } from './0002-people.ts';
import { work } from './0003-work.ts';
import { training } from './0004-training.ts';
import { bonus } from './0005-bonus.ts';
import { importCounts } from './0006-import-counts.ts';
import { ruleIndex } from './0007-rule-index.ts';
import { importPurchases } from './0008-import-purchases.ts';
import { ruleDays } from './0009-rule-days.ts';
import { buyerDecisions } from './0010-buyer-decisions.ts';
import { sync } from './0011-sync.ts';
import { workspaceSettings } from './0012-workspace-settings.ts';

/** All versions of the desktop's file, oldest first. Append only: a released one never changes. */
export const migrations: readonly Migration[] = [
  first,
  people,
  work,
  training,
  bonus,
  importCounts,
  ruleIndex,
  importPurchases,
  ruleDays,
  buyerDecisions,
  sync,
  workspaceSettings,
].map((step) => ({
  version: step.version,
  name: step.name,
  up: (db) => {
    db.exec(step.sql);
    if ('fill' in step) step.fill(db);
  },
}));
