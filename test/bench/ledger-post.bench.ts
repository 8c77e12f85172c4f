import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { openConnection } from '#db/connection.ts';
import { migrations } from '#db/migrations/index.ts';
import { openData } from '#db/open.ts';
import { BonusRates } from '#db/repositories/bonus-rates.ts';
import { Writer } from '#db/write/writer.ts';
import { createPostingHandlers } from '#electron/data/bonus/posting-handlers.ts';
import { UndoStack } from '#electron/data/reseller/undo-stack.ts';
import { testContext } from '#test/support/data-context.ts';
import { person } from '#test/support/resellers.ts';
import { copyOfData } from './packaged-window.ts';
import { againstFloor, median, type Bench } from './result.ts';

const resellers = 1400;
const purchasesEach = 3;
/** Months of the large data in which nobody bought anything, though there are rates for them. */
const months = ['2026-01', '2026-02', '2026-03', '2026-04', '2026-05'] as const;

/** Adds the purchases of these months to the large data, with nothing of them posted. */
function fill(file: string): void {
  const data = openData(file, migrations, { upkeepEveryMs: 0 });
  const [rate] = new BonusRates(data.db).all();
  if (!rate) throw new Error('the data have no rates');
  const { groups, currency } = rate.table;
  const pks = data.db
    .prepare<[number], number>(
      `SELECT pk FROM reseller WHERE status = 'authorised' AND deleted_at IS NULL LIMIT ?`,
    )
    .pluck()
    .all(resellers);
  new Writer(data.db).transaction(person, (tx) => {
    for (const month of months) {
      for (const [at, resellerPk] of pks.entries()) {
        for (let one = 0; one < purchasesEach; one += 1) {
          const productGroup = groups[one % groups.length]?.name ?? '';
          const amountMinor = 10_000_000 + ((at * 7919 + one * 104_729) % 200_000_000);
          tx.create('purchase', { resellerPk, month, productGroup, amountMinor, currency });
        }
      }
    }
  });
  data.close();
}

/** Posts a month as a window does; milliseconds. */
function post(file: string, month: string): number {
  const data = openData(file, migrations, { upkeepEveryMs: 0 });
  try {
    const context = testContext({ db: data.db, writer: new Writer(data.db) });
    const handlers = createPostingHandlers(context, new UndoStack(context));
    const preview = handlers['posting-preview']({ month });
    if (preview instanceof Promise) throw new Error('the preview is not awaited here');
    const before = performance.now();
    const { points, digest } = preview;
    const posted = handlers['posting-post']({ month, points, digest });
    const took = performance.now() - before;
    if (posted === null || posted instanceof Promise) throw new Error('nothing was posted');
    if (posted.entries !== resellers * purchasesEach) throw new Error('not all of it was posted');
    return took;
  } finally {
    data.close();
  }
}

/** Inserts the rows that a posting made into a file without them, and nothing else; milliseconds. */
function insertBare(from: string, into: string, month: string): number {
  const source = openConnection(from, { readonly: true });
  const data = openData(into, migrations, { upkeepEveryMs: 0 });
  try {
    const rowsOf = (table: string): Record<string, unknown>[] =>
      source
        .prepare<[string], Record<string, unknown>>(`SELECT * FROM ${table} WHERE month = ?`)
        .all(month);
    const insert = (table: string, row: Record<string, unknown>) => {
      const columns = Object.keys(row);
      return data.db.prepare<unknown[]>(
        `INSERT INTO ${table} (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`,
      );
    };
    const [posting] = rowsOf('bonus_posting');
    const entries = rowsOf('bonus_entry');
    const [entry] = entries;
    if (!posting || !entry) throw new Error('nothing was posted');
    const values = entries.map((row) => Object.values(row));
    const ofPosting = insert('bonus_posting', posting);
    const ofEntry = insert('bonus_entry', entry);
    const before = performance.now();
    data.db.transaction(() => {
      ofPosting.run(...Object.values(posting));
      for (const row of values) ofEntry.run(...row);
    })();
    return performance.now() - before;
  } finally {
    source.close();
    data.close();
  }
}

export const ledgerPost: Bench = {
  name: 'ledger-post',
  async run({ dataFolder }) {
    const folders = [await copyOfData(dataFolder), await copyOfData(dataFolder)] as const;
    const [posted, floor] = folders.map((folder) => join(folder, 'centre.db')) as [string, string];
    try {
      fill(posted);
      fill(floor);
      const posts: number[] = [];
      const bare: number[] = [];
      for (const month of months) {
        posts.push(post(posted, month));
        bare.push(insertBare(posted, floor, month));
      }
      return [
        againstFloor({
          name: 'ledger-post',
          unit: 'ms',
          rows: resellers * purchasesEach,
          value: median(posts),
          floor: median(bare),
          atMost: 5,
          of: 'the bare inserts of the same rows',
          note: `a month of ${String(resellers)} of 100,000 resellers; planned, entered with history and outbox; median of ${String(months.length)} months`,
        }),
      ];
    } finally {
      for (const folder of folders) rmSync(folder, { recursive: true, force: true });
    }
  },
};
