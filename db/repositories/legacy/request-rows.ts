import type { Database } from 'better-sqlite3';
import type { RequestState } from '#domain/bonus/request-state.ts';

/** A request to spend points with all that the old list has a column for. */
export type RequestRow = {
  readonly pk: number;
  readonly number: string | null;
  readonly requestedOn: string | null;
  readonly kind: string;
  readonly points: number;
  readonly state: RequestState;
  readonly details: string | null;
  readonly decidedAt: number | null;
  readonly decidedBy: string | null;
  readonly name: string;
  readonly legalForm: string | null;
  readonly writtenName: string | null;
  readonly city: string | null;
  readonly inn: string | null;
  /** Of a branch only: without it nobody could tell it from the others of its INN. */
  readonly branchKpp: string | null;
  /** The points that the reseller has now; null where it never had an account. */
  readonly available: number | null;
};

/** Reads requests for the old list, by row number. */
export class OldRequestRows {
  readonly #row;
  readonly #order;

  constructor(db: Database) {
    this.#row = db.prepare<[number], RequestRow>(
      `SELECT q.pk, q.number, q.requested_on AS requestedOn, q.kind, q.points, q.state, q.details,
         q.decided_at AS decidedAt, q.decided_by AS decidedBy, r.name, r.legal_form AS legalForm,
         r.written_name AS writtenName, r.city, r.inn,
         CASE WHEN EXISTS (SELECT 1 FROM reseller o WHERE o.inn = r.inn AND o.pk <> r.pk
           AND o.deleted_at IS NULL) THEN r.kpp END AS branchKpp,
         (SELECT sum(e.points) FROM bonus_entry e WHERE e.reseller_pk = r.pk) AS available
       FROM bonus_request q JOIN reseller r ON r.pk = q.reseller_pk AND r.deleted_at IS NULL
       WHERE q.pk = ? AND q.deleted_at IS NULL`,
    );
    this.#order = db.prepare<[], { pk: number; requestedOn: string | null }>(
      `SELECT pk, requested_on AS requestedOn FROM bonus_request WHERE deleted_at IS NULL
       ORDER BY requested_on IS NULL, substr(requested_on, 1, 7), pk`,
    );
  }

  /** The row numbers of all of a year together, by month; `null` is the year of those without a day. */
  byYear(): ReadonlyMap<string | null, Uint32Array> {
    const years = new Map<string | null, number[]>();
    for (const { pk, requestedOn } of this.#order.all()) {
      const year = requestedOn?.slice(0, 4) ?? null;
      const known = years.get(year);
      if (known === undefined) years.set(year, [pk]);
      else known.push(pk);
    }
    return new Map([...years].map(([year, pks]) => [year, Uint32Array.from(pks)]));
  }

  /** The requests in the order asked; one deleted meanwhile is left out. */
  read(pks: Iterable<number>): RequestRow[] {
    const rows: RequestRow[] = [];
    for (const pk of pks) {
      const row = this.#row.get(pk);
      if (row !== undefined) rows.push(row);
    }
    return rows;
  }
}
