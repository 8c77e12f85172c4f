import { createHash } from 'node:crypto';
import { createReadStream, existsSync } from 'node:fs';
import { AppError } from '#contract/errors.ts';
import type { ColumnGuess, PreviewRow, RowCounts, SheetMapping } from '#contract/import.ts';
import { openConnection } from '#db/connection.ts';
import { savedMapping } from '#db/repositories/import-lookup.ts';
import { newCandidates } from '#domain/import/new-candidates.ts';
import type { ImportOp } from '#domain/import/import-op.ts';
import {
  sheetShape,
  type RecognisedSheet,
  type SavedColumns,
  type WorkbookKind,
} from '#domain/import/recognised.ts';
import { openWorkbook, type Workbook } from '#electron/workbooks/read/workbook.ts';
import { writeErrorWorkbook } from './error-workbook.ts';
import { planPass, readPass, type PassParts } from './import-pass.ts';
import { passReport, previewRow } from './import-report.ts';
import { reportSummary } from './decide-purchases.ts';
import { kindOfColumns, openFamily, requireColumns, type Family } from './families.ts';
import { inspectWorkbook } from './inspect-workbook.ts';
import { PassRows } from './pass-rows.ts';
import { sheetPicture } from './sheet-picture.ts';
import { shownColumns, type ShownColumns } from './shown-columns.ts';
import type { WorkbookContent, WorkerCalls } from './worker-protocol.ts';
import {
  alikeSheets,
  otherSheets,
  planSheets,
  plannedSheet,
  recogniseWithHeader,
  recogniseWorkbook,
  readableAs,
  workbookKind,
  type PlannedSheet,
  type SheetFinding,
} from './workbook-sheets.ts';

/** How a session tells its surroundings what happens. */
export type SessionOutput = {
  /** A run begins: what one that was stopped has gathered is not of it. */
  begin(): void;
  /** The work goes on: called for each row, as a thread that says nothing for long is ended. */
  alive(): void;
  /** Sends steps to be written; may wait, throws when the import was given up. */
  op(op: ImportOp, done: number, total: number): void;
  /** All steps are given. */
  flush(done: number, total: number): void;
  /** Rows done; throws when the import was given up. */
  progress(phase: 'reading' | 'checking' | 'writing', done: number, total: number): void;
};

type Asynchronous = {
  [C in keyof WorkerCalls]: (
    input: Parameters<WorkerCalls[C]>[0],
  ) => ReturnType<WorkerCalls[C]> | Promise<ReturnType<WorkerCalls[C]>>;
};

/** One workbook from choosing the file to its last row; runs in a worker thread. */
export class ImportSession implements Asynchronous {
  readonly #dataFile: string | null;
  #connection: ReturnType<typeof openConnection> | null = null;
  readonly #out: SessionOutput;
  #workbook: Workbook | null = null;
  #findings: SheetFinding[] = [];
  #family: Family | null = null;
  #kind: WorkbookKind | null = null;
  /** The kind that a person chose. */
  #asked: WorkbookKind | null = null;
  #sheets: readonly PlannedSheet[] = [];
  #rows = new PassRows();
  readonly #shown = new WeakMap<PlannedSheet, ShownColumns>();

  constructor(dataFile: string | null, out: SessionOutput) {
    this.#dataFile = dataFile;
    this.#out = out;
  }

  inspect({ path }: Parameters<WorkerCalls['inspect']>[0]): Promise<WorkbookContent> {
    return inspectWorkbook(path);
  }

