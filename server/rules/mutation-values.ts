import type { Mutation, Scalar } from '#contract/sync/mutation.ts';

/** Values of a mutation without the versions they were based on. */
export function valuesOf(mutation: Mutation): Record<string, Scalar> {
  if (mutation.kind === 'create') return mutation.fields;
  if (mutation.kind === 'delete') return {};
  return Object.fromEntries(
    Object.entries(mutation.fields).map(([name, { value }]) => [name, value]),
  );
}
