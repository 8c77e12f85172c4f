import type { ExportListInput, ExportOptions, ExportResult } from '#contract/export.ts';
import type { DataContext } from '../context.ts';
import { progressRate } from '../progress-rate.ts';
import { rowsByPk } from './rows-by-pk.ts';
import { pickColumns, type Language, type TableColumn } from './table-column.ts';
import { writeTable } from './write-table.ts';

/** What is exported: all its columns, and its rows as they are asked for. */
export type ExportTable<Row> = {
  readonly title: Readonly<Record<Language, string>>;
  readonly columns: readonly TableColumn<Row>[];
  readonly rows: Iterable<Row>;
  /** For the progress. */
  readonly total: number;
};

/** A list whose rows are read by their numbers. */
export type ExportList<Row> = Pick<ExportTable<Row>, 'title' | 'columns'> & {
  read(pks: Uint32Array): readonly Row[];
};

const leastMs = 100;

/** The exports that are being written: they say how far they are and can be given up. */
export class ExportJobs {
  readonly #context: Pick<DataContext, 'emit' | 'resolveGrant'>;
  readonly #running = new Map<string, AbortController>();

  constructor(context: Pick<DataContext, 'emit' | 'resolveGrant'>) {
    this.#context = context;
  }

  /** Writes a list as it is on screen: these lines in this order, these columns. */
  list<Row>(input: ExportListInput, list: ExportList<Row>): Promise<ExportResult> {
    return this.table(input, {
      title: list.title,
      columns: pickColumns(list.columns, input.columns),
      rows: rowsByPk(input.pks, (pks) => list.read(pks)),
      total: input.pks.length,
    });
  }

  /** Writes a table into the file that the token stands for; see `writeTable` for what it throws. */
  async table<Row>(options: ExportOptions, table: ExportTable<Row>): Promise<ExportResult> {
    const { exportId, token, format, encoding, guardFormulas, language } = options;
    const { path } = this.#context.resolveGrant(token, 'write');
    const running = new AbortController();
    this.#running.set(exportId, running);
    try {
      return await writeTable(path, format, table.columns, table.rows, {
        language,
        title: table.title[language],
        encoding,
        guardFormulas,
        signal: running.signal,
        onRows: this.#progress(exportId, table.total),
      });
    } finally {
      this.#running.delete(exportId);
    }
  }

  /** Gives one up; false when it is not running (any more). */
  cancel(exportId: string): boolean {
    const running = this.#running.get(exportId);
    running?.abort();
    return running !== undefined;
  }

  /** Gives all of them up: the file that they read is about to be closed. */
  stop(): void {
    for (const running of this.#running.values()) running.abort();
  }

  #progress(exportId: string, total: number): (done: number) => void {
    const startedAt = performance.now();
    let saidAt = startedAt;
    return (done) => {
      const at = performance.now();
      if (at - saidAt < leastMs) return;
      saidAt = at;
      const rate = progressRate(at - startedAt, done, total);
      this.#context.emit('export-progress', { exportId, done, total, ...rate });
    };
  }
}
