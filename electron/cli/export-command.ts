import { extname } from 'node:path';
import type { ExportFormat, ExportResult, TextEncoding } from '#contract/export.ts';
import type { ImportKind } from '#contract/import.ts';
import type { Database } from '#db/database.ts';
import type { Language } from '#electron/data/export/table-column.ts';
import { writeTable } from '#electron/data/export/write-table.ts';
import { CliError } from './cli-error.ts';
import { plainLists } from './export/plain-lists.ts';
import { atOneMoment } from '#electron/data/export/one-moment.ts';
import { zoneOf } from './zone-of.ts';

export type ExportCommand = {
  readonly kind: ImportKind;
  /** `.xlsx` or `.csv`, by its ending. */
  readonly to: string;
  readonly encoding: TextEncoding;
  readonly language: Language;
  readonly signal: AbortSignal | undefined;
};

/**
 * Writes a whole list with all its columns, as it stands at one moment, a few hundred rows in memory
 * at a time. Instants are in the zone of the settings, and a .csv has no text that a spreadsheet would
 * run. Throws `cli/usage` for another ending, and what `writeTable` throws.
 */
export async function exportList(
  db: Database,
  file: string,
  { kind, to, encoding, language, signal }: ExportCommand,
): Promise<ExportResult> {
  const format = formatOf(to);
  return atOneMoment(db, () =>
    plainLists[kind](db, zoneOf(db, file), ({ title, columns, rows }) =>
      writeTable(to, format, columns, rows, {
        ...{ language, encoding, title: title[language], guardFormulas: true },
        ...(signal === undefined ? {} : { signal }),
      }),
    ),
  );
}

function formatOf(path: string): ExportFormat {
  const ending = extname(path).toLowerCase();
  if (ending === '.xlsx') return 'xlsx';
  if (ending === '.csv') return 'csv';
  throw new CliError('cli/usage', '--to FILE.xlsx|FILE.csv');
}
