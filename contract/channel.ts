import { z } from 'zod';
import { wireErrorSchema } from './errors.ts';

/** One request-and-answer between window and data process: its input is checked on arrival. */
export type Channel<I extends z.ZodType, O> = { readonly input: I; readonly output: Typed<O> };

/** Carries the type of an answer; answers are made by our own code and not checked at run time. */
export type Typed<O> = { readonly __type?: O };

/** Defines a channel: the schema of what the window sends and the type of what it gets back. */
export function channel<I extends z.ZodType>(input: I): { returns<O>(): Channel<I, O> } {
  return { returns: () => ({ input, output: {} }) };
}

/** What the window posts to the data process. */
export const requestSchema = z.object({
  id: z.number().int().nonnegative(),
  channel: z.string().max(64),
  input: z.unknown(),
});

export type RequestMessage = z.infer<typeof requestSchema>;

/** What the data process posts back: an answer or a refusal, or an event nobody asked for. */
export const replySchema = z.union([
  z.object({
    id: z.number(),
    ok: z.literal(true),
    value: z.unknown(),
    /** The step that can be taken back, when the question made one. */
    step: z.number().optional(),
  }),
  z.object({ id: z.number(), ok: z.literal(false), error: wireErrorSchema }),
  z.object({ event: z.string(), payload: z.unknown() }),
]);

export type ReplyMessage = z.infer<typeof replySchema>;
