import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { openConnection } from '#db/connection.ts';
import { parseInn } from '#domain/reseller/inn.ts';
import { tempDir } from '#test/support/tmp-dir.ts';
import { generateDemo } from '../../scripts/demo/generate-demo.ts';
import { makeReseller } from '../../scripts/demo/make-reseller.ts';
import { Random } from '../../scripts/demo/random.ts';

const tables = ['reseller', 'contact', 'phone', 'email', 'interaction'] as const;

/** The demonstration data of a seed: all rows as one digest, and what the tests look at. */
function demo(seed: number) {
  const file = join(tempDir(), 'demo.db');
  generateDemo(file, { resellers: 300, interactions: 1500, seed }, () => undefined);
  const db = openConnection(file, { readonly: true });
  try {
    const digest = createHash('sha256');
    const counts: Record<string, number> = {};
    for (const table of tables) {
      const rows = db.prepare(`SELECT * FROM ${table} ORDER BY pk`).all();
      counts[table] = rows.length;
      digest.update(JSON.stringify([table, rows]));
    }
    const texts = (sql: string) => db.prepare<[], string>(sql).pluck().all();
    return {
      digest: digest.digest('hex'),
      counts,
      inns: texts('SELECT inn FROM reseller'),
      phones: texts('SELECT e164 FROM phone'),
      pending: db.prepare<[], number>('SELECT count(*) FROM mutation').pluck().get(),
    };
  } finally {
    db.close();
  }
}

it('makes the same rows of one seed and other rows of another', () => {
  const first = demo(7);
  expect(first.counts).toMatchObject({ reseller: 300, interaction: 1500 });
  expect(demo(7).digest).toBe(first.digest);
  expect(demo(8).digest).not.toBe(first.digest);
});

it('makes numbers that our own rules accept, and nothing that waits to be sent', () => {
  const { inns, phones, pending } = demo(11);
  expect(inns).toHaveLength(300);
  expect(inns.filter((inn) => !parseInn(inn).ok)).toEqual([]);
  expect(phones.length).toBeGreaterThan(300);
  expect(phones.filter((phone) => !/^\+7\d{10}$/.test(phone))).toEqual([]);
  expect(pending).toBe(0);
});

it('spreads three thousand resellers over two hundred cities or more', () => {
  const random = new Random(1);
  const until = Date.UTC(2026, 10, 20);
  const made = Array.from({ length: 3000 }, () => makeReseller(random, until).reseller);
  expect(new Set(made.map(({ city }) => city)).size).toBeGreaterThanOrEqual(200);
});
