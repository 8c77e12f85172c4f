import type { Mutation } from '#contract/sync/mutation.ts';
import { valuesOf } from './mutation-values.ts';
import { rowKey, type Fields, type StoredRow } from './stored-row.ts';
import { uniquesOf } from './unique-values.ts';

/** The fields that a unique value is made of, by the kind of row. */
const madeOf: Readonly<Partial<Record<string, readonly string[]>>> = {
  person: ['login', 'name'],
  'access-group': ['key'],
  'training-registration': ['sessionId', 'resellerId', 'participantKey'],
  'bonus-entry': ['kind', 'purchaseId', 'reversesId'],
};

/**
 * The keys of all unique values that rows may come to have by these mutations. One row may be changed more than once
 * and each change may lose to another: every value that a field has or is given can meet every one of another field.
 */
export function possibleUniques(
  rows: ReadonlyMap<string, StoredRow>,
  mutations: readonly Mutation[],
): Set<string> {
  const found = new Map<string, { readonly entity: string; given: Fields[] }>();
  for (const mutation of mutations) {
    const { entity, id } = mutation;
    if (madeOf[entity] === undefined) continue;
    const key = rowKey(entity, id);
    let row = found.get(key);
    if (row === undefined) {
      const stored = rows.get(key);
      row = { entity, given: stored === undefined ? [] : [stored.fields] };
      found.set(key, row);
    }
    row.given.push(valuesOf(mutation));
  }
  const keys = new Set<string>();
  for (const { entity, given } of found.values()) {
    for (const fields of combinations(madeOf[entity] ?? [], given)) {
      for (const { key } of uniquesOf(entity, fields, false)) keys.add(key);
    }
  }
  return keys;
}

/** Nobody changes one row so often in one push; who does gets what is left out refused. */
const mostCombinations = 2000;

/** Whether a registration counts depends on its state, which may change as well: here each does. */
const counting = { state: 'submitted' };

function combinations(names: readonly string[], given: readonly Fields[]): Fields[] {
  let all: Fields[] = [counting];
  for (const name of names) {
    const values = new Set(
      given.flatMap((fields) => (name in fields ? [fields[name] ?? null] : [])),
    );
    if (values.size === 0) continue;
    const some = [...values].slice(0, Math.max(1, Math.floor(mostCombinations / all.length)));
    all = all.flatMap((fields) => some.map((value) => ({ ...fields, [name]: value })));
  }
  return all;
}