  async open(input: Parameters<WorkerCalls['open']>[0]): Promise<ReturnType<WorkerCalls['open']>> {
    const { path, password, encoding } = input;
    const workbook = await openWorkbook(
      { path },
      {
        ...(password === undefined ? {} : { password }),
        ...(encoding === undefined ? {} : { csv: { encoding } }),
      },
    );
    this.#workbook?.close?.();
    this.#workbook = workbook;
    // What was said of the file before says nothing of this one.
    this.#asked = null;
    const digest = await digestOf(path);
    this.#findings = recogniseWorkbook(workbook, this.#saved);
    if (!this.#findings.some((f) => f.recognised.columns.length > 0)) {
      throw new AppError('workbook/empty', 'No sheet has a filled cell');
    }
    const { format } = workbook;
    const file = { format, encoding: workbook.encoding, digest };
    if (input.kind !== undefined)
      return { ...file, ...this.readAs({ kind: input.kind, sheet: 0 }) };
    const kind = workbookKind(this.#findings);
    const [planned] = kind === null ? [] : planSheets(this.#findings, kind);
    const visible = this.#findings.find((f) => !f.hidden && f.recognised.columns.length > 0);
    const sheet = planned?.sheet ?? visible?.sheet ?? 0;
    return { ...file, kind, ...this.#overview(sheet) };
  }

  readAs(input: Parameters<WorkerCalls['readAs']>[0]): ReturnType<WorkerCalls['readAs']> {
    const { kind, sheet } = input;
    this.#ask(kind);
    const planned = planSheets(this.#findings, kind);
    const chosen = planned.find((one) => one.sheet === sheet) ?? planned[0];
    return { kind, ...this.#overview(chosen?.sheet ?? sheet) };
  }

  sheet(input: Parameters<WorkerCalls['sheet']>[0]): ReturnType<WorkerCalls['sheet']> {
    const workbook = this.#opened();
    const { sheet, headerTo } = input;
    const recognised = this.#recognised(sheet, headerTo);
    return {
      mapping: this.#mapping(sheet, recognised),
      picture: sheetPicture(workbook, sheet, recognised),
    };
  }

  check(input: Parameters<WorkerCalls['check']>[0]): ReturnType<WorkerCalls['check']> {
    if (input.asked !== undefined && input.asked !== this.#asked) this.#ask(input.asked);
    const recognised = this.#recognised(input.sheet, input.headerTo);
    const kind = kindOfColumns(
      input.columns.map((c) => c.field),
      input.kind,
    );
    requireColumns(kind, input.columns);
    const shape = sheetShape(recognised.columns);
    const chosen = plannedSheet(input.sheet, recognised, input.columns);
    const planned = [chosen, ...alikeSheets(this.#findings, chosen, shape)];
    this.#plan([...planned, ...otherSheets(this.#findings, kind, planned)], kind);
    this.#take(readPass({ ...this.#parts(-1), onRow: this.#progress('checking', 0) }));
    const corrected =
      this.#asked !== null ||
      recognised.columns.some(
        ({ column, field }) =>
          (input.columns.find((c) => c.column === column)?.field ?? 'ignore') !== field,
      );
    return { counts: this.#rows.counts(), kind, shape, corrected };
  }

  rows(input: Parameters<WorkerCalls['rows']>[0]): ReturnType<WorkerCalls['rows']> {
    const rows: number[] = [];
    let total = 0;
    for (const index of this.#rows.withVerdict(input.verdict)) {
      if (total >= input.from && rows.length < input.count) rows.push(index);
      total += 1;
    }
    return { rows: rows.map((index) => this.#preview(index)), total };
  }

  mend(input: Parameters<WorkerCalls['mend']>[0]): ReturnType<WorkerCalls['mend']> {
    const index = this.#indexOf(input.sheet, input.row);
    const column = this.#shownOf(index).own(input.column);
    const before = this.#rows.texts.get(index)[column] ?? '';
    const wasWrong = this.#rows.isWrong(index, column);
    this.#rows.mend(index, column, input.value);
    // A mended INN can make another row the duplicate: all are decided anew.
    const counts = this.#judgeAnew();
    const alike = wasWrong ? this.#rows.wrongAlike(index, column, before).length : 0;
    return { row: this.#preview(index), counts, alike };
  }

  mendAlike(input: Parameters<WorkerCalls['mendAlike']>[0]): ReturnType<WorkerCalls['mendAlike']> {
    const { value } = input;
    const index = this.#indexOf(input.sheet, input.row);
    const column = this.#shownOf(index).own(input.column);
    const alike = this.#rows.wrongAlike(index, column, input.from);
    for (const one of alike) this.#rows.mend(one, column, value);
    return { mended: alike.length, counts: this.#judgeAnew() };
  }

  who({ sheet, row }: Parameters<WorkerCalls['who']>[0]): ReturnType<WorkerCalls['who']> {
    const asked = this.#rows.who.of(this.#indexOf(sheet, row));
    if (asked === null) throw new AppError('app/not-found', 'Nobody is asked of this row');
    return asked;
  }

  rejudge(): ReturnType<WorkerCalls['rejudge']> {
    return { counts: this.#judgeAnew() };
  }

  run({ batchPk }: { batchPk: number }): ReturnType<WorkerCalls['run']> {
    if (this.#rows.count === 0) throw nothing();
    this.#out.begin();
    const total = this.#rows.count;
    let done = 0;
    const parts: PassParts = {
      ...this.#parts(batchPk),
      onOp: (op) => this.#out.op(op, done, total),
      onRow: (row) => {
        done = row;
        this.#out.alive();
      },
    };
    planPass(parts, this.#rows);
    this.#out.flush(total, total);
    return this.#report();
  }

  candidates({
    batchPk,
  }: Parameters<WorkerCalls['candidates']>[0]): ReturnType<WorkerCalls['candidates']> {
    this.#out.begin();
    planPass({ ...this.#parts(batchPk), onRow: this.#out.alive }, this.#rows);
    const made = newCandidates(this.#rows.who.buyersOf(this.#rows.strangers()));
    // On a form stand the numbers of people, not of their company.
    const noPhones = this.#kind === 'trainings' ? { phones: [] } : {};
    for (const [at, candidate] of made.entries()) {
      this.#out.op({ op: 'candidate', candidate: { ...candidate, ...noPhones } }, at, made.length);
    }
    this.#out.flush(made.length, made.length);
    return { ...this.#report(), candidates: made.length };
  }

  runUnattended(
    input: Parameters<WorkerCalls['runUnattended']>[0],
  ): ReturnType<WorkerCalls['runUnattended']> {
    if (planSheets(this.#findings, input.kind).length === 0) this.#ask(input.kind);
    const sheets = planSheets(this.#findings, input.kind);
    for (const sheet of sheets) requireColumns(input.kind, sheet.columns);
    this.#plan(sheets, input.kind);
    this.#out.begin();
    let done = 0;
    const progress = this.#progress('reading', 0);
    const parts: PassParts = {
      ...this.#parts(input.batchPk),
      ...(input.send ? { onOp: (op: ImportOp) => this.#out.op(op, done, 0) } : {}),
      onRow: (row) => {
        done = row;
        progress(row);
      },
    };
    this.#take(readPass(parts));
    this.#out.flush(this.#rows.count, this.#rows.count);
    return this.#report();
  }

  leave({ rows }: Parameters<WorkerCalls['leave']>[0]): ReturnType<WorkerCalls['leave']> {
    for (const row of rows) {
      this.#rows.setDoubt(row, 'meanwhile');
      this.#rows.forgetUnattached(row);
    }
    return this.#report();
  }

  async errors(
    input: Parameters<WorkerCalls['errors']>[0],
  ): Promise<ReturnType<WorkerCalls['errors']>> {
    const workbook = this.#opened();
    const { path, language } = input;
    const { alive } = this.#out;
    const rows = this.#rows;
    return {
      rows: await writeErrorWorkbook(path, workbook, rows, language, alive),
    };
  }

  /** Lets go of the data file and of the rows. */
  close(): void {
    this.#rows.close();
    this.#workbook?.close?.();
    this.#connection?.close();
    this.#connection = null;
  }

  #take(rows: PassRows): void {
    this.#rows.close();
    this.#rows = rows;
  }

  readonly #saved: SavedColumns = (shape) => {
    const db = this.#data();
    return db === null ? null : savedMapping(db, shape);
  };

  /** The data file, once there is one: a first import makes it after the workbook was recognised. */
  #data(): ReturnType<typeof openConnection> | null {
    if (this.#connection === null && this.#dataFile !== null && existsSync(this.#dataFile)) {
      this.#connection = openConnection(this.#dataFile, { readonly: true });
    }
    return this.#connection;
  }

  #recognised(sheet: number, headerTo: number | undefined): RecognisedSheet {
    const found = this.#findings.find((f) => f.sheet === sheet);
    if (!found) throw new AppError('app/not-found', 'No such sheet');
    return headerTo === undefined || found.recognised.headerTo === headerTo
      ? found.recognised
      : recogniseWithHeader(this.#opened(), sheet, headerTo, this.#saved, this.#asked);
  }

  /** Reads the sheets as a kind that a person chose; refused, they stay as they were. */
  #ask(kind: WorkbookKind): void {
    const findings = readableAs(this.#opened(), kind, this.#saved);
    if (findings === null) {
      throw new AppError('import/not-of-kind', 'No sheet can be read so', { details: { kind } });
    }
    this.#findings = findings;
    this.#asked = kind;
  }

  /** All sheets by name, one of them with its columns. */
  #overview(sheet: number): Omit<ReturnType<WorkerCalls['readAs']>, 'kind'> {
    const sheets = this.#opened().sheets.map(({ index, name, state }) => ({
      index,
      name,
      hidden: state !== 'visible',
      kind: this.#recognised(index, undefined).kind,
    }));
    return { sheets, ...this.sheet({ sheet }) };
  }

  #opened(): Workbook {
    if (this.#workbook === null) throw new AppError('import/session-gone', 'No workbook is open');
    return this.#workbook;
  }

  #plan(sheets: readonly PlannedSheet[], kind: WorkbookKind): void {
    this.#sheets = sheets;
    this.#kind = kind;
    const today = new Date().toISOString().slice(0, 10);
    this.#family = openFamily(kind, this.#opened(), sheets, today);
  }

  #judgeAnew(): RowCounts {
    planPass({ ...this.#parts(-1), onRow: this.#out.alive }, this.#rows);
    return this.#rows.counts();
  }

  #parts(batchPk: number): PassParts {
    if (this.#family === null) throw new AppError('import/session-gone', 'Nothing was checked');
    const { reader, decider } = this.#family;
    return { reader, decide: decider(this.#data(), batchPk) };
  }

  #progress(phase: 'reading' | 'checking', total: number): (done: number) => void {
    return (done) => {
      this.#out.alive();
      if (done % 256 === 0) this.#out.progress(phase, done, total);
    };
  }

  #report(): ReturnType<WorkerCalls['run']> {
    return passReport(this.#opened(), this.#rows, this.#family?.reader.skipped ?? {});
  }

  #preview(index: number): PreviewRow {
    return previewRow(this.#rows, index, this.#shownOf(index));
  }

  #shownOf(index: number): ShownColumns {
    const [first] = this.#sheets;
    if (first === undefined) throw nothing();
    const sheet = this.#rows.sheetOf(index);
    const known = this.#shown.get(sheet) ?? shownColumns(first, sheet);
    this.#shown.set(sheet, known);
    return known;
  }

  #indexOf(sheet: number | null, row: number): number {
    const first = this.#sheets[0]?.sheet;
    const index = this.#rows.find(sheet ?? first, row);
    if (index === null) throw new AppError('app/not-found', 'No such row');
    return index;
  }

  #mapping(sheet: number, recognised: RecognisedSheet): SheetMapping {
    const { hiddenColumns } = this.#opened().layout(sheet);
    return {
      sheet,
      headerFrom: recognised.headerFrom,
      headerTo: recognised.headerTo,
      report: reportSummary(this.#opened(), sheet, recognised),
      columns: recognised.columns.map((column): ColumnGuess => ({
        ...column,
        hidden: hiddenColumns.has(column.column),
      })),
    };
  }
}

function nothing(): AppError {
  return new AppError('import/nothing-to-import', 'The table has no rows');
}

async function digestOf(path: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(path)) hash.update(chunk as Buffer);
  return hash.digest('hex');
}
