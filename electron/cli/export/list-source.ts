import type { ExportResult } from '#contract/export.ts';
import type { Database } from '#db/database.ts';
import type { ExportTable } from '#electron/data/export/export-jobs.ts';

/** Writes a table into the file that the command names. */
export type WriteList = <Row>(table: ExportTable<Row>) => Promise<ExportResult>;

/** Has the whole list of a kind written, with instants on the clocks of a zone. */
export type ListSource = (
  db: Database,
  timeZone: string,
  write: WriteList,
) => Promise<ExportResult>;
