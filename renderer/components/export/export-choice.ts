import { create } from 'zustand';
import type { ExportFormat } from '#contract/export.ts';

/** How the last list was written: the next one is offered the same. */
export type ExportChoice = {
  readonly format: ExportFormat;
  readonly encoding: 'utf-8' | 'windows-1251';
  readonly guardFormulas: boolean;
};

export const useExportChoice = create<ExportChoice>(() => ({
  format: 'xlsx',
  encoding: 'utf-8',
  guardFormulas: true,
}));
