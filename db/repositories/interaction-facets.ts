import type { Database, Statement } from 'better-sqlite3';
import {
  interactionFilterFields,
  type InteractionFacets,
  type InteractionFilterField,
} from '#contract/interaction-list.ts';

type Group = Readonly<Record<InteractionFilterField, string | null>> & { readonly count: number };
type Bounds = { readonly first: number | null; readonly last: number | null };

const dayMs = 86_400_000;
/** A slice is made longer or shorter so that it takes about so long. */
const sliceMs = 10;
const longestSliceMs = 400 * dayMs;

const columns = interactionFilterFields.join(', ');

/** The statements; the wide index has all that is asked. */
export const interactionFacetSql = {
  bounds: `SELECT min(occurred_at) AS first, max(occurred_at) AS last FROM interaction
    WHERE deleted_at IS NULL AND occurred_at >= ? AND occurred_at < ?`,
  groups: `SELECT ${columns}, count(*) AS count FROM interaction INDEXED BY interaction_log
    WHERE deleted_at IS NULL AND occurred_at >= ? AND occurred_at < ? GROUP BY ${columns}`,
} as const;

/** Counts the values that the log can be narrowed by. */
export class InteractionFacetCounter {
  readonly #bounds: Statement<[number, number], Bounds>;
  readonly #groups: Statement<[number, number], Group>;

  constructor(db: Database) {
    this.#bounds = db.prepare(interactionFacetSql.bounds);
    this.#groups = db.prepare(interactionFacetSql.groups);
  }

  /**
   * Counts a period slice by slice: a million rows take a second or two, and whoever runs this lets
   * others have their turn between the slices. Returns the counts, the most frequent first.
   */
  *count(
    from = Number.MIN_SAFE_INTEGER,
    until = Number.MAX_SAFE_INTEGER,
    now: () => number = () => performance.now(),
  ): Generator<void, InteractionFacets> {
    const counts = newCounts();
    const { first, last } = this.#bounds.get(from, until) ?? { first: null, last: null };
    let at = first ?? 1;
    const end = last ?? 0;
    let width = dayMs;
    while (at <= end) {
      const next = at + width;
      const startedAt = now();
      for (const group of this.#groups.iterate(at, Math.min(next, end + 1))) {
        for (const field of interactionFilterFields) {
          const values = counts[field];
          values.set(group[field], (values.get(group[field]) ?? 0) + group.count);
        }
      }
      const took = now() - startedAt;
      if (took < sliceMs / 2) width = Math.min(width * 2, longestSliceMs);
      else if (took > sliceMs * 2) width = Math.max(Math.floor(width / 2), dayMs / 24);
      at = next;
      yield;
    }
    return sorted(counts);
  }
}

type Counts = Readonly<Record<InteractionFilterField, Map<string | null, number>>>;

function newCounts(): Counts {
  return { operator: new Map(), channel: new Map(), topic: new Map(), outcome: new Map() };
}

function sorted(counts: Counts): InteractionFacets {
  const facet = (field: InteractionFilterField) =>
    [...counts[field]]
      .map(([value, count]) => ({ value, count }))
      .sort((a, b) => b.count - a.count || (a.value ?? '').localeCompare(b.value ?? '', 'ru'));
  return {
    operator: facet('operator'),
    channel: facet('channel'),
    topic: facet('topic'),
    outcome: facet('outcome'),
  };
}
