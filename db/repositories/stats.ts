import type { Database } from 'better-sqlite3';
import { bonusRequestStats, type BonusRequestStats } from './bonus-request-stats.ts';
import { interactionStats, type InteractionStats } from './interaction-stats.ts';

export type Stats = {
  readonly resellers: {
    readonly total: number;
    readonly byStatus: Readonly<Record<string, number>>;
    /** How many different cities. */
    readonly cities: number;
  };
  readonly contacts: number;
  readonly phones: number;
  readonly emails: number;
  readonly interactions: {
    readonly total: number;
    readonly byChannel: Readonly<Record<string, number>>;
  } & InteractionStats;
  readonly purchases: {
    readonly facts: number;
    /** How many resellers have any. */
    readonly resellers: number;
    /** Thousands by month, of all currencies together; exact as long as there is one. */
    readonly monthTotals: Readonly<Record<string, number>>;
    readonly byCurrency: Readonly<Record<string, Readonly<Record<string, number>>>>;
  };
  readonly bonusRequests: BonusRequestStats;
  readonly trainings: {
    /** Forms: each is of one reseller for one session. */
    readonly applications: number;
    readonly participants: number;
  };
  readonly tasks: number;
  readonly batches: number;
  /** Changes that head office has not seen yet. */
  readonly pendingChanges: number;
};

/** Counts of what is in the file, deleted rows left out. */
export function readStats(db: Database): Stats {
  const count = (table: string) =>
    db
      .prepare<[], number>(`SELECT count(*) FROM ${table} WHERE deleted_at IS NULL`)
      .pluck()
      .get() ?? 0;
  const counts = (table: string, column: string) =>
    Object.fromEntries(
      db
        .prepare<[], [string, number]>(
          `SELECT ${column}, count(*) FROM ${table} WHERE deleted_at IS NULL GROUP BY 1 ORDER BY 1`,
        )
        .raw()
        .all(),
    );
  const number = (sql: string) => db.prepare<[], number>(sql).pluck().get() ?? 0;
  return {
    resellers: {
      total: count('reseller'),
      byStatus: counts('reseller', 'status'),
      cities: number('SELECT count(DISTINCT city) FROM reseller WHERE deleted_at IS NULL'),
    },
    contacts: count('contact'),
    phones: count('phone'),
    emails: count('email'),
    interactions: {
      total: count('interaction'),
      byChannel: counts('interaction', 'channel'),
      ...interactionStats(db),
    },
    purchases: purchaseStats(db),
    bonusRequests: bonusRequestStats(db),
    trainings: {
      applications: number(
        `SELECT count(*) FROM (SELECT DISTINCT session_pk, reseller_pk FROM training_registration
         WHERE deleted_at IS NULL)`,
      ),
      participants: count('training_registration'),
    },
    tasks: count('task'),
    batches: number('SELECT count(*) FROM import_batch'),
    pendingChanges: pendingChanges(db),
  };
}

function purchaseStats(db: Database): Stats['purchases'] {
  const sums = db
    .prepare<[], [string, string, number, number]>(
      `SELECT month, currency, sum(amount_minor), count(*) FROM purchase
       WHERE deleted_at IS NULL GROUP BY month, currency ORDER BY month, currency`,
    )
    .raw()
    .all();
  const totals = new Map<string, number>();
  const byCurrency: Record<string, Record<string, number>> = {};
  let facts = 0;
  for (const [month, currency, minor, count] of sums) {
    facts += count;
    totals.set(month, (totals.get(month) ?? 0) + minor);
    (byCurrency[currency] ??= {})[month] = inThousands(minor);
  }
  const resellers =
    db
      .prepare<[], number>(
        'SELECT count(DISTINCT reseller_pk) FROM purchase WHERE deleted_at IS NULL',
      )
      .pluck()
      .get() ?? 0;
  return {
    facts,
    resellers,
    monthTotals: Object.fromEntries([...totals].map(([month, sum]) => [month, inThousands(sum)])),
    byCurrency,
  };
}

/** A sum in minor units as the number that its decimal digits make; nothing is divided. */
function inThousands(minor: number): number {
  const digits = String(Math.abs(minor)).padStart(6, '0');
  return Number(`${minor < 0 ? '-' : ''}${digits.slice(0, -5)}.${digits.slice(-5)}`);
}

/** How many changes wait to be sent to head office; their numbers have no gaps, so none is counted. */
export function pendingChanges(db: Database): number {
  const pending = db
    .prepare<[], number>(
      // Numbers are gapless, so that none has to be counted.
      `SELECT last_mut_no - coalesce((SELECT acked_mut_no FROM sync_state WHERE one = 1), 0)
       FROM device WHERE one = 1`,
    )
    .pluck()
    .get();
  return pending ?? 0;
}
