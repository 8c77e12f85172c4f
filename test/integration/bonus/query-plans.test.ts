import { expect, it } from 'vitest';
import { entrySql } from '#db/repositories/bonus-entries.ts';
import { requestSql } from '#db/repositories/bonus-requests.ts';
import { requestLookupSql } from '#db/repositories/bonus-request-lookup.ts';
import { buyerDecisionSql } from '#db/repositories/buyer-decisions.ts';
import { buyerLookupSql } from '#db/repositories/buyer-lookup.ts';
import { purchaseLookupSql } from '#db/repositories/purchase-lookup.ts';
import { reportSql } from '#db/repositories/purchase-reports.ts';
import { purchaseUndoSql } from '#db/repositories/purchase-undo.ts';
import { purchaseSql } from '#db/repositories/purchases.ts';
import { tempDatabase } from '#test/support/database.ts';

// These read from end to end: one entry a request, one step a month, all numbers and decisions once.
const whole = new Set(['counts', 'months', 'numbered', 'all', 'live']);
const statements = [
  reportSql,
  entrySql,
  requestSql,
  purchaseSql,
  buyerLookupSql,
  buyerDecisionSql,
  purchaseLookupSql,
  requestLookupSql,
  purchaseUndoSql,
]
  .flatMap((table) => Object.entries(table))
  .filter(([name]) => !whole.has(name));

it.each(statements)('%s goes over no table', (_name, sql) => {
  const { db } = tempDatabase();
  const plan = db.prepare<unknown[], { detail: string }>(`EXPLAIN QUERY PLAN ${sql}`);
  const named = { batch: 1, after: 0, field: '', limit: 1 };
  const steps = sql.includes('@batch')
    ? plan.all(named)
    : plan.all(...Array.from({ length: sql.split('?').length - 1 }, () => 1));
  expect(steps.map(({ detail }) => detail).filter((step) => step.startsWith('SCAN'))).toEqual([]);
});
