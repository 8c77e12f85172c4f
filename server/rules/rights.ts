import { missingToWrite, type WrittenRow } from '#domain/access/may-write.ts';
import { mayDo, type Rights } from '#domain/access/rights.ts';
import type { Mutation } from '#contract/sync/mutation.ts';
import { valuesOf } from './mutation-values.ts';
import type { Fields, StoredRow } from './stored-row.ts';

/**
 * Whether somebody with these rights may make a mutation. Rows of kinds that this version does not know are let
 * through: they are kept for the version that does. What one has made oneself one may take back. Each thing that a
 * mutation does is judged for itself, so that what one may do carries nothing along that one may not.
 */
export function mayMake(
  rights: Rights,
  actor: string,
  mutation: Mutation,
  row: StoredRow | null,
): boolean {
  const { entity, kind } = mutation;
  const may = (as: WrittenRow['kind'], values: Fields): boolean =>
    missingToWrite((area, right) => mayDo(rights, area, right), { entity, kind: as, values })
      .length === 0;
  const isOwn = row?.madeBy === actor;
  const mayPatch = ({ deletedAt, ...fields }: Fields): boolean => {
    if (deletedAt === undefined) return may('patch', fields);
    if (!isOwn && !may(deletedAt === null ? 'patch' : 'delete', {})) return false;
    return isEmpty(fields) || may('patch', fields);
  };
  const values = valuesOf(mutation);
  switch (kind) {
    case 'create': {
      const changed = row === null ? {} : changedIn(row, values);
      return may('create', values) && (isEmpty(changed) || mayPatch(changed));
    }
    case 'delete':
      return isOwn || may('delete', {});
    case 'patch':
      return (row !== null && mayGiveOneself(row, actor, values)) || mayPatch(values);
  }
}

/** One's own password; the group and the name are for others to give. */
function mayGiveOneself(row: StoredRow, actor: string, fields: Fields): boolean {
  if (row.entity !== 'person' || row.fields['name'] !== actor) return false;
  return Object.keys(fields).every((field) => field === 'verifier');
}

/** What a row that is made once more would come to have otherwise; when it was made it keeps. */
function changedIn(row: StoredRow, { createdAt: _, ...fields }: Fields): Fields {
  return Object.fromEntries(
    Object.entries(fields).filter(([name, value]) => (row.fields[name] ?? null) !== value),
  );
}

function isEmpty(fields: Fields): boolean {
  return Object.keys(fields).length === 0;
}
