import { AppError } from '#contract/errors.ts';
import type { ExportResult } from '#contract/export.ts';
import { writeRefusal } from '#electron/workbooks/write/write-refusal.ts';

/** How rows go into a file. */
export type RowTarget<Row> = {
  /** Answers whether the row counts; some only serve the reader. */
  row(row: Row): Promise<boolean>;
  /** Answers how many characters the encoding could not hold. */
  close(): Promise<number>;
  abort(): Promise<void>;
};

export type WriteOptions = {
  readonly signal?: AbortSignal;
  /** Called now and then with the number of rows written so far. */
  readonly onRows?: (done: number) => void;
};

/** So long the other questions to this process wait at most. */
const sliceMs = 8;
/** Asking for the time costs as much as a few cells. */
const rowsAClock = 32;

/**
 * Writes rows into a target that appears only when it is whole. Rows are taken from the iterable as
 * they are written; between slices of a few milliseconds other work has its turn. Throws
 * `export/cancelled` when the signal says so, `file/disk-full`, `file/no-folder` or `file/cannot-write`
 * when the system refuses; then nothing is left behind and a file that was there is as it was.
 */
export async function writeRows<Row>(
  open: () => Promise<{ readonly rows: Iterable<Row>; readonly target: RowTarget<Row> }>,
  { signal, onRows }: WriteOptions,
): Promise<ExportResult> {
  let target: RowTarget<Row> | null = null;
  let done = 0;
  let taken = 0;
  let sliceEnds = performance.now() + sliceMs;
  try {
    // Before the rows are asked for: what they are read from may be closed already.
    checkSignal(signal);
    const opened = await open();
    target = opened.target;
    for (const row of opened.rows) {
      if (await target.row(row)) done += 1;
      taken += 1;
      if (taken % rowsAClock !== 0 || performance.now() < sliceEnds) continue;
      onRows?.(done);
      await new Promise((resolve) => setImmediate(resolve));
      checkSignal(signal);
      sliceEnds = performance.now() + sliceMs;
    }
    onRows?.(done);
    checkSignal(signal);
    const replacedCharacters = await target.close();
    return { rows: done, replacedCharacters };
  } catch (error) {
    await target?.abort().catch(() => undefined);
    throw writeRefusal(error);
  }
}

function checkSignal(signal: AbortSignal | undefined): void {
  if (signal?.aborted) throw new AppError('export/cancelled', 'The export was given up');
}
