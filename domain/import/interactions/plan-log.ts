import type { InteractionOp } from '../import-op.ts';
import { isForPerson } from '../ask-buyer.ts';
import { findBuyer, mayBeCalled, type FoundBuyer, type StoredBuyers } from '../find-buyer.ts';
import type { Buyer } from '../purchases/purchase-record.ts';
import { samePerson } from '../register-record.ts';
import {
  compareLog,
  findEntered,
  findSame,
  type EnteredLog,
  type LogPatch,
  type StoredLog,
} from './compare-log.ts';
import { findMoved, mostBetween } from './moved-moments.ts';
import {
  contactLine,
  type LogField,
  type LogPlace,
  type LogRecord,
  type LogValues,
} from './log-record.ts';
import type { PlanFindings } from '../plan-output.ts';
import { spellingOf } from '../spelling.ts';

export type StoredContact = { readonly pk: number; readonly name: string };

/** What the planner asks about what is stored already. */
export type StoredLogs = StoredBuyers & {
  contacts(resellerPk: number): readonly StoredContact[];
  /** What files have brought in at an instant; what this file brings in is left out. */
  at(instant: number): readonly StoredLog[];
  /** What people have entered in the second that begins at an instant, and is over. */
  enteredIn(second: number): readonly EnteredLog[];
  /**
   * What the file that brought in two interactions has brought in between them, or right before or after
   * one of them where the other is null. None where they are of two imports.
   */
  between(first: number | null, last: number | null): readonly StoredLog[];
};

export type LogPlanOutput = Omit<PlanFindings<InteractionOp>, 'repeats'> & {
  /** The row is stored, now or before, although it belongs to nobody so far. */
  unattached(row: number, isNew: boolean): void;
  changes?(row: number, change: LogChangeOfRow): void;
};

/** What a row changes, and the moment where that is another one. */
export type LogChangeOfRow = Pick<
  Extract<InteractionOp, { op: 'interaction-change' }>,
  'values' | 'was' | 'moment'
>;

/** A row that is nowhere stored as it stands. */
type NewRow = LogPlace & {
  readonly row: number;
  readonly values: LogPatch;
  readonly found: FoundBuyer;
};

/** Logs name the same few thousand companies again and again. */
const mostRemembered = 20_000;

/**
 * Decides whose interaction each row of a log is and what it changes. A row of somebody whom nobody
 * knows, or who may be two, is stored without a reseller: nothing that was written down gets lost, and
 * nothing is attached by a guess.
 */
export class LogPlanner {
  readonly #stored: StoredLogs;
  readonly #out: LogPlanOutput;
  readonly #claimed = new Set<number>();
  readonly #buyers = new Map<string, FoundBuyer>();
  readonly #contacts = new Map<number, readonly StoredContact[]>();
  /** The last row that is stored already; null before the first one. */
  #known: number | null = null;
  /** New rows since then, while they are so few that the moment of some may only be edited. */
  #since: NewRow[] | null = [];
  /** Rows whose moment was edited, if no later row tells of what is stored. */
  readonly #moved: { readonly row: NewRow; readonly stored: StoredLog }[] = [];

  constructor(stored: StoredLogs, out: LogPlanOutput) {
    this.#stored = stored;
    this.#out = out;
  }

  /** Takes the next row that was read without fault. */
  add(row: number, record: LogRecord): void {
    const found = this.#buyer(record.buyer);
    if (isForPerson(found)) this.#out.who(row, record.buyer, 'decided' in found);
    const values = this.#valuesOf(record, 'pk' in found ? found.pk : null);
    const { occurredAt, channel } = record;
    const free = this.#stored.at(occurredAt).filter(({ pk }) => !this.#claimed.has(pk));
    const same = findSame({ occurredAt, channel, values }, free);
    if (same === null) {
      const { nameKey } = record.buyer;
      const entered = findEntered(
        { occurredAt, channel, values, nameKey },
        this.#stored.enteredIn(occurredAt).filter(({ pk }) => !this.#claimed.has(pk)),
      );
      if (entered !== null) {
        this.#claimed.add(entered.pk);
        const { resellerPk } = entered.now;
        this.#tell(row, resellerPk === null ? found : { pk: resellerPk }, 'same');
        return;
      }
      this.#takeNew({ row, occurredAt, channel, values, found });
      return;
    }
    this.#claimed.add(same.pk);
    this.#settleSince(same.pk);
    this.#takeKnown({ row, occurredAt, channel, values, found }, same);
  }

