import type { Month } from '../../bonus/month.ts';
import { askBuyer } from '../ask-buyer.ts';
import type { StoredBuyers } from '../find-buyer.ts';
import type { PurchasesOp } from '../import-op.ts';
import type { PlanFindings } from '../plan-output.ts';
import { unpackSaid } from '../said-by-key.ts';
import {
  compareBlank,
  compareFact,
  type FactDoubt,
  type FactStep,
  type StoredPurchase,
} from './compare-facts.ts';
import { factKey, type FactPlace, type PurchaseRecord } from './purchase-record.ts';
import { saidSum } from './said-sum.ts';

/** What the planner asks about what is stored already. */
export type StoredPurchases = StoredBuyers & {
  purchases(resellerPk: number): readonly StoredPurchase[];
  /** What files have said of the purchases of a reseller, as packed text. */
  source(resellerPk: number): string | null;
};

export type FactChange = Exclude<FactStep, { readonly step: 'keep' }>;

export type PurchasePlanOutput = PlanFindings<PurchasesOp> & {
  changes?(row: number, changes: readonly FactChange[]): void;
};

type Taken = { readonly row: number; readonly record: PurchaseRecord };
type Settled = { readonly row: number; readonly steps: readonly FactStep[] };

/**
 * Decides which reseller each row of a report means and what its facts change. Rows are given in
 * order; `finish` ends it, since a reseller may have several rows.
 */
export class PurchasePlanner {
  readonly #stored: StoredPurchases;
  readonly #out: PurchasePlanOutput;
  readonly #byReseller = new Map<number, Taken[]>();
  #months: { readonly from: Month; readonly to: Month } | null = null;
  readonly #groups: { inn: string | null; rows: readonly number[] }[] = [];

  constructor(stored: StoredPurchases, out: PurchasePlanOutput) {
    this.#stored = stored;
    this.#out = out;
  }

  /** Takes the next row that was read without fault. */
  add(row: number, record: PurchaseRecord): void {
    const pk = askBuyer(row, record.buyer, this.#stored, this.#out);
    if (pk === null) return;
    const rows = this.#byReseller.get(pk) ?? [];
    rows.push({ row, record });
    for (const { month } of record.facts) this.#widen(month);
    this.#byReseller.set(pk, rows);
  }

  finish(): void {
    for (const [pk, rows] of this.#byReseller) this.#settle(pk, this.#once(rows));
  }

  /** Rows that say the same of one reseller, word for word. */
  duplicates(): Iterable<{ readonly inn: string | null; readonly rows: readonly number[] }> {
    return this.#groups;
  }

  /** Leaves one of equal rows; rows that give one place two sums wait for a person, all of them. */
  #once(rows: readonly Taken[]): readonly Taken[] {
    const kept: Taken[] = [];
    const bySaid = new Map<string, Taken>();
    const byPlace = new Map<string, Taken>();
    const inDoubt = new Set<Taken>();
    for (const taken of rows) {
      const { row, record } = taken;
      const said = saidOf(record);
      const equal = said === '' ? undefined : bySaid.get(said);
      if (equal !== undefined) {
        this.#out.repeats(row, equal.row);
        this.#groups.push({ inn: record.buyer.inn, rows: [equal.row, row] });
        continue;
      }
      kept.push(taken);
      bySaid.set(said, taken);
      for (const fact of record.facts) {
        const key = factKey(fact);
        const other = byPlace.get(key);
        if (other !== undefined) inDoubt.add(other).add(taken);
        byPlace.set(key, taken);
      }
    }
    for (const { row } of inDoubt) this.#out.doubt(row, 'twice');
    return kept.filter((taken) => !inDoubt.has(taken));
  }

  #settle(pk: number, rows: readonly Taken[]): void {
    // A list of years has thousands of facts of one reseller: each is held against its month only.
    const stored = new Map<Month, StoredPurchase[]>();
    for (const one of this.#stored.purchases(pk)) {
      const ofMonth = stored.get(one.month) ?? [];
      ofMonth.push(one);
      stored.set(one.month, ofMonth);
    }
    const of = ({ month }: FactPlace): readonly StoredPurchase[] => stored.get(month) ?? [];
    const source = unpackSaid(this.#stored.source(pk));
    // A place that another row fills is not blank.
    const filled = new Set(rows.flatMap(({ record }) => record.facts.map(factKey)));
    const settled: Settled[] = [];
    for (const { row, record } of rows) {
      const steps = [
        ...record.facts.map((fact) => compareFact(row, fact, source, of(fact))),
        ...record.blanks
          .filter((place) => !filled.has(factKey(place)))
          .map((place) => compareBlank(row, place, source, of(place))),
      ].filter((step) => step !== null);
      const doubt = steps.find((step): step is FactDoubt => typeof step === 'string');
      if (doubt === undefined) {
        settled.push({ row, steps: steps.filter((step) => typeof step !== 'string') });
      } else this.#out.doubt(row, doubt);
    }
    for (const one of settled) this.#tell(one);
    const facts = settled
      .flatMap(({ steps }) => steps)
      .filter(({ step, key, says }) => step !== 'keep' || source.get(key) !== (says ?? undefined));
    const [first] = facts;
    if (first === undefined) return;
    const months = this.#months ?? { from: '', to: '' };
    this.#out.op({ op: 'purchases', pk, row: first.row, facts, months });
  }

  #widen(month: Month): void {
    const { from, to } = this.#months ?? { from: month, to: month };
    this.#months = { from: month < from ? month : from, to: month > to ? month : to };
  }

  #tell({ row, steps }: Settled): void {
    const changes = steps.filter((step): step is FactChange => step.step !== 'keep');
    if (changes.length > 0) this.#out.changes?.(row, changes);
    const onlyNew = steps.every(({ step }) => step === 'create');
    this.#out.verdict(row, changes.length === 0 ? 'same' : onlyNew ? 'new' : 'changed');
  }
}

/** All that a row says, equal for equal rows; empty for one that says nothing. */
function saidOf({ facts }: PurchaseRecord): string {
  return facts
    .map((fact) => `${factKey(fact)}|${saidSum(fact)}`)
    .sort()
    .join('\n');
}
