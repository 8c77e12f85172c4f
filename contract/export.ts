import { z } from 'zod';
import { channel } from './channel.ts';

export const exportFormats = ['xlsx', 'csv'] as const;
export type ExportFormat = (typeof exportFormats)[number];

export const textEncodings = ['utf-8', 'windows-1251'] as const;
export type TextEncoding = (typeof textEncodings)[number];

const exportIdSchema = z.string().min(1).max(64);

/** How a table is written into a file that the person chose. */
export const exportOptionsSchema = z.object({
  /** Chosen by the window: progress and cancelling go by it. */
  exportId: exportIdSchema,
  /** Stands for the file, see `shell-choose-save`. */
  token: z.string().max(64),
  format: z.enum(exportFormats),
  /** Of a .csv; UTF-8 is written with the mark by which Excel knows it. */
  encoding: z.enum(textEncodings).default('utf-8'),
  /** Of a .csv: an apostrophe before texts that a spreadsheet program would run as formulas. */
  guardFormulas: z.boolean().default(true),
  language: z.enum(['ru', 'en']),
});
export type ExportOptions = z.output<typeof exportOptionsSchema>;

/** A list as it is on screen: these lines in this order, these columns. */
export const exportListSchema = exportOptionsSchema.extend({
  pks: z.instanceof(Uint32Array),
  columns: z.array(z.string().max(60)).min(1).max(60),
});
export type ExportListInput = z.output<typeof exportListSchema>;

export type ExportResult = {
  readonly rows: number;
  /** Characters that the encoding of the file does not have; each became a question mark. */
  readonly replacedCharacters: number;
};

export type ExportProgress = {
  readonly exportId: string;
  readonly done: number;
  readonly total: number;
  readonly rowsPerSecond: number;
  readonly secondsLeft: number | null;
};

/** Exports are asked for on the channels of their areas; this is what they have in common. */
export const exportChannels = {
  'export-cancel': channel(z.object({ exportId: exportIdSchema })).returns<{
    cancelled: boolean;
  }>(),
} as const;
