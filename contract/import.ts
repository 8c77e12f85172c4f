import { z } from 'zod';
import { registerFields, type RegisterField } from '#domain/import/fields.ts';
import type { Doubt } from '#domain/import/plan-import.ts';
import { channel } from './channel.ts';
import { importDecisionChannels } from './import-decisions.ts';
import { importKinds, type ImportKind } from './import-kinds.ts';
import { pkSchema } from './reseller.ts';
import { unknownChoices, type UnknownChoice } from './unknown-choices.ts';

export { importKinds, type ImportKind } from './import-kinds.ts';
export { registerFields, type RegisterField };

export type ColumnGuess = {
  /** Column index from 0, as in the sheet. */
  readonly column: number;
  /** The text of the header, of both levels when there are two. */
  readonly header: string;
  readonly field: RegisterField;
  /** By what it was recognised, and how sure: a doubtful one is asked. */
  readonly by: 'header' | 'content' | 'saved' | 'person' | 'none';
  readonly certainty: 'sure' | 'doubtful';
  readonly hidden: boolean;
  readonly examples: readonly string[];
};

/** What a report of purchases says once for all its sums. */
export type ReportSummary = {
  readonly unit: 'units' | 'thousands' | 'millions';
  readonly currency: string;
  /** False: nothing on the sheet names a currency, roubles are assumed. */
  readonly currencyNamed: boolean;
  readonly distributor: string | null;
};

export type SheetMapping = {
  readonly sheet: number;
  /** 1-based rows of the header, first and last. */
  readonly headerFrom: number;
  readonly headerTo: number;
  readonly columns: readonly ColumnGuess[];
  /** Of a report of purchases only. */
  readonly report: ReportSummary | null;
};

/** A picture of the real sheet for the second step: the first rows as text, with merges. */
export type SheetPicture = {
  readonly sheet: number;
  readonly name: string;
  readonly rows: readonly { readonly number: number; readonly cells: readonly string[] }[];
};

/** `unknown`: nobody of that INN or name is stored, so that the row belongs to nobody. */
export const rowVerdicts = [
  'new',
  'changed',
  'same',
  'duplicate',
  'error',
  'decide',
  'unknown',
] as const;
export type RowVerdict = (typeof rowVerdicts)[number];

export type CellProblem = {
  readonly column: number;
  readonly field: RegisterField;
  /** 'inn-checksum', 'inn-format', 'email', 'date', 'phone', 'kpp', 'status', 'level', 'name' ... */
  readonly code: string;
  readonly value: string;
};

/** A value that a row changes. */
export type RowChange = {
  readonly field: string;
  readonly oldValue: string;
  readonly newValue: string;
  /** Of a sum: its column, and which purchase it is. Sums are minor units with their currency. */
  readonly column?: number;
  readonly place?: { readonly month: string; readonly productGroup: string };
};

export type PreviewRow = {
  readonly sheet: number;
  readonly row: number;
  readonly verdict: RowVerdict;
  /** In the columns of the sheet that is shown, whose own may stand otherwise. */
  readonly cells: readonly string[];
  /** Of each cell the column of its own sheet. */
  readonly columns: readonly number[];
  readonly problems: readonly CellProblem[];
  /** For a duplicate: the row it repeats; for a changed one: what changes. */
  readonly duplicateOfRow: number | null;
  readonly changes: readonly RowChange[];
  /** For one to decide: why. */
  readonly doubt: Doubt | null;
  /** It is taken in although it belongs to nobody so far. */
  readonly unattached: boolean;
  /** Whether a person can say which reseller it is, or has said so of this spelling before. */
  readonly who: 'asked' | 'decided' | null;
  readonly hidden: boolean;
};

export type RowCounts = Readonly<Record<RowVerdict, number>> & {
  readonly total: number;
  /** How many rows a run would take in. */
  readonly toLoad: number;
  /** How many rows are hidden in the file, whole or in part: they are taken in like any other. */
  readonly hidden: number;
  /** How many rows stay out until a person does something about them. */
  readonly leftOut: number;
  /** How many unknown companies a run can make candidates of. */
  readonly companies: number;
  /** How many rows a run would take in then. */
  readonly withCandidates: number;
};

export { unknownChoices, type UnknownChoice };

export type ImportProgress = {
  readonly sessionId: string;
  readonly phase: 'opening' | 'reading' | 'checking' | 'writing' | 'undoing';
  readonly done: number;
  readonly total: number;
  readonly rowsPerSecond: number;
  readonly secondsLeft: number | null;
  /** Of a folder: the file in hand, the first being 1; `done` and `total` are of all files. */
  readonly file?: { readonly name: string; readonly at: number; readonly of: number };
};

export type ImportResult = {
  readonly batchPk: number;
  readonly batchId: string;
  readonly created: number;
  readonly updated: number;
  readonly unchanged: number;
  readonly duplicates: number;
  readonly rejected: number;
  /** Rows that were left out until a person says which reseller they mean. */
  readonly undecided: number;
  /** Rows of somebody whom nobody here knows. */
  readonly unattached: number;
  /** Rows that were taken in: as many as were counted to load before. */
  readonly loaded: number;
  /** Rows that are hidden in the file, whole or in part. */
  readonly hidden: number;
  /** Rows that were not taken in; an interaction is, whoever it is of. */
  readonly leftOut: number;
  /** Unknown companies that became resellers. */
  readonly candidates: number;
  readonly seconds: number;
};

