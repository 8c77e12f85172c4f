import { join } from 'node:path';
import type { Database } from '#db/database.ts';
import { openConnection } from '#db/connection.ts';
import { ResellerSearch } from '#db/repositories/reseller-search.ts';
import { resellerRowColumns } from '#db/repositories/reseller-rows.ts';
import { againstFloor, type Bench } from './result.ts';

const limit = 12;
const rounds = 40;

/** What operators type, key by key, and the statement a hand would write for the same answer. */
const typed: readonly { text: string; by: 'name' | 'words' | 'inn' | 'phone'; key: string }[] = [
  { text: 'аль', by: 'name', key: 'аль' },
  { text: 'альфа', by: 'name', key: 'альфа' },
  { text: 'Альфа-Век', by: 'name', key: 'альфа век' },
  { text: 'Ёлка', by: 'name', key: 'елка' },
  { text: 'фирма', by: 'name', key: 'фирма' },
  { text: 'ghbynth', by: 'name', key: 'принтер' },
  { text: 'вектор москва', by: 'words', key: '"вектор"* AND "москва"*' },
  { text: 'марина олеговна', by: 'words', key: '"марина"* AND "олеговна"*' },
  { text: 'zakaz55', by: 'words', key: '"zakaz55"*' },
  { text: '7701', by: 'inn', key: '7701' },
  { text: '500123', by: 'inn', key: '500123' },
  { text: '9161234', by: 'phone', key: '9161234' },
  { text: '495 222', by: 'phone', key: '495222' },
];

function byHand(db: Database): (query: (typeof typed)[number]) => unknown {
  const range = (column: string) =>
    db.prepare<unknown[]>(
      `SELECT ${resellerRowColumns} FROM reseller r WHERE r.deleted_at IS NULL
       AND r.${column} >= ? AND r.${column} < ? ORDER BY r.${column} LIMIT ${String(limit + 1)}`,
    );
  const name = range('name_key');
  const inn = range('inn');
  const words = db.prepare<unknown[]>(
    `SELECT ${resellerRowColumns} FROM reseller_search s JOIN reseller r ON r.pk = s.rowid
     WHERE reseller_search MATCH ? LIMIT ${String(limit + 1)}`,
  );
  const phone = db.prepare<unknown[]>(
    `SELECT ${resellerRowColumns} FROM phone_search s JOIN phone p ON p.pk = s.rowid
     JOIN reseller r ON r.pk = p.reseller_pk
     WHERE phone_search MATCH ? AND instr(p.e164, ?) > 0 LIMIT ${String(limit + 1)}`,
  );
  const trigrams = (run: string) =>
    Array.from({ length: run.length - 2 }, (_, at) => `"${run.slice(at, at + 3)}"`).join(' AND ');
  return ({ by, key }) => {
    switch (by) {
      case 'name':
        return name.all(key, `${key}\u{10FFFF}`);
      case 'inn':
        return inn.all(key, `${key}\u{10FFFF}`);
      case 'words':
        return words.all(key);
      case 'phone':
        return phone.all(trigrams(key), key);
    }
  };
}

/** The least of several rounds for each query, summed: noise only ever adds. */
function sumOfLeast(ask: (query: (typeof typed)[number]) => unknown): number {
  const least = typed.map(() => Number.POSITIVE_INFINITY);
  for (let round = 0; round < rounds; round += 1) {
    for (const [at, query] of typed.entries()) {
      const started = performance.now();
      ask(query);
      least[at] = Math.min(least[at] ?? 0, performance.now() - started);
    }
  }
  return least.reduce((sum, time) => sum + time, 0) / typed.length;
}

export const searchQuery: Bench = {
  name: 'search-query',
  run({ dataFolder }) {
    const db = openConnection(join(dataFolder, 'centre.db'), { readonly: true });
    try {
      const box = new ResellerSearch(db);
      const hand = byHand(db);
      const rows = db.prepare<[], number>('SELECT count(*) FROM reseller').pluck().get() ?? 0;
      return Promise.resolve([
        againstFloor({
          name: 'search-query',
          unit: 'ms',
          rows,
          value: sumOfLeast(({ text }) => box.search(text, limit)),
          floor: sumOfLeast(hand),
          atMost: 3,
          of: 'the bare SQLite statement for the same answer',
          note: `mean over ${String(typed.length)} queries, least of ${String(rounds)} rounds each`,
        }),
      ]);
    } finally {
      db.close();
    }
  },
};
