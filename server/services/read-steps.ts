import { createHash } from 'node:crypto';
import { entitySchema, idSchema, mutationSchema } from '#contract/sync/mutation.ts';
import type { LooseStep, Mutation, Step } from '#contract/sync/mutation.ts';

/** Steps as they came, and the numbers of mutations in them that nobody can make out. */
export type ReadSteps = { readonly steps: readonly Step[]; readonly unreadable: Set<number> };

/** Stands for what a mutation without one is about. */
const unknownEntity = 'unreadable';

/**
 * Reads each mutation for itself, so that one that is no mutation does not hold up all behind it: a stand-in takes
 * its number, to be refused. Of what no rule depends on, what is impossible is set right: times and versions.
 */
export function readSteps(loose: readonly LooseStep[], now: number): ReadSteps {
  const unreadable = new Set<number>();
  const steps = loose.map(({ intent, mutations }) => ({
    intent,
    mutations: mutations.map((one) => {
      const put = setRight(one, now);
      const read = mutationSchema.safeParse(put === null ? one : { ...one, ...put });
      if (read.success) return read.data;
      unreadable.add(one.mutNo);
      return standIn(one, now);
    }),
  }));
  return { steps, unreadable };
}

type Loose = LooseStep['mutations'][number];

/** What has to be set right; null where nothing has to, as of nearly every one. */
function setRight({ at, hlc, schemaVersion }: Loose, now: number): Partial<Mutation> | null {
  const isTime = Number.isSafeInteger(at);
  const isStamp = typeof hlc === 'string' && hlc.length <= 80;
  const isVersion = Number.isSafeInteger(schemaVersion) && Number(schemaVersion) > 0;
  if (isTime && isStamp && isVersion) return null;
  return {
    ...(isTime ? {} : { at: typeof at === 'number' ? wholeOr(at, now) : now }),
    // No stamp at all counts as one of now.
    ...(isStamp ? {} : { hlc: '' }),
    ...(isVersion ? {} : { schemaVersion: 1 }),
  };
}

function wholeOr(value: number, now: number): number {
  const whole = Math.trunc(value);
  return Number.isSafeInteger(whole) ? whole : now;
}

function standIn({ mutNo, mutId, id, entity }: Loose, now: number): Mutation {
  const known = entitySchema.safeParse(entity);
  return {
    ...{ kind: 'delete', mutNo, mutId: idFor(mutId, 'mutId'), id: idFor(id, 'id') },
    ...{ entity: known.success ? known.data : unknownEntity, hlc: '', schemaVersion: 1 },
    ...{ actor: '', at: now, baseVersion: null },
  };
}

/** The id itself; for what is none always the same one, so that a mutation is known again when it comes again. */
function idFor(value: unknown, what: string): string {
  const read = idSchema.safeParse(value);
  if (read.success) return read.data;
  const hex = createHash('sha256')
    .update(`${what} ${JSON.stringify(value) ?? ''}`)
    .digest('hex');
  const parts = [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `8${hex.slice(13, 16)}`,
    `8${hex.slice(17, 20)}`,
  ];
  return [...parts, hex.slice(20, 32)].join('-');
}
