import { missingToWrite } from '#domain/access/may-write.ts';
import { mayDo, type Rights } from '#domain/access/rights.ts';
import type { Mutation } from '#contract/sync/mutation.ts';
import { valuesOf } from './mutation-values.ts';
import type { StoredRow } from './stored-row.ts';

/**
 * Whether somebody with these rights may make a mutation. Rows of kinds that this version does not know are let
 * through: they are kept for the version that does. What one has made oneself one may take back.
 */
export function mayMake(
  rights: Rights,
  actor: string,
  mutation: Mutation,
  row: StoredRow | null,
): boolean {
  const { entity, kind } = mutation;
  if (row !== null && entity === 'person' && row.fields['name'] === actor) {
    // One's own password; the group and the name are for others to give.
    if (kind === 'patch' && Object.keys(mutation.fields).every((field) => field === 'verifier')) {
      return true;
    }
  }
  const isRestore = kind === 'patch' && 'deletedAt' in mutation.fields;
  if ((kind === 'delete' || isRestore) && row?.madeBy === actor) return true;
  const written = { entity, kind, values: valuesOf(mutation) };
  return missingToWrite((area, right) => mayDo(rights, area, right), written).length === 0;
}
