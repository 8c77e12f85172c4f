import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { migrations } from '#db/migrations/index.ts';
import { openData } from '#db/open.ts';
import { Writer } from '#db/write/writer.ts';
import {
  importFiles,
  type ImportOptions,
  type ImportOutcome,
} from '#electron/cli/import-command.ts';

/** A folder of the test's own, gone when the test ends. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'ic-import-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** A new data file, open for writing until the test ends. */
export function temporaryData(folder = temporaryFolder()) {
  const file = join(folder, 'data.db');
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
        dryRun: false,
        errorsOut: null,
        language: 'en',
        actor: 'importer',
        ...options,
      },
    );
  return { folder, file, db, writer, run, close };
}

type Db = ReturnType<typeof temporaryData>['db'];

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
