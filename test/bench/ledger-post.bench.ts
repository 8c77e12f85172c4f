import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openConnection } from '#db/connection.ts';
import { migrations } from '#db/migrations/index.ts';
import { openData } from '#db/open.ts';
import { Writer } from '#db/write/writer.ts';
import { createPostingHandlers } from '#electron/data/bonus/posting-handlers.ts';
import { UndoStack } from '#electron/data/reseller/undo-stack.ts';
import { sampleRates } from '#test/support/bonus/rates.ts';
import { testContext } from '#test/support/data-context.ts';
import { addReseller, person } from '#test/support/resellers.ts';
import { againstFloor, median, type Bench } from './result.ts';

const resellers = 1400;
const purchasesEach = 3;
const rounds = 7;
const month = '2026-10';
const levels = ['gold', 'silver', 'bronze', null] as const;

/** A file with the purchases of a month, and nothing posted. */
function fill(file: string): void {
  const data = openData(file, migrations, { upkeepEveryMs: 0 });
  const writer = new Writer(data.db);
  writer.transaction(person, (tx) => {
    const definition = JSON.stringify(sampleRates);
    tx.create('bonus-rule', { version: 1, validFrom: '2026-01', definition, author: 'bench' });
    for (let at = 0; at < resellers; at += 1) {
      const level = levels[at % levels.length] ?? null;
      const resellerPk = addReseller(tx, {
        name: `Партнёр ${String(at)}`,
        status: 'authorised',
        level,
      });
      for (let one = 0; one < purchasesEach; one += 1) {
        const productGroup = sampleRates.groups[one % sampleRates.groups.length]?.name ?? '';
        const amountMinor = 1_000_000 + ((at * 7919 + one * 104_729) % 200_000_000);
        tx.create('purchase', { resellerPk, month, productGroup, amountMinor, currency: 'RUB' });
      }
    }
  });
  data.close();
}

/** Posts the month as a window does; milliseconds. */
function post(file: string): number {
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
function insertBare(from: string, into: string): number {
  const source = openConnection(from, { readonly: true });
  const data = openData(into, migrations, { upkeepEveryMs: 0 });
  try {
    const postings = source
      .prepare<[], Record<string, unknown>>('SELECT * FROM bonus_posting')
      .all();
    const entries = source.prepare<[], Record<string, unknown>>('SELECT * FROM bonus_entry').all();
    const insert = (table: string, row: Record<string, unknown>) => {
      const columns = Object.keys(row);
      return data.db.prepare<unknown[]>(
        `INSERT INTO ${table} (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`,
      );
    };
    const [posting] = postings;
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
  async run() {
    const folder = mkdtempSync(join(tmpdir(), 'ic-bench-'));
    try {
      const empty = join(folder, 'empty.db');
      fill(empty);
      const posts: number[] = [];
      const bare: number[] = [];
      for (let round = 0; round < rounds; round += 1) {
        const posted = join(folder, `posted-${String(round)}.db`);
        const floor = join(folder, `floor-${String(round)}.db`);
        copyFileSync(empty, posted);
        copyFileSync(empty, floor);
        posts.push(post(posted));
        bare.push(insertBare(posted, floor));
      }
      return await Promise.resolve([
        againstFloor({
          name: 'ledger-post',
          unit: 'ms',
          rows: resellers * purchasesEach,
          value: median(posts),
          floor: median(bare),
          atMost: 5,
          of: 'the bare inserts of the same rows',
          note: `a month of ${String(resellers)} resellers; planned, entered with history and outbox; median of ${String(rounds)}`,
        }),
      ]);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  },
};
