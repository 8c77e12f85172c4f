import type { WorkbookKind } from '#domain/import/recognised.ts';

/** In the order in which they are imported: what names resellers comes before what they did or said. */
export const importKinds = [
  'resellers',
  'accounting',
  'purchases',
  'bonus-requests',
  'interactions',
  'trainings',
] as const satisfies readonly WorkbookKind[];
export type ImportKind = (typeof importKinds)[number];
