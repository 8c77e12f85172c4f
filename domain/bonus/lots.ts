import type { CalendarDate } from '../calendar/parse-date.ts';
import type { LedgerEntry } from './entry.ts';

/** What is left of one accrual. */
export type Lot = {
  /** The entry that brought the points. */
  readonly entryPk: number;
  readonly expiresOn: CalendarDate | null;
  readonly left: number;
};

type OpenLot = { readonly entryPk: number; readonly expiresOn: CalendarDate | null; left: number };
type Share = { readonly at: number; readonly points: number };

/** Points of entries that belong to no request. */
const noRequest = 0;

/**
 * Follows a ledger from its first entry on and knows which accrual each point came from. The oldest
 * points are spent first. Reserved points are out of their lot, so they do not expire under the
 * request; released ones go back to where they came from, with the day on which they expire.
 */
class LotBook {
  readonly #lots: OpenLot[] = [];
  readonly #byEntry = new Map<number, number>();
  readonly #held = new Map<number, Share[]>();
  readonly #freed = new Map<number, Share[]>();
  readonly #spent = new Map<number, Share[]>();
  /** Before this place all lots are empty. */
  #first = 0;
  /** What was taken beyond all lots: no rule here lets it happen, but a file may say so. */
  #missing = 0;

  add(entry: LedgerEntry): void {
    const { kind, points } = entry;
    const request = entry.requestPk ?? noRequest;
    switch (kind) {
      case 'accrual':
        this.#open(entry.pk, points, entry.expiresOn);
        break;
      case 'adjustment':
        if (points >= 0) this.#open(entry.pk, points, entry.expiresOn);
        else this.#take(-points);
        break;
      case 'reservation':
        put(this.#held, request, this.#take(-points));
        break;
      case 'release': {
        const shares = cut(this.#held, request, points);
        this.#giveBack(entry.pk, points, shares);
        this.#freed.set(request, shares);
        break;
      }
      case 'debit':
        // What a request spends is what it had reserved, whatever became older meanwhile.
        put(this.#spent, request, this.#take(-points, this.#freed.get(request)));
        this.#freed.delete(request);
        break;
      case 'expiry':
        this.#take(-points, this.#ofEntry(entry.reversesPk, -points));
        break;
      case 'reversal':
        if (points < 0) this.#take(-points, this.#ofEntry(entry.reversesPk, -points));
        else this.#giveBack(entry.pk, points, cut(this.#spent, request, points));
        break;
    }
  }

  lots(): readonly Lot[] {
    return this.#lots;
  }

  missing(): number {
    return this.#missing;
  }

  #open(entryPk: number, points: number, expiresOn: CalendarDate | null): void {
    const paid = Math.min(points, this.#missing);
    this.#missing -= paid;
    this.#byEntry.set(entryPk, this.#lots.length);
    this.#lots.push({ entryPk, expiresOn, left: points - paid });
  }

  #ofEntry(entryPk: number | null, points: number): readonly Share[] | undefined {
    const at = entryPk === null ? undefined : this.#byEntry.get(entryPk);
    return at === undefined ? undefined : [{ at, points }];
  }

  /** Takes from these lots first, then from the oldest. */
  #take(points: number, preferred: readonly Share[] = []): Share[] {
    const shares: Share[] = [];
    let rest = points;
    const from = (at: number, most: number): void => {
      const lot = this.#lots[at];
      const part = Math.min(most, rest, lot?.left ?? 0);
      if (!lot || part <= 0) return;
      lot.left -= part;
      rest -= part;
      shares.push({ at, points: part });
    };
    for (const { at, points: most } of preferred) from(at, most);
    for (let at = this.#first; rest > 0 && at < this.#lots.length; at += 1) from(at, rest);
    while (this.#lots[this.#first]?.left === 0) this.#first += 1;
    this.#missing += rest;
    return shares;
  }

  #giveBack(entryPk: number, points: number, shares: readonly Share[]): void {
    let rest = points;
    for (const { at, points: part } of shares) {
      const lot = this.#lots[at];
      if (!lot) continue;
      lot.left += part;
      rest -= part;
      this.#first = Math.min(this.#first, at);
    }
    if (rest > 0) this.#open(entryPk, rest, null);
  }
}

function put(into: Map<number, Share[]>, key: number, shares: readonly Share[]): void {
  into.set(key, [...(into.get(key) ?? []), ...shares]);
}

/** Takes shares of so many points out of what is kept under a key. */
function cut(from: Map<number, Share[]>, key: number, points: number): Share[] {
  const taken: Share[] = [];
  const kept: Share[] = [];
  let rest = points;
  for (const share of from.get(key) ?? []) {
    const part = Math.min(rest, share.points);
    rest -= part;
    if (part > 0) taken.push({ at: share.at, points: part });
    if (share.points > part) kept.push({ at: share.at, points: share.points - part });
  }
  from.set(key, kept);
  return taken;
}

/**
 * What is left of each accrual after these entries, the oldest first. The sum of what is left is
 * what is available; `missing` is how far below zero a faulty file went.
 */
export function lotsOf(entries: readonly LedgerEntry[]): {
  readonly lots: readonly Lot[];
  readonly missing: number;
} {
  const book = new LotBook();
  for (const entry of entries) book.add(entry);
  return { lots: book.lots(), missing: book.missing() };
}
