import type { Database } from '#db/database.ts';
import type { WriteContext, WriteTransaction } from '#db/write/write-transaction.ts';
import { Purchases } from '#db/repositories/purchases.ts';
import type { Writer } from '#db/write/writer.ts';
import { expiryOf } from '#domain/bonus/accrue.ts';
import { addMonths, monthOf, type Month } from '#domain/bonus/month.ts';
import type { RateTable, RateVersion } from '#domain/bonus/rate-table.ts';
import { kindSpecs, requestKinds, type RequestKind } from '#domain/bonus/request-kinds.ts';
import { requestStep, type RequestAction, type RequestState } from '#domain/bonus/request-state.ts';
import { planMonth } from '#electron/data/bonus/plan-month.ts';
import { distributors, proofTexts, requestWords } from './bonus-words.ts';
import type { Random } from './random.ts';
import { operators } from './words.ts';

const dayMs = 86_400_000;
const mostResellers = 1400;
/** The last one is not posted yet: there is something to preview. */
const months = 5;
/** The rates are older than the first of them. */
const rateMonths = 10;
/** One reseller in so many asks for something each time. */
const shareOfRequests = 0.3;

const rates: RateTable = {
  currency: 'RUB',
  steps: [0, 50_000_000, 200_000_000],
  groups: [
    { name: 'Принтеры и МФУ', points: [4, 6, 8] },
    { name: 'Широкоформатная печать', points: [5, 7, 10] },
    { name: 'Расходные материалы', points: [2, 3, 4] },
    { name: 'Сканеры', points: [3, 4, 6] },
    { name: 'Сервисные пакеты', points: [6, 8, 10] },
  ],
  factors: { gold: 1300, silver: 1150, bronze: 1000, none: 800 },
  expiresAfterMonths: 12,
};

type Account = { available: number };
type Made = {
  readonly writer: Writer;
  readonly random: Random;
  readonly context: WriteContext;
  readonly until: number;
};

function dayOfMonth(month: string, day: number): number {
  return Date.parse(`${month}-${String(day).padStart(2, '0')}T08:00:00Z`);
}

function writeRate(tx: WriteTransaction, random: Random, validFrom: Month): RateVersion {
  const at = dayOfMonth(addMonths(validFrom, -1), 20);
  const definition = JSON.stringify(rates);
  const rule = { version: 1, validFrom, definition, author: operators[1] ?? '' };
  const pk = tx.create('bonus-rule', rule, { id: random.uuid(at), createdAt: at });
  return { pk, version: 1, validFrom, table: rates };
}

function writePurchases(
  tx: WriteTransaction,
  random: Random,
  month: string,
  pks: readonly number[],
) {
  for (const resellerPk of pks) {
    if (!random.chance(0.8)) continue;
    for (let count = random.int(1, 3); count > 0; count -= 1) {
      const createdAt =
        dayOfMonth(addMonths(month, 1), random.int(2, 6)) + random.int(0, 30_000_000);
      tx.create(
        'purchase',
        {
          ...{ resellerPk, month, currency: 'RUB', distributor: random.pick(distributors) },
          productGroup: random.pick(rates.groups).name,
          amountMinor: random.int(20, 1600) * 100_000,
        },
        { id: random.uuid(createdAt), createdAt },
      );
    }
  }
}

/** Posts a month as a manager would have: the same rules, the same rows. */
function post(
  tx: WriteTransaction,
  db: Database,
  random: Random,
  month: string,
  rate: RateVersion,
  accounts: Map<number, Account>,
): void {
  const at = dayOfMonth(addMonths(month, 1), 10);
  const actor = operators[1] ?? '';
  const postingPk = tx.create(
    'bonus-posting',
    { month, state: 'posted', postedAt: at, postedBy: actor },
    { id: random.uuid(at), createdAt: at },
  );
  const expiresOn = expiryOf(`${addMonths(month, 1)}-10`, rates.expiresAfterMonths);
  for (const { resellerPk, accrual } of planMonth(new Purchases(db).accruing(month), rate)) {
    for (const outcome of accrual.outcomes) {
      if (outcome.reason !== null) continue;
      const { points, purchasePk, detail } = outcome;
      tx.create(
        'bonus-entry',
        {
          ...{ resellerPk, kind: 'accrual', points, at, purchasePk, postingPk, month },
          ...{ rulePk: rate.pk, expiresOn, actor, detail: JSON.stringify(detail) },
        },
        { id: random.uuid(at), createdAt: at },
      );
    }
    const account = accounts.get(resellerPk) ?? { available: 0 };
    accounts.set(resellerPk, { available: account.available + accrual.points });
  }
}

