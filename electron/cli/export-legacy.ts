import { extname } from 'node:path';
import type { ExportResult, TextEncoding } from '#contract/export.ts';
import type { ImportKind } from '#contract/import-kinds.ts';
import type { Database } from '#db/database.ts';
import { writeLegacyWork } from '#electron/data/legacy/legacy-work.ts';
import { legacyFormatOf } from '#electron/data/legacy/write-legacy.ts';
import { CliError } from './cli-error.ts';
import { zoneOf } from './zone-of.ts';

export type LegacyExport = {
  readonly kind: ImportKind;
  readonly to: string;
  /** Of a text; only accounting has one. */
  readonly encoding?: TextEncoding | undefined;
  readonly signal: AbortSignal | undefined;
};

/**
 * Writes all that is stored of a kind, as it stands at one moment, in the layout of its old workbook.
 * Throws `cli/usage` for an ending or an encoding that the kind is not written with, and what `writeLegacy` throws.
 */
export async function exportLegacy(
  db: Database,
  file: string,
  { kind, to, encoding, signal }: LegacyExport,
): Promise<ExportResult> {
  if (kind === 'accounting') {
    if (extname(to).toLowerCase() !== '.csv') throw new CliError('cli/usage', '--to FILE.csv');
  } else {
    if (encoding !== undefined)
      throw new CliError('cli/usage', '--encoding needs --kind accounting');
    if (legacyFormatOf(to) === null) throw new CliError('cli/usage', '--to FILE.xlsx|FILE.xls');
  }
  const work = { kind, path: to, encoding, timeZone: zoneOf(db, file), now: Date.now() };
  const options = signal === undefined ? {} : { signal };
  return writeLegacyWork(db, { ...work, showsPoints: true }, options);
}
