import { join } from 'node:path';
import {
  interactionFilterFields,
  type InteractionFilterField,
  type InteractionQuery,
} from '#contract/interaction-list.ts';
import { openConnection } from '#db/connection.ts';
import type { Database } from '#db/database.ts';
import {
  InteractionList,
  interactionListSql,
  interactionRowSql,
} from '#db/repositories/interaction-list.ts';
import { againstFloor, type Bench } from './result.ts';

const rounds = 10;
/** As many lines as come with the answer. */
const firstRows = 60;
const dayMs = 86_400_000;

type Values = Readonly<Record<InteractionFilterField, readonly string[]>>;

/** What there is to filter by, the most frequent first: what lets most through takes longest. */
function valuesOf(db: Database): Values {
  const of = (field: InteractionFilterField): readonly string[] =>
    db
      .prepare<[], string>(
        `SELECT ${field} FROM interaction WHERE deleted_at IS NULL AND ${field} IS NOT NULL
         GROUP BY ${field} ORDER BY count(*) DESC LIMIT 8`,
      )
      .pluck()
      .all();
  const read = Object.fromEntries(interactionFilterFields.map((field) => [field, of(field)]));
  return read as Values;
}

/** How operators narrow the log, several filters at once each time. */
function queriesOf(db: Database): readonly InteractionQuery[] {
  const { operator, channel, topic, outcome } = valuesOf(db);
  const channels = channel as NonNullable<NonNullable<InteractionQuery['filters']>['channel']>;
  const newest = db.prepare<[], number>('SELECT max(occurred_at) FROM interaction').pluck().get();
  const lastDays = (days: number): number => (newest ?? 0) - days * dayMs;
  const busiest = db
    .prepare<[], number>(
      `SELECT reseller_pk FROM interaction WHERE reseller_pk IS NOT NULL AND deleted_at IS NULL
       GROUP BY reseller_pk ORDER BY count(*) DESC LIMIT 1`,
    )
    .pluck()
    .get();
  if (busiest === undefined) throw new Error('the data have no interactions');
  const one = (values: readonly string[]): string[] => values.slice(0, 1);
  const some = (values: readonly string[]): string[] => values.slice(0, 4);
  return [
    { filters: { operator: one(operator), channel: channels.slice(0, 1), topic: one(topic) } },
    { filters: { topic: some(topic), outcome: some(outcome) } },
    { filters: { channel: channels.slice(0, 4), outcome: some(outcome) }, direction: 'asc' },
    { filters: { operator: some(operator), topic: some(topic), outcome: some(outcome) } },
    { filters: { operator: one(operator), outcome: one(outcome) }, from: lastDays(90) },
    { filters: { channel: channels.slice(0, 2), topic: some(topic) }, from: lastDays(365) },
    { filters: { operator: some(operator), channel: channels.slice(0, 1) }, state: 'missed' },
    { filters: { channel: channels.slice(0, 2), outcome: some(outcome) }, resellerPk: busiest },
  ];
}

/** The statement for the same rows, its numbers one by one, and the first lines. */
function byHand(db: Database): (query: InteractionQuery) => unknown {
  const line = db.prepare<[number]>(interactionRowSql.row);
  return (query) => {
    const { sql, values } = interactionListSql(query);
    const pks = db
      .prepare<unknown[], number>(sql)
      .pluck()
      .all(...values);
    return pks.slice(0, firstRows).map((pk) => line.get(pk));
  };
}

/** The least of several rounds for each query: noise only ever adds. */
function leastOf(
  queries: readonly InteractionQuery[],
  ask: (query: InteractionQuery) => unknown,
): readonly number[] {
  return queries.map((query) => {
    const times = Array.from({ length: rounds }, () => {
      const started = performance.now();
      ask(query);
      return performance.now() - started;
    });
    return Math.min(...times);
  });
}

function mean(times: readonly number[]): number {
  return times.reduce((sum, time) => sum + time, 0) / times.length;
}

export const logQuery: Bench = {
  name: 'log-query',
  run({ dataFolder }) {
    const db = openConnection(join(dataFolder, 'centre.db'), { readonly: true });
    try {
      const list = new InteractionList(db);
      const queries = queriesOf(db);
      const rows = db.prepare<[], number>('SELECT count(*) FROM interaction').pluck().get() ?? 0;
      const found = queries.map((query) => list.list(query).pks.length);
      const least = leastOf(queries, (query) => list.list(query));
      return Promise.resolve([
        againstFloor({
          name: 'log-query',
          unit: 'ms',
          rows,
          value: mean(least),
          floor: mean(leastOf(queries, byHand(db))),
          atMost: 1.5,
          of: 'the bare SQLite statement for the same answer',
          note: `mean over ${String(queries.length)} queries of several filters, ${String(Math.min(...found))} to ${String(Math.max(...found))} rows each, least of ${String(rounds)} rounds; the slowest ${String(Math.round(Math.max(...least)))} ms`,
        }),
      ]);
    } finally {
      db.close();
    }
  },
};
