import { expect, it } from 'vitest';
import { briefingSql } from '#db/repositories/briefings.ts';
import { callSql } from '#db/repositories/calls.ts';
import { interactionSql } from '#db/repositories/interaction.ts';
import { tiedWorkSql } from '#db/repositories/tied-work.ts';
import { tempDatabase } from '#test/support/database.ts';

const statements = Object.entries({
  ...callSql,
  ...briefingSql,
  ...interactionSql,
  ...tiedWorkSql,
});

it.each(statements)('the statement %s finds its rows by an index', (_name, sql) => {
  const { db } = tempDatabase();
  const values = sql
    .split('?')
    .slice(1)
    .map(() => 1);
  const plan = db
    .prepare<unknown[], { detail: string }>(`EXPLAIN QUERY PLAN ${sql}`)
    .all(...values)
    .map(({ detail }) => detail);
  // json_each is a table of the statement itself; its rows are the few channels asked for.
  const scans = plan.filter((line) => line.startsWith('SCAN') && !line.includes('json_each'));
  expect(scans).toEqual([]);
});

it('whose a number is and which calls run is found by the index made for it', () => {
  const { db } = tempDatabase();
  const plan = (sql: string, value: string) =>
    db
      .prepare<[string], { detail: string }>(`EXPLAIN QUERY PLAN ${sql}`)
      .all(value)
      .map(({ detail }) => detail)
      .join('\n');
  expect(plan(callSql.matches, '+74951234567')).toContain('phone_number (e164=?)');
  expect(plan(callSql.running, 'operator')).toContain('interaction_running (operator=?)');
});
