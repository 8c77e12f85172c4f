import type { RequestAction, RequestState } from '#domain/bonus/request-state.ts';

type Point = {
  readonly lot: number;
  /** The month after which it is gone; null: never. */
  readonly until: number | null;
  where: 'free' | 'held' | 'spent' | 'expired' | 'taken';
  request: number | null;
};
type Asked = { readonly points: number; state: RequestState };

/**
 * The account as a child would keep it: every point is a coin on the table, in the order in which
 * it came. Slow, and too simple to be wrong.
 */
export class PointModel {
  #coins: Point[] = [];
  readonly #lots: number[] = [];
  /** Lots that cannot be taken back: taken back already, or entered by hand. */
  readonly #fixed = new Set<number>();
  readonly #requests = new Map<number, Asked>();
  #month = 0;

  accrue(points: number, months: number): void {
    this.#lay(points, this.#month + months);
  }

  adjust(points: number): boolean {
    if (points > 0) {
      this.#fixed.add(this.#lots.length);
      this.#lay(points, null);
      return true;
    }
    const free = this.#free();
    if (points === 0 || free.length < -points) return false;
    for (const coin of free.slice(0, -points)) coin.where = 'taken';
    return true;
  }

  /** Time goes on; what has run out is swept from the table when someone looks. */
  wait(months: number): void {
    this.#month += months;
  }

  sweep(): void {
    for (const coin of this.#coins) {
      const over = coin.until !== null && coin.until < this.#month;
      if (over && coin.where === 'free') coin.where = 'expired';
    }
  }

  submit(request: number, points: number): boolean {
    const before = this.#requests.get(request);
    if (before && before.state !== 'rejected') return false;
    const asked = before ?? { points, state: 'draft' };
    const free = this.#free();
    if (free.length < asked.points) return false;
    for (const coin of free.slice(0, asked.points)) {
      coin.where = 'held';
      coin.request = request;
    }
    asked.state = 'submitted';
    this.#requests.set(request, asked);
    return true;
  }

  act(request: number, action: Exclude<RequestAction, 'submit'>): boolean {
    const asked = this.#requests.get(request);
    if (!asked) return false;
    const to = next[action][asked.state];
    if (to === undefined) return false;
    for (const coin of this.#coins) {
      if (coin.request !== request) continue;
      if (coin.where === 'held' && action === 'approve') coin.where = 'spent';
      else if (action !== 'approve' && action !== 'fulfil') {
        if (coin.where === 'held' || coin.where === 'spent') coin.where = 'free';
        coin.request = null;
      }
    }
    asked.state = to;
    return true;
  }

  reverse(lot: number): boolean {
    const points = this.#lots[lot];
    if (points === undefined || this.#fixed.has(lot)) return false;
    const free = this.#free();
    const expired = this.#coins.filter((c) => c.lot === lot && c.where === 'expired').length;
    const needed = points - expired;
    if (free.length < needed) return false;
    const own = free.filter((coin) => coin.lot === lot);
    const others = free.filter((coin) => coin.lot !== lot);
    for (const coin of [...own, ...others].slice(0, needed)) coin.where = 'taken';
    this.#fixed.add(lot);
    return true;
  }

  /** Swept: what a person is told never counts what has run out. */
  figures(): { available: number; reserved: number; lots: readonly number[] } {
    const isOver = ({ until }: Point): boolean => until !== null && until < this.#month;
    const free = this.#coins.filter((coin) => coin.where === 'free' && !isOver(coin));
    return {
      available: free.length,
      reserved: this.#coins.filter(({ where }) => where === 'held').length,
      lots: this.#lots.map((_, lot) => free.filter((coin) => coin.lot === lot).length),
    };
  }

  lotCount(): number {
    return this.#lots.length;
  }

  #lay(points: number, until: number | null): void {
    const lot = this.#lots.push(points) - 1;
    for (let n = 0; n < points; n += 1) {
      this.#coins.push({ lot, until, where: 'free', request: null });
    }
  }

  #free(): Point[] {
    this.sweep();
    return this.#coins.filter(({ where }) => where === 'free');
  }
}

const next: Readonly<
  Record<Exclude<RequestAction, 'submit'>, Readonly<Partial<Record<RequestState, RequestState>>>>
> = {
  approve: { submitted: 'approved' },
  reject: { submitted: 'rejected' },
  decline: { submitted: 'declined' },
  cancel: { submitted: 'cancelled', rejected: 'cancelled', approved: 'cancelled' },
  fulfil: { approved: 'fulfilled' },
};
