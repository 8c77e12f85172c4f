import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { openConnection } from '#db/connection.ts';
import { parseInn } from '#domain/reseller/inn.ts';
import { tempDir } from '#test/support/tmp-dir.ts';
import { generateDemo, lastEvening } from '../../scripts/demo/generate-demo.ts';
import { makeReseller } from '../../scripts/demo/make-reseller.ts';
import { Random } from '../../scripts/demo/random.ts';

const tables = [
  'reseller',
  'contact',
  'phone',
  'email',
  'interaction',
  'task',
  'purchase',
  'bonus_request',
  'bonus_entry',
  'training_course',
  'training_session',
  'training_registration',
] as const;

/** The demonstration data of a seed: all rows as one digest, and what the tests look at. */
function demo(seed: number, until?: number) {
  const file = join(tempDir(), 'demo.db');
  const end = until === undefined ? {} : { until };
  generateDemo(file, { resellers: 300, interactions: 1500, seed, ...end }, () => undefined);
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
      strange: texts(
        `SELECT topic FROM interaction WHERE topic NOT IN (SELECT name FROM list_item WHERE list = 'topic')
         UNION SELECT outcome FROM interaction
         WHERE outcome NOT IN (SELECT name FROM list_item WHERE list = 'outcome')`,
      ),
      states: texts(
        `SELECT DISTINCT state || CASE WHEN missed = 1 THEN ' missed' ELSE '' END || CASE
           WHEN missed = 1 THEN '' WHEN topic IS NULL OR outcome IS NULL THEN ' incomplete'
           ELSE ' complete' END FROM interaction ORDER BY 1`,
      ),
      hours: db
        .prepare<[], { hour: number; weekday: number }>(
          `SELECT DISTINCT CAST(strftime('%H', at) AS INTEGER) AS hour,
             CAST(strftime('%w', at) AS INTEGER) AS weekday
           FROM (SELECT datetime(occurred_at / 1000, 'unixepoch', '+3 hours') AS at FROM interaction)`,
        )
        .all(),
      ordered: db
        .prepare<[], number>(
          `SELECT count(*) FROM (SELECT occurred_at < lag(occurred_at) OVER (ORDER BY pk) AS back
           FROM interaction) WHERE back`,
        )
        .pluck()
        .get(),
      lowest: db
        .prepare<[], number>(
          `SELECT min(sum) FROM (SELECT sum(points) OVER (PARTITION BY reseller_pk ORDER BY at, pk) AS sum
           FROM bonus_entry)`,
        )
        .pluck()
        .get(),
      requests: texts('SELECT DISTINCT state FROM bonus_request ORDER BY 1'),
      overbooked: texts(
        `SELECT s.starts_on FROM training_session s WHERE s.seats < (SELECT count(*)
           FROM training_registration g WHERE g.session_pk = s.pk AND g.state IN
             ('submitted', 'received', 'confirmed', 'attended', 'no-show'))`,
      ),
      registrationStates: texts('SELECT DISTINCT state FROM training_registration ORDER BY 1'),
      unanswered: db
        .prepare<[], number>(
          "SELECT count(*) FROM training_registration WHERE state IN ('submitted', 'received')",
        )
        .pluck()
        .get(),
      tasksOfRegistrations: db
        .prepare<[], number>("SELECT count(*) FROM task WHERE kind = 'registration'")
        .pluck()
        .get(),
      waitingBesideSeats: texts(
        `SELECT DISTINCT s.starts_on FROM training_session s JOIN training_registration w
           ON w.session_pk = s.pk AND w.state = 'waitlisted'
         WHERE s.state <> 'planned' OR s.seats > (SELECT count(*) FROM training_registration g
           WHERE g.session_pk = s.pk AND g.state IN ('submitted', 'received', 'confirmed'))`,
      ),
      lastDay: db
        .prepare<[], string>("SELECT date(max(occurred_at) / 1000, 'unixepoch') FROM interaction")
        .pluck()
        .get(),
      months: texts('SELECT DISTINCT month FROM bonus_posting ORDER BY 1'),
      pending: db.prepare<[], number>('SELECT count(*) FROM mutation').pluck().get(),
    };
  } finally {
    db.close();
  }
}

it('makes the same rows of one seed and other rows of another', () => {
  const first = demo(7);
  expect(first.counts).toMatchObject({ reseller: 300, interaction: 1500, training_session: 88 });
  expect(demo(7).digest).toBe(first.digest);
  expect(demo(8).digest).not.toBe(first.digest);
});

it('ends on the evening that it is given', () => {
  const monday = Date.parse('2026-03-16T06:30:00Z');
  const friday = Date.parse('2026-03-13T15:00:00Z');
  expect(lastEvening(monday)).toBe(friday);
  const made = demo(7, friday);
  expect(made.lastDay).toBe('2026-03-12');
  expect(made.months).toEqual(['2025-10', '2025-11', '2025-12', '2026-01']);
  expect(made.lowest).toBeGreaterThanOrEqual(0);
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

it('makes interactions as the managed lists name them, in working hours, one after another', () => {
  const { strange, states, hours, ordered } = demo(3);
  expect(strange).toEqual([]);
  expect(states).toEqual(['done complete', 'done missed']);
  expect(hours.length).toBeGreaterThan(30);
  expect(hours.filter(({ hour }) => hour < 9 || hour >= 18)).toEqual([]);
  expect(hours.filter(({ weekday }) => weekday === 0 || weekday === 6)).toEqual([]);
  expect(ordered).toBe(0);
});

it('posts points by the rules and spends no more than there are', () => {
  const { lowest, requests, counts } = demo(5);
  expect(counts['bonus_entry']).toBeGreaterThan(100);
  expect(lowest).toBeGreaterThanOrEqual(0);
  expect(requests).toContain('submitted');
});

it('makes trainings with every state of registrations, and no more people than seats', () => {
  const made = demo(5);
  expect(made.registrationStates).toEqual([
    ...['attended', 'cancelled', 'confirmed', 'declined', 'no-show', 'received', 'submitted'],
    'waitlisted',
  ]);
  expect(made.overbooked).toEqual([]);
  expect(made.waitingBesideSeats).toEqual([]);
  expect(made.unanswered).toBeGreaterThan(0);
  expect(made.tasksOfRegistrations).toBe(made.unanswered);
});
