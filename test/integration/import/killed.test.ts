import { randomInt } from 'node:crypto';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { checkFile } from '#db/integrity.ts';
import { ImportBatches } from '#db/repositories/import-batches.ts';
import { rollbackUnfinishedBatches } from '#electron/data/import/rollback.ts';
import { startChild } from '#test/integration/db/durability/children/child.ts';
import { formSheet, trainingsState } from '#test/support/import/application-form.ts';
import { temporaryData } from '#test/support/import/data-file.ts';
import { testBuyer } from '#test/support/import/purchase-report.ts';
import { listHeader, listRow, requestState } from '#test/support/import/request-list.ts';
import { writeCsv, writeXlsx } from '#test/support/import/write-register.ts';
import { addReseller, person } from '#test/support/resellers.ts';
import { repositoryRoot } from '#test/support/paths.ts';

vi.setConfig({ testTimeout: 180_000 });

const kills = 2;
/** A kill comes after one of the first so many transactions; each kind needs more of them. */
const soon = 4;

type Db = ReturnType<typeof temporaryData>['db'];

const registerState = (db: Db): readonly unknown[] =>
  db
    .prepare(
      `SELECT r.pk, r.name, r.manager, r.accounting_code, r.accounting_turnover_minor,
         r.last_purchase_on, (SELECT group_concat(e164) FROM phone p
           WHERE p.reseller_pk = r.pk AND p.deleted_at IS NULL) AS phones
       FROM reseller r WHERE r.deleted_at IS NULL ORDER BY r.pk`,
    )
    .all();

const upTo = (count: number): readonly number[] => Array.from({ length: count }, (_, at) => at);

/**
 * For each kind so many resellers, a workbook that says something of all of them, another that says
 * something else, and what an import of the kind touches.
 */
const kinds: readonly {
  readonly kind: string;
  readonly count: number;
  readonly write: (path: string, count: number, round: number) => Promise<string> | string;
  readonly state: (db: Db) => unknown;
}[] = [
  {
    kind: 'resellers',
    count: 900,
    write: (path, count, round) =>
      writeXlsx(`${path}.xlsx`, [
        {
          name: 'Реестр',
          rows: [
            ['Наименование', 'ИНН', 'Город', 'Телефон', 'Статус', 'Менеджер'],
            ...upTo(count).map((at) => {
              const { name, inn, city } = testBuyer(at);
              const phone = `8 (495) ${String(round)}11-${String(1000 + at).replace(/(..)$/, '-$1')}`;
              return [name, inn, city, phone, 'да', `Менеджер ${String(round)}`];
            }),
          ],
        },
      ]),
    state: registerState,
  },
  {
    kind: 'accounting',
    count: 900,
    write: (path, count, round) =>
      writeCsv(
        `${path}.csv`,
        [
          ['Код', 'Наименование', 'ИНН', 'Город', 'Сумма закупок, руб.', 'Дата последней закупки'],
          ...upTo(count).map((at) => {
            const { name, inn, city } = testBuyer(at);
            const sum = `${String(round)} ${String(100 + at)},50`;
            return [String(at).padStart(9, '0'), name, inn, city, sum, `1${String(round)}.06.2010`];
          }),
        ],
        'windows-1251',
        ';',
      ),
    state: registerState,
  },
  {
    kind: 'bonus-requests',
    count: 900,
    write: (path, count, round) =>
      writeXlsx(`${path}.xlsx`, [
        {
          name: 'Лист1',
          rows: [
            listHeader,
            ...upTo(count).map((at) =>
              listRow(`Б-${String(at)}`, at, { 6: 300 + round }).map((cell) =>
                typeof cell === 'object' ? null : cell,
              ),
            ),
          ],
        },
      ]),
    state: requestState,
  },
  {
    kind: 'trainings',
    count: 150,
    write: (path, count, round) =>
      writeXlsx(
        `${path}.xlsx`,
        upTo(count).map((at) => {
          const { name: company, inn } = testBuyer(at);
          const people = [[`Иванов Иван ${String(at)}`, `должность ${String(round)}`, null, null]];
          return formSheet({ company, inn, people }, `Форма ${String(at)}`);
        }),
      ),
    state: trainingsState,
  },
];

test.each(kinds)(
  'an import of $kind killed at any point is undone whole by the next start',
  async ({ kind, count, write, state }) => {
    const { folder, file, db, writer, run } = temporaryData();
    writer.transaction(person, (tx) => {
      for (const at of upTo(count)) {
        const { inn, city } = testBuyer(at);
        addReseller(tx, { name: `Вектор ${String(at)}`, legalForm: 'ООО', inn, city });
      }
    });
    const first = await run(await write(join(folder, 'first'), count, 1));
    expect(first.files).toMatchObject([{ kind, leftOut: 0 }]);
    const before = state(db);
    // It changes something of every reseller: old values have to come back, not only new rows go.
    const second = await write(join(folder, 'second'), count, 2);
    const script = join(repositoryRoot, 'test/integration/import/children/import-gently.ts');
    for (let kill = 0; kill < kills; kill += 1) {
      const last = randomInt(1, soon);
      let stored = 0;
      const { ended } = startChild(script, [file, second], (line, child) => {
        if (line === 'stored') stored += 1;
        if (stored >= last) child.kill('SIGKILL');
      });
      const end = await ended;
      const told = `killed after ${String(last)} of ${String(stored)}: ${end.errors}`;
      expect(end.signal, told).toBe('SIGKILL');
      expect(checkFile(file).faults).toEqual([]);
      expect(state(db), told).not.toEqual(before);
      expect(new ImportBatches(db).running(), told).toHaveLength(1);
      expect(rollbackUnfinishedBatches(db, writer)).toMatchObject([{ fileName: second }]);
      expect(state(db), told).toEqual(before);
    }
    expect((await run(second)).files).toMatchObject([{ updated: count, leftOut: 0 }]);
  },
);
