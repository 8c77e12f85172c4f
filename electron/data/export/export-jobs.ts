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

/** How an export hears that it is given up, and how it says how far it is. */
export type ExportJob = {
  readonly signal: AbortSignal;
  readonly onRows: (done: number, total: number) => void;
};

type Running = { readonly abort: AbortController; readonly written: Promise<ExportResult> };

const leastMs = 100;

/** The exports that are being written: they say how far they are and can be given up. */
export class ExportJobs {
  readonly #context: Pick<DataContext, 'emit' | 'resolveGrant'>;
  readonly #running = new Map<string, Running>();

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
  table<Row>(options: ExportOptions, table: ExportTable<Row>): Promise<ExportResult> {
    const { format, encoding, guardFormulas, language } = options;
    return this.run(options, (path, { signal, onRows }) =>
      writeTable(path, format, table.columns, table.rows, {
        language,
        title: table.title[language],
        encoding,
        guardFormulas,
        signal,
        onRows: (done) => onRows(done, table.total),
      }),
    );
  }

  /** Has the file written that the token stands for: `write` says how far it is and hears when it is given up. */
  async run(
    { exportId, token }: Pick<ExportOptions, 'exportId' | 'token'>,
    write: (path: string, job: ExportJob) => Promise<ExportResult>,
  ): Promise<ExportResult> {
    const { path } = this.#context.resolveGrant(token, 'write');
    const abort = new AbortController();
    const job = { signal: abort.signal, onRows: this.#progress(exportId) };
    const written = write(path, job);
    this.#running.set(exportId, { abort, written });
    try {
      return await written;
    } finally {
      this.#running.delete(exportId);
    }
  }

  /** Gives one up; false when it is not running (any more). */
  cancel(exportId: string): boolean {
    const running = this.#running.get(exportId);
    running?.abort.abort();
    return running !== undefined;
  }

  /** Gives all of them up, and resolves when nothing of them reads the file any more. */
  async stop(): Promise<void> {
    const all = [...this.#running.values()];
    for (const { abort } of all) abort.abort();
    await Promise.allSettled(all.map(({ written }) => written));
  }

  #progress(exportId: string): ExportJob['onRows'] {
    const startedAt = performance.now();
    let saidAt = startedAt;
    return (done, total) => {
      const at = performance.now();
      if (at - saidAt < leastMs) return;
      saidAt = at;
      const rate = progressRate(at - startedAt, done, total);
      this.#context.emit('export-progress', { exportId, done, total, ...rate });
    };
  }
}
