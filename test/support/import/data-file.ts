import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { migrations } from '#db/migrations/index.ts';
import { openData } from '#db/open.ts';
import { ImportBatches } from '#db/repositories/import-batches.ts';
import type { WriteTransaction } from '#db/write/write-transaction.ts';
import { Writer } from '#db/write/writer.ts';
import {
  importFiles,
  type ImportOptions,
  type ImportOutcome,
} from '#electron/cli/import-command.ts';
import { undoImport } from '#electron/data/import/undo-import.ts';
import { addReseller, person, type ResellerSample } from '#test/support/resellers.ts';
import { testBuyer } from './purchase-report.ts';

/** A folder of the test's own, gone when the test ends. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'ic-import-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** A new data file, open for writing until the test ends. */
export function temporaryData(folder = temporaryFolder(), name = 'data.db') {
  const file = join(folder, name);
  const data = openData(file, migrations, { upkeepEveryMs: 0 });
  const close = (): void => data.close();
  onTestFinished(close);
  const { db } = data;
  const writer = new Writer(db);
  const run = (
    paths: string | readonly string[],
    options: Partial<ImportOptions> = {},
  ): Promise<ImportOutcome> =>
    importFiles(
      { file, open: () => ({ db, writer }) },
      {
        paths: typeof paths === 'string' ? [paths] : paths,
        kind: null,
        unknown: 'leave',
        dryRun: false,
        errorsOut: null,
        language: 'en',
        actor: 'importer',
        ...options,
      },
    );
  return { folder, file, db, writer, run, close };
}

type Data = ReturnType<typeof temporaryData>;
type Db = Data['db'];

/** Stores three resellers, `Вектор 0` and so on, with what else is said of all three. */
export function threeResellers({ writer }: Pick<Data, 'writer'>, more: Partial<ResellerSample>) {
  return writer.transaction(person, (tx) =>
    [0, 1, 2].map((at) => {
      const { inn, city } = testBuyer(at);
      return addReseller(tx, {
        name: `Вектор ${String(at)}`,
        legalForm: 'ООО',
        inn,
        city,
        ...more,
      });
    }),
  );
}

/** Stores companies whose names a file may take one for the other: with a letter, a city, a hyphen. */
export function addLookAlikes(tx: WriteTransaction): void {
  addReseller(tx, { name: 'Ёлка', legalForm: 'ООО', city: 'Тула' });
  addReseller(tx, { name: 'Парус', legalForm: 'ООО', city: 'Тула' });
  addReseller(tx, { name: 'Парус', legalForm: 'ООО', city: 'Тверь' });
  addReseller(tx, { name: 'Альфа-Вектор', legalForm: 'ООО' });
}

/** Makes the undo of a batch by its id, a few rows a transaction. */
export function undoOf({ db, writer }: Pick<Data, 'db' | 'writer'>) {
  return async (batchId: string | null) => {
    const batch = new ImportBatches(db).find(batchId ?? '');
    if (batch === null) throw new Error('no such batch');
    return undoImport(db, writer, batch, { actor: 'operator', rowsAtOnce: 2 });
  };
}

/** What files of a kind have last said, by reseller: the first line of each record. */
export function saidBy(db: Db, kind: 'purchases' | 'bonus-requests' | 'trainings') {
  return db
    .prepare(
      `SELECT reseller_pk, substr(record, 1, instr(record || char(10), char(10)) - 1) AS said
       FROM import_source WHERE kind = ? ORDER BY 1`,
    )
    .all(kind);
}

/** Every live reseller with its phones, addresses and people, in an order of its own. */
export function storedResellers(db: Db): readonly Record<string, unknown>[] {
  const rows = db
    .prepare<[], Record<string, unknown> & { pk: number }>(
      `SELECT pk, name, legal_form AS legalForm, inn, kpp, city, region, address, status,
        status_reason AS statusReason, authorised_on AS authorisedOn, level, manager, segment, note
       FROM reseller WHERE deleted_at IS NULL ORDER BY inn, kpp, name, city`,
    )
    .all();
  const texts = (sql: string) => db.prepare<[number], string>(sql).pluck();
  const phones = texts(
    'SELECT e164 FROM phone WHERE reseller_pk = ? AND deleted_at IS NULL ORDER BY 1',
  );
  const emails = texts(
    'SELECT address FROM email WHERE reseller_pk = ? AND deleted_at IS NULL ORDER BY 1',
  );
  const contacts = texts(
    'SELECT name FROM contact WHERE reseller_pk = ? AND deleted_at IS NULL ORDER BY 1',
  );
  return rows.map(({ pk, ...row }) => ({
    ...row,
    phones: phones.all(pk),
    emails: emails.all(pk),
    contacts: contacts.all(pk),
  }));
}

/** How many changes the file has recorded for head office. */
export function mutationCount(db: Db): number {
  return db.prepare<[], number>('SELECT count(*) FROM mutation').pluck().get() ?? 0;
}