export type ImportBatch = {
  readonly pk: number;
  readonly id: string;
  readonly kind: ImportKind;
  readonly fileName: string;
  readonly state: 'running' | 'done' | 'undone' | 'cancelled';
  readonly startedAt: number;
  readonly finishedAt: number | null;
  readonly actor: string;
  /** How many files it is of; the kind is that of the first. */
  readonly files: number;
  readonly created: number;
  readonly updated: number;
  readonly unchanged: number;
  readonly duplicates: number;
  readonly rejected: number;
  readonly undecided: number;
  readonly unattached: number;
};

export type UndoReport = {
  readonly batchPk: number;
  /** Resellers that the batch had made and that are gone again. */
  readonly removed: number;
  /** Interactions that the batch had made and that are gone again, or of nobody and put back. */
  readonly interactions: number;
  /** Resellers that got old values back or lost what the batch had added to them. */
  readonly restored: number;
  /**
   * Resellers that a person or a later import has changed since: kept as they are and listed. Without
   * a number: the company of an interaction that is no reseller's.
   */
  readonly kept: readonly { pk: number | null; name: string; fields: readonly string[] }[];
};

type SheetOfFile = {
  readonly index: number;
  readonly name: string;
  readonly hidden: boolean;
  readonly kind: ImportKind | null;
};

const sessionId = z.string().max(64);
const columnChoice = z.object({ column: z.number().int().min(0), field: z.enum(registerFields) });

/** What the columns of a sheet mean; `headerTo` is 0 for a sheet without a header. */
export const chosenColumns = z.object({
  sheet: z.number().int().min(0),
  headerTo: z.number().int().min(0),
  columns: z.array(columnChoice).max(300),
});

const cellText = z.string().max(5000);
const mendedCell = z.object({
  sessionId,
  /** The sheet of the row where several were checked together; the chosen one if left out. */
  sheet: z.number().int().min(0).optional(),
  row: z.number().int().min(1),
  column: z.number().int().min(0),
  value: cellText,
});

/** One import is one session: open → columns → rows → run → result. */
export const importChannels = {
  ...importDecisionChannels,
  /** `token` stands for a file the user chose or dropped; see `file-grant` of the shell. */
  'import-open': channel(
    z.object({
      token: z.string().max(64),
      password: z.string().max(255).optional(),
      encoding: z.string().max(40).optional(),
    }),
  ).returns<{
    sessionId: string;
    fileName: string;
    format: string;
    encoding: string | null;
    kind: ImportKind;
    /** False: nothing says what it is, and it is taken for a register until a person says. */
    isRecognised: boolean;
    sheets: readonly SheetOfFile[];
    mapping: SheetMapping;
    picture: SheetPicture;
    /** The same bytes were imported before, in this batch. */
    importedBefore: { batchPk: number; finishedAt: number } | null;
  }>(),
  /**
   * Reads the file as another kind, on the sheet shown if that can be read so. Throws
   * `import/not-of-kind` when nothing in it can; it stays as it was then.
   */
  'import-kind': channel(
    z.object({ sessionId, sheet: z.number().int().min(0), kind: z.enum(importKinds) }),
  ).returns<{
    kind: ImportKind;
    sheets: readonly SheetOfFile[];
    mapping: SheetMapping;
    picture: SheetPicture;
  }>(),
  /** With `headerTo` the columns are recognised below that row, as a person chose it; 0 for none. */
  'import-sheet': channel(
    z.object({
      sessionId,
      sheet: z.number().int().min(0),
      headerTo: z.number().int().min(0).optional(),
    }),
  ).returns<{ mapping: SheetMapping; picture: SheetPicture }>(),
  /** Reads and judges every row with this mapping; progress comes as events. */
  'import-check': channel(
    chosenColumns.extend({
      sessionId,
      /** Offers these columns for the next file of this shape, before anything is imported. */
      keep: z.boolean().optional(),
    }),
  ).returns<{
    counts: RowCounts;
    /** The kind that these columns make of the file. */
    kind: ImportKind;
  }>(),
  'import-rows': channel(
    z.object({
      sessionId,
      verdict: z.enum(rowVerdicts).nullable(),
      from: z.number().int().min(0),
      count: z.number().int().min(1).max(500),
    }),
  ).returns<{ rows: readonly PreviewRow[]; total: number }>(),
  /** A cell mended in place: the row is judged again. `alike` other wrong cells say what it has said. */
  'import-mend': channel(mendedCell).returns<{
    row: PreviewRow;
    counts: RowCounts;
    alike: number;
  }>(),
  /** Mends all wrong cells that say `from` in the column of a row, in one step. */
  'import-mend-alike': channel(mendedCell.extend({ from: cellText })).returns<{
    mended: number;
    counts: RowCounts;
  }>(),
  /** Judges the checked rows anew, by what is stored and decided now. */
  'import-rejudge': channel(z.object({ sessionId })).returns<{ counts: RowCounts }>(),
  'import-run': channel(
    z.object({ sessionId, unknown: z.enum(unknownChoices).optional() }),
  ).returns<ImportResult>(),
  /** Lets a run wait, or go on; false when nothing runs that could wait. */
  'import-pause': channel(z.object({ sessionId, paused: z.boolean() })).returns<{
    paused: boolean;
  }>(),
  'import-cancel': channel(z.object({ sessionId })).returns<{ cancelled: boolean }>(),
  'import-close': channel(z.object({ sessionId })).returns<{ closed: true }>(),
  /** Writes the rows that were not taken in, in the original layout plus a reason column. */
  'import-errors-save': channel(
    z.object({
      sessionId,
      token: z.string().max(64),
      language: z.enum(['ru', 'en']),
      /** Of a folder: which file's. */
      file: z.number().int().min(0).optional(),
    }),
  ).returns<{ rows: number }>(),
  'import-batches': channel(z.object({})).returns<readonly ImportBatch[]>(),
  'import-undo': channel(z.object({ batchPk: pkSchema })).returns<UndoReport>(),
} as const;
