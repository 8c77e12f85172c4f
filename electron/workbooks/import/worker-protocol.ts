import type { FieldColumn } from '#domain/import/fields.ts';
import type { Doubt } from '#domain/import/plan-import.ts';
import type { Buyer } from '#domain/import/purchases/purchase-record.ts';
import type { WorkbookKind } from '#domain/import/recognised.ts';
import type {
  ImportProgress,
  PreviewRow,
  RowCounts,
  RowVerdict,
  SheetMapping,
  SheetPicture,
} from '#contract/import.ts';
import type { WireError } from '#contract/errors.ts';
import type { CellCounts } from '#electron/workbooks/read/count-cells.ts';

/** What the worker is started with. */
export type WorkerStart = {
  /** The data file to compare with, or null when there is none yet. */
  readonly dataFile: string | null;
  /** Counters shared with the starter; see `signals`. */
  readonly shared: SharedArrayBuffer;
  /** How many steps are sent at once. */
  readonly chunkSteps: number;
};

/**
 * Places in the shared memory: what the worker may still send, whether to give up, and a number that
 * changes as long as the work goes on.
 */
export const signals = { credits: 0, cancel: 1, alive: 2 } as const;

export type OpenedWorkbook = {
  readonly format: string;
  readonly encoding: string | null;
  readonly digest: string;
  /** Null when no sheet is recognised as anything that can be imported. */
  readonly kind: WorkbookKind | null;
  /** The kind of a sheet is null when nothing says what it is, or when it has no rows. */
  readonly sheets: readonly {
    index: number;
    name: string;
    hidden: boolean;
    kind: WorkbookKind | null;
  }[];
  readonly mapping: SheetMapping;
  readonly picture: SheetPicture;
};

export type RejectedCell = {
  readonly sheet: string;
  readonly row: number;
  readonly column: string;
  readonly cell: string;
  readonly code: string;
  readonly value: string;
};

/** A row that is left out although each of its cells can be read. */
export type LeftRow = {
  readonly sheet: string;
  readonly row: number;
  readonly name: string;
  readonly city: string | null;
};

/** A row that is left out until a person says which reseller it means, or which sum holds. */
export type UndecidedRow = LeftRow & { readonly why: Doubt };

/** A row of somebody whom nobody here knows. */
export type UnattachedRow = LeftRow & { readonly inn: string | null };

/** A row that the file hides, taken in like any other. */
export type HiddenRow = {
  readonly sheet: string;
  readonly row: number;
  /** The headers of its hidden columns; none where the row itself is hidden and nothing else. */
  readonly columns: readonly string[];
};

/** What a run found, for a report without a window. */
export type PassReport = {
  readonly counts: RowCounts;
  readonly duplicates: readonly {
    readonly sheet: string;
    readonly rows: readonly number[];
    readonly inn: string | null;
  }[];
  readonly rejected: readonly RejectedCell[];
  readonly undecided: readonly UndecidedRow[];
  readonly unattached: readonly UnattachedRow[];
  readonly hidden: readonly HiddenRow[];
  readonly skipped: Readonly<Record<string, number>>;
};

/** What a workbook is found to be, read whole. */
export type WorkbookContent = CellCounts & {
  /** The kind that an import would take it for; null when it would take none. */
  readonly kind: WorkbookKind | null;
  readonly sheets: number;
};

/** What can be asked of the worker, one after the other. */
export type WorkerCalls = {
  /** Reads every cell of a file; nothing of it stays open. */
  inspect: (input: { path: string }) => WorkbookContent;
  open: (input: {
    path: string;
    password?: string | undefined;
    encoding?: string | undefined;
    /** As which it is read, whatever it looks like. Throws `import/not-of-kind`. */
    kind?: WorkbookKind | undefined;
  }) => OpenedWorkbook;
  /**
   * Reads the open workbook as another kind, on the same sheet if that can be read so. Throws
   * `import/not-of-kind` when none can; it stays as it was then.
   */
  readAs: (input: {
    kind: WorkbookKind;
    sheet: number;
  }) => Pick<OpenedWorkbook, 'sheets' | 'mapping' | 'picture'> & { kind: WorkbookKind };
  /** With the header's last row as a person chose it, or as it was recognised. */
  sheet: (input: { sheet: number; headerTo?: number | undefined }) => {
    mapping: SheetMapping;
    picture: SheetPicture;
  };
  /** Judges every row of one chosen sheet and of those like it. */
  check: (input: {
    sheet: number;
    headerTo: number;
    columns: readonly FieldColumn[];
    kind: WorkbookKind | null;
    /** The kind that a person chose, where the workbook is not read as it yet. */
    asked?: WorkbookKind | undefined;
  }) => { counts: RowCounts; kind: WorkbookKind; shape: string; corrected: boolean };
  rows: (input: { verdict: RowVerdict | null; from: number; count: number }) => {
    rows: readonly PreviewRow[];
    total: number;
  };
  mend: (input: { sheet: number | null; row: number; column: number; value: string }) => {
    row: PreviewRow;
    counts: RowCounts;
    /** How many other wrong cells of the column say what the mended one has said. */
    alike: number;
  };
  /** Mends all wrong cells that say `from` in the column of a row; answers how many. */
  mendAlike: (input: {
    sheet: number | null;
    row: number;
    column: number;
    from: string;
    value: string;
  }) => { mended: number; counts: RowCounts };
  /** The company of a row that is asked of. Throws `app/not-found` for any other. */
  who: (input: { sheet: number; row: number }) => { buyer: Buyer; rows: number };
  /** Decides the checked rows anew, by what is stored now. */
  rejudge: (input: Record<string, never>) => { counts: RowCounts };
  /** Sends the steps of the checked rows; what a person mended counts. */
  run: (input: { batchPk: number }) => PassReport;
  /**
   * Decides the rows by what is stored now, and sends a step for each unknown company that becomes a
   * reseller; answers how many.
   */
  candidates: (input: { batchPk: number }) => PassReport & { candidates: number };
  /** Reads, decides and sends in one walk, on the worker's own recognition. */
  runUnattended: (input: { batchPk: number; kind: WorkbookKind; send: boolean }) => PassReport;
  /** Notes rows that could not be written any more, as rows to decide; reports the run anew. */
  leave: (input: { rows: readonly number[] }) => PassReport;
  /** Writes the rows that were not taken in as a workbook; answers how many. */
  errors: (input: { path: string; language: 'ru' | 'en' }) => { rows: number };
};

export type CallName = keyof WorkerCalls;

export type ToWorker = { readonly id: number; readonly call: CallName; readonly input: unknown };

export type FromWorker =
  | { readonly id: number; readonly ok: true; readonly value: unknown }
  | { readonly id: number; readonly ok: false; readonly error: WireError }
  /** Steps as JSON: parsing one text is quicker than cloning thousands of objects. */
  | { readonly steps: string; readonly done: number; readonly total: number }
  | {
      readonly phase: ImportProgress['phase'];
      readonly done: number;
      readonly total: number;
    };
