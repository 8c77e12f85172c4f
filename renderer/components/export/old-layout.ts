import type { ExportResult, TextEncoding } from '#contract/export.ts';
import type { legacyExportChannels } from '#contract/legacy-export.ts';
import { request } from '../../lib/client.ts';
import type { ExportFile, ListExportInput } from './run-export.ts';

/** An old workbook that a list can be written as, by the channel that has it written. */
export type OldLayout = keyof typeof legacyExportChannels;
type OfLines = 'reseller-legacy-export' | 'interaction-legacy-export';

/** Whether it has the lines of the list on screen; else it has all that is stored. */
export function isOfLines(layout: OldLayout): layout is OfLines {
  return layout === 'reseller-legacy-export' || layout === 'interaction-legacy-export';
}

/** Has an old workbook written; accounting takes the encoding, what is of lines these lines. */
export function sendOldLayout(
  layout: OldLayout,
  file: ExportFile,
  parts: { readonly pks: ListExportInput['pks']; readonly encoding: TextEncoding },
): Promise<ExportResult> {
  const { exportId, token } = file;
  if (isOfLines(layout)) return request(layout, { exportId, token, pks: parts.pks });
  if (layout !== 'accounting-legacy-export') return request(layout, { exportId, token });
  return request(layout, { exportId, token, encoding: parts.encoding });
}