/** What became of a request, by how long ago it was asked for. */
function fateOf(random: Random, age: number): readonly RequestAction[] {
  if (age < 4) return random.chance(0.85) ? ['submit'] : [];
  if (random.chance(0.12)) return ['submit', 'decline'];
  if (random.chance(0.08)) return ['submit', 'reject'];
  if (random.chance(0.06)) return ['submit', 'cancel'];
  return age > 20 ? ['submit', 'approve', 'fulfil'] : ['submit', 'approve'];
}

function detailsOf(kind: RequestKind, random: Random, day: string): string {
  return JSON.stringify(requestWords[kind](random, day));
}

function proofsOf(kind: RequestKind, random: Random, date: string): string {
  const proofs = kindSpecs[kind].proofs
    .filter(({ mandatory }) => mandatory)
    .map(({ key }) => ({
      kind: key,
      text: `${random.pick(proofTexts)} ${String(random.int(3, 480))}`,
      date,
    }));
  return JSON.stringify(proofs);
}

function writeRequest(
  tx: WriteTransaction,
  { random, until }: Made,
  resellerPk: number,
  account: Account,
): void {
  const age = random.int(0, random.chance(0.12) ? 3 : 40);
  const createdAt = until - age * dayMs - random.int(600_000, 20_000_000);
  const kind = random.pick(requestKinds);
  const points = Math.floor((account.available * random.int(15, 60)) / 1000) * 10;
  if (points <= 0) return;
  const who = random.pick(operators);
  const actions = fateOf(random, age);
  let state: RequestState = 'draft';
  let reason: string | null = null;
  const entries: {
    kind: 'reservation' | 'release' | 'debit' | 'reversal';
    points: number;
    at: number;
  }[] = [];
  let at = createdAt;
  for (const action of actions) {
    const why = action === 'decline' || action === 'reject' ? random.pick(refusals) : null;
    const step = requestStep({ state, points }, action, {
      available: account.available,
      reason: why,
    });
    if (!step.ok) return;
    at += action === 'submit' ? 0 : random.int(dayMs / 4, dayMs * 1.5);
    for (const entry of step.value.entries) {
      entries.push({ ...entry, at });
      account.available += entry.points;
    }
    state = step.value.state;
    reason = step.value.reason ?? reason;
  }
  const date = new Date(at).toISOString().slice(0, 10);
  const decided = actions.length > 1;
  const requestPk = tx.create(
    'bonus-request',
    {
      ...{ resellerPk, kind, points, state, reason, createdBy: who },
      requestedOn: new Date(createdAt).toISOString().slice(0, 10),
      details: detailsOf(kind, random, date),
      submittedAt: actions.length > 0 ? createdAt : null,
      decidedAt: decided ? at : null,
      decidedBy: decided ? (operators[1] ?? '') : null,
      fulfilledAt: state === 'fulfilled' ? at : null,
      proof: state === 'fulfilled' ? proofsOf(kind, random, date) : null,
    },
    { id: random.uuid(createdAt), createdAt },
  );
  for (const entry of entries) {
    tx.create(
      'bonus-entry',
      {
        ...entry,
        resellerPk,
        requestPk,
        actor: entry.kind === 'reservation' ? who : (operators[1] ?? ''),
      },
      { id: random.uuid(entry.at), createdAt: entry.at },
    );
  }
}

const refusals = [
  'Не по условиям программы',
  'Нет согласованного макета',
  'Мероприятие уже прошло',
  'Нужна смета',
] as const;

/**
 * Rates, purchases of five months, four of them posted, and requests in every state: of up to 1,400
 * authorised resellers, by the rules of the application.
 */
export function addBonuses(db: Database, made: Made): void {
  const { writer, random, context } = made;
  const pks = db
    .prepare<[number], number>(
      `SELECT pk FROM reseller WHERE status = 'authorised' AND deleted_at IS NULL ORDER BY pk LIMIT ?`,
    )
    .pluck()
    .all(mostResellers);
  const accounts = new Map<number, Account>();
  const last = addMonths(monthOf(new Date(made.until).toISOString()), -1);
  const rate = writer.transaction(context, (tx) =>
    writeRate(tx, random, addMonths(last, 1 - rateMonths)),
  );
  for (let at = 0; at < months; at += 1) {
    const month = addMonths(last, at + 1 - months);
    writer.transaction(context, (tx) => writePurchases(tx, random, month, pks));
    if (at === months - 1) continue;
    writer.transaction(context, (tx) => post(tx, db, random, month, rate, accounts));
  }
  writer.transaction(context, (tx) => {
    for (const [resellerPk, account] of accounts) {
      if (random.chance(shareOfRequests)) writeRequest(tx, made, resellerPk, account);
    }
  });
}
