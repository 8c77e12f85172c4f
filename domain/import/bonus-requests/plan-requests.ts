import type { BonusRequestsOp } from '../import-op.ts';
import { askBuyer } from '../ask-buyer.ts';
import type { StoredBuyers } from '../find-buyer.ts';
import {
  compareRequest,
  type RequestDoubt,
  type RequestStep,
  type StoredRequestValues,
} from './compare-request.ts';
import {
  completeValues,
  namesOne,
  requestFields,
  requestKey,
  requestValues,
  type RequestRecord,
  type RequestValues,
  type ToldValues,
} from './request-record.ts';
import { unpackRequests } from './request-source.ts';
import { tellsOf } from './told-request.ts';
import { stepVerdicts, type PlanFindings } from '../plan-output.ts';

/** What the planner asks about what is stored already. */
export type StoredRequests = StoredBuyers & {
  requests(resellerPk: number): readonly StoredRequestValues[];
  /** The resellers of requests with the very same key, where a number makes it one. */
  ownersOf(key: string): readonly number[];
  /** What files have said of the requests of a reseller, as packed text. */
  source(resellerPk: number): string | null;
};

export type RequestPlanOutput = PlanFindings<BonusRequestsOp> & {
  changes?(row: number, step: RequestStep): void;
};

type Taken = {
  readonly row: number;
  readonly key: string;
  readonly pk: number;
  readonly inn: string | null;
  readonly told: ToldValues;
};

/**
 * Decides whose each request is and what it changes. Rows are given in order; `finish` ends it, since
 * a later row may have the number of an earlier one.
 */
export class RequestPlanner {
  readonly #stored: StoredRequests;
  readonly #out: RequestPlanOutput;
  readonly #byReseller = new Map<number, Taken[]>();
  /** Rows by their key: of all resellers where the number is one, else of each. */
  readonly #byKey = new Map<string, Taken[]>();
  readonly #groups: { inn: string | null; rows: readonly number[] }[] = [];

  constructor(stored: StoredRequests, out: RequestPlanOutput) {
    this.#stored = stored;
    this.#out = out;
  }

  /** Takes the next row that was read without fault. */
  add(row: number, record: RequestRecord): void {
    const pk = askBuyer(row, record.buyer, this.#stored, this.#out);
    if (pk === null) return;
    const told = requestValues(record);
    const key = requestKey(told);
    const taken = { row, key, pk, inn: record.buyer.inn, told };
    put(this.#byReseller, pk, taken);
    put(this.#byKey, namesOne(told.number) ? key : `${key}|${String(pk)}`, taken);
  }

  finish(): void {
    const left = new Set<Taken>();
    for (const same of this.#byKey.values()) this.#once(same, left);
    for (const [pk, rows] of this.#byReseller) {
      this.#settle(
        pk,
        rows.filter((one) => !left.has(one)),
      );
    }
  }

  /** Rows that say the same of one reseller, word for word. */
  duplicates(): Iterable<{ readonly inn: string | null; readonly rows: readonly number[] }> {
    return this.#groups;
  }

  /** Of rows with one key one is taken if all are equal; else all of them wait for a person. */
  #once(same: readonly Taken[], left: Set<Taken>): void {
    const [first, ...others] = same;
    if (first === undefined || others.length === 0) return;
    const isOne = others.every(({ pk, told }) => pk === first.pk && isEqual(told, first.told));
    for (const one of isOne ? others : same) {
      left.add(one);
      if (!isOne) this.#out.doubt(one.row, 'request-twice');
      else this.#out.repeats(one.row, first.row);
    }
    if (isOne) this.#groups.push({ inn: first.inn, rows: same.map(({ row }) => row) });
  }

  #settle(pk: number, rows: readonly Taken[]): void {
    const source = unpackRequests(this.#stored.source(pk));
    const stored = this.#stored.requests(pk);
    const files = new Set([...source.values()].map((one) => one.pk));
    const entered = stored.filter((one) => !files.has(one.pk));
    const steps: RequestStep[] = [];
    for (const { row, key, told } of rows) {
      const said = source.get(key) ?? null;
      const here = stored.find((one) => (said ? one.pk === said.pk : requestKey(one) === key));
      // Columns that this file lacks keep what an earlier one said.
      const says = completeValues({
        ...said?.values,
        ...deciderOf(told, [said?.values, here]),
        ...told,
      });
      const isOthers = this.#stored.ownersOf(key).some((owner) => owner !== pk);
      const step = isOthers
        ? 'request-differs'
        : compareRequest(row, key, says, said, here ?? null);
      if (
        said === null &&
        !isOthers &&
        !isKept(step) &&
        entered.some((one) => tellsOf(told, one))
      ) {
        this.#out.verdict(row, 'same');
        continue;
      }
      if (typeof step === 'string') {
        this.#out.doubt(row, step);
        continue;
      }
      this.#tell(step);
      const isSaid = said !== null && isEqual(said.values, says);
      if (step.step !== 'keep' || !isSaid) steps.push(step);
    }
    const [first] = steps;
    if (first !== undefined) this.#out.op({ op: 'bonus-requests', pk, row: first.row, steps });
  }

  #tell(step: RequestStep): void {
    if (step.step !== 'keep') this.#out.changes?.(step.row, step);
    this.#out.verdict(step.row, stepVerdicts[step.step]);
  }
}

/** Where nobody signs, who made the very decision that is known; nobody made another one. */
function deciderOf(
  told: ToldValues,
  known: readonly (RequestValues | undefined)[],
): Pick<ToldValues, 'decidedBy'> {
  if (told.state === undefined) return {};
  return { decidedBy: known.find((one) => one?.state === told.state)?.decidedBy ?? null };
}

function isKept(step: RequestStep | RequestDoubt): boolean {
  return typeof step !== 'string' && step.step === 'keep';
}

function put<K>(map: Map<K, Taken[]>, key: K, taken: Taken): void {
  const list = map.get(key) ?? [];
  list.push(taken);
  map.set(key, list);
}

function isEqual(one: Partial<RequestValues>, other: Partial<RequestValues>): boolean {
  return requestFields.every((field) => one[field] === other[field]);
}
