import { z } from 'zod';

/** A value of a field as it travels: what SQLite and JSON both know. */
export const scalarSchema = z.union([z.string().max(1_000_000), z.number(), z.null()]);
export type Scalar = z.infer<typeof scalarSchema>;

/** UUID in the usual spelling, as `uuidV7` makes them; older ids of shipped rows fit too. */
export const idSchema = z
  .string()
  .regex(/^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/);
// What every object has by itself is no name: it would be found where nothing was written.
const isFree = (name: string): boolean => !(name in Object.prototype);
export const entitySchema = z
  .string()
  .regex(/^[a-z][a-z0-9-]{0,39}$/)
  .refine(isFree);
const fieldSchema = z
  .string()
  .regex(/^[a-zA-Z][a-zA-Z0-9]{0,59}$/)
  .refine(isFree);

/** A field of an edit: the value typed, and the version of the field that the person saw. */
export const patchedFieldSchema = z.object({
  value: scalarSchema,
  baseVersion: z.number().int().min(0),
  /** Of a long text also what it was made of, so that two edits of it merge three ways. */
  baseValue: z.string().max(1_000_000).nullable().optional(),
});
export type PatchedField = z.infer<typeof patchedFieldSchema>;

const common = {
  /** Gapless per device, from 1. */
  mutNo: z.number().int().positive(),
  mutId: idSchema,
  entity: entitySchema,
  id: idSchema,
  /** Of the device's hybrid logical clock; see `domain/identity/hlc.ts`. */
  hlc: z.string().max(80),
  /** The version of the fields that wrote it: an outbox can be older than the program that sends it. */
  schemaVersion: z.number().int().min(1),
  actor: z.string().max(300),
  /** When it was made, by the device's clock; milliseconds UTC. */
  at: z.number().int(),
};

/** One edit of one row, as the outbox of a desktop has it. */
export const mutationSchema = z.discriminatedUnion('kind', [
  z.object({ ...common, kind: z.literal('create'), fields: z.record(fieldSchema, scalarSchema) }),
  z.object({
    ...common,
    kind: z.literal('patch'),
    fields: z.record(fieldSchema, patchedFieldSchema),
  }),
  z.object({
    ...common,
    kind: z.literal('delete'),
    /** The version of the row that the person saw; null in outboxes of before the sync. */
    baseVersion: z.number().int().min(0).nullable(),
  }),
]);
export type Mutation = z.infer<typeof mutationSchema>;

/**
 * What a person did at once. Where it is an intent, head office takes all of it or nothing: points and seats
 * are never merged.
 */
export const stepSchema = z.object({
  intent: z.string().max(40).nullable(),
  mutations: z.array(mutationSchema).min(1),
});
export type Step = z.infer<typeof stepSchema>;

/** A step of which only the numbers are sure: head office answers each mutation, whatever is in it. */
export const looseStepSchema = z.object({
  // What cannot be read is an intent all the same: it is to be taken whole or not at all.
  intent: stepSchema.shape.intent.catch('unreadable'),
  mutations: z.array(z.looseObject({ mutNo: common.mutNo })).min(1),
});
export type LooseStep = z.infer<typeof looseStepSchema>;
