import { extname } from 'node:path';
import type { ExportFormat, ExportResult } from '#contract/export.ts';
import type { Database } from '#db/database.ts';
import { InteractionList } from '#db/repositories/interaction-list.ts';
import { ResellerList } from '#db/repositories/reseller-list.ts';
import { rowsByPk } from '#electron/data/export/rows-by-pk.ts';
import type { Language, TableColumn } from '#electron/data/export/table-column.ts';
import { writeTable } from '#electron/data/export/write-table.ts';
import { interactionColumns, interactionTitle } from '#electron/data/interaction/list-columns.ts';
import { resellerColumns, resellerTitle } from '#electron/data/reseller/reseller-columns.ts';
import { CliError } from './cli-error.ts';
import { zoneOf } from './zone-of.ts';

/** The lists that can be written into a file. */
export const exportKinds = ['resellers', 'interactions'] as const;
export type ExportKind = (typeof exportKinds)[number];

export type ExportCommand = {
  readonly kind: ExportKind;
  /** `.xlsx` or `.csv`, by its ending. */
  readonly to: string;
  readonly encoding: 'utf-8' | 'windows-1251';
  readonly language: Language;
  readonly signal: AbortSignal | undefined;
};

/**
 * Writes a whole list with all its columns, a few hundred rows in memory at a time. Instants are in the
 * zone of the settings, and a .csv has no text that a spreadsheet would run. Throws `cli/usage` for another ending, and what `writeTable` throws.
 */
export function exportList(
  db: Database,
  file: string,
  { kind, to, encoding, language, signal }: ExportCommand,
): Promise<ExportResult> {
  const zone = zoneOf(db, file);
  const write = <Row>(
    title: Readonly<Record<Language, string>>,
    columns: readonly TableColumn<Row>[],
    rows: Iterable<Row>,
  ): Promise<ExportResult> =>
    writeTable(to, formatOf(to), columns, rows, {
      ...{ language, encoding, title: title[language], guardFormulas: true },
      ...(signal === undefined ? {} : { signal }),
    });
  switch (kind) {
    case 'resellers': {
      const list = new ResellerList(db);
      const { pks } = list.list({ sort: { field: 'name', direction: 'asc' } });
      return write(
        resellerTitle,
        resellerColumns(zone),
        rowsByPk(pks, (some) => list.rows(some)),
      );
    }
    case 'interactions': {
      const list = new InteractionList(db);
      const { pks } = list.list({});
      return write(
        interactionTitle,
        interactionColumns(zone),
        rowsByPk(pks, (some) => list.wholeRows(some)),
      );
    }
  }
}

function formatOf(path: string): ExportFormat {
  const ending = extname(path).toLowerCase();
  if (ending === '.xlsx') return 'xlsx';
  if (ending === '.csv') return 'csv';
  throw new CliError('cli/usage', '--to FILE.xlsx|FILE.csv');
}
