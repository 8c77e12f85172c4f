import { z } from 'zod';
import { channel } from './channel.ts';
import { exportOptionsSchema, textEncodings, type ExportResult } from './export.ts';

/** Where to; the ending of the file says the format. */
const file = exportOptionsSchema.pick({ exportId: true, token: true });
/** What is written stands in a list on screen: these lines of it, in this order. */
const listed = file.extend({ pks: z.instanceof(Uint32Array) });

/**
 * The workbooks of before: a register or a log of the lines of its list, of the other kinds all that is
 * stored, as it stands at one moment. An import reads each of them back.
 */
export const legacyExportChannels = {
  'reseller-legacy-export': channel(listed).returns<ExportResult>(),
  'interaction-legacy-export': channel(listed).returns<ExportResult>(),
  'registration-legacy-export': channel(file).returns<ExportResult>(),
  'bonus-request-legacy-export': channel(file).returns<ExportResult>(),
  'purchase-legacy-export': channel(file).returns<ExportResult>(),
  'accounting-legacy-export': channel(
    file.extend({ encoding: z.enum(textEncodings).default('windows-1251') }),
  ).returns<ExportResult>(),
} as const;