  /** Settles which rows tell of an interaction whose moment was edited. */
  finish(): void {
    this.#settleSince(null);
    for (const { row, stored } of this.#moved) {
      if (this.#claimed.has(stored.pk)) {
        this.#create(row);
        continue;
      }
      this.#claimed.add(stored.pk);
      this.#takeKnown(row, stored);
    }
  }

  #takeNew(one: NewRow): void {
    this.#since?.push(one);
    if (this.#since !== null && this.#since.length <= mostBetween) return;
    for (const row of this.#since ?? [one]) this.#create(row);
    this.#since = null;
  }

  /** Looks for edited moments among the new rows between two known ones. */
  #settleSince(next: number | null): void {
    const rows = this.#since ?? [];
    const first = this.#known;
    this.#known = next;
    this.#since = [];
    if (rows.length === 0) return;
    const stored = this.#stored.between(first, next).filter(({ pk }) => !this.#claimed.has(pk));
    const moved = findMoved(rows, stored, first === null || next === null);
    this.#moved.push(...moved);
    const waiting = new Set(moved.map(({ row }) => row));
    for (const row of rows) if (!waiting.has(row)) this.#create(row);
  }

  #create({ row, found, ...record }: NewRow): void {
    this.#out.op({ op: 'interaction-new', row, ...record });
    this.#tell(row, found, 'new');
  }

  #takeKnown({ row, occurredAt, values, found }: NewRow, same: StoredLog): void {
    const fields = same.isDeleted ? [] : compareLog(values, same);
    // Whom people have moved in time or deleted stays so.
    const isMoved =
      occurredAt !== same.occurredAt && same.nowAt === same.occurredAt && !same.isDeleted;
    if (fields.length === 0 && !isMoved) {
      this.#tell(row, same.now.resellerPk === null ? found : { pk: same.now.resellerPk }, 'same');
      return;
    }
    const change = {
      ...{ values: pick(values, fields), was: pick(same.now, fields) },
      ...(isMoved ? { moment: { was: same.nowAt, to: occurredAt } } : {}),
    };
    this.#out.op({ op: 'interaction-change', row, pk: same.pk, ...change });
    this.#out.verdict(row, 'changed');
    this.#out.changes?.(row, change);
  }

  #tell(row: number, found: FoundBuyer, verdict: 'new' | 'same'): void {
    if ('pk' in found) {
      this.#out.verdict(row, verdict);
      return;
    }
    if ('doubt' in found) this.#out.doubt(row, found.doubt);
    else this.#out.verdict(row, 'unknown');
    this.#out.unattached(row, verdict === 'new');
  }

  #buyer(buyer: Buyer): FoundBuyer {
    // All that is asked about a company stands in its spelling, but for the numbers of the row.
    const key = spellingOf(buyer) ?? '';
    const known = this.#buyers.get(key);
    if (known !== undefined && (buyer.phones.length === 0 || !mayBeCalled(known))) return known;
    if (this.#buyers.size >= mostRemembered) this.#buyers.clear();
    const found = findBuyer(buyer, this.#stored);
    if (!('called' in found)) this.#buyers.set(key, found);
    return found;
  }

  #valuesOf({ company, contact, values }: LogRecord, resellerPk: number | null): LogPatch {
    const contactPk = resellerPk === null ? null : this.#contact(resellerPk, contact);
    const { text } = values;
    // Who is none of the reseller's people is kept by name.
    const lines = [
      text ?? null,
      contact === null || contactPk !== null ? null : contactLine(contact),
    ].filter((line) => line !== null);
    return {
      ...values,
      ...(text === undefined ? {} : { text: lines.length === 0 ? null : lines.join('\n') }),
      companyText: company,
      resellerPk,
      contactPk,
    };
  }

  #contact(resellerPk: number, name: string | null): number | null {
    if (name === null) return null;
    const known = this.#contacts.get(resellerPk) ?? this.#stored.contacts(resellerPk);
    if (this.#contacts.size >= mostRemembered) this.#contacts.clear();
    this.#contacts.set(resellerPk, known);
    const [one, ...more] = known.filter((contact) => samePerson(contact.name, name));
    return one === undefined || more.length > 0 ? null : one.pk;
  }
}

function pick(values: LogPatch, fields: readonly LogField[]): LogPatch {
  const picked: Partial<Record<LogField, LogValues[LogField]>> = {};
  for (const field of fields) picked[field] = values[field] ?? null;
  return picked as LogPatch;
}
