import { z } from 'zod';
import type { CallState } from '#domain/interaction/call-steps.ts';
import { channel } from './channel.ts';
import { pkSchema, type ResellerRow } from './reseller.ts';

/** A reseller that has the number of a call, with those of its people who have it. */
export type NumberMatch = Pick<
  ResellerRow,
  'name' | 'legalForm' | 'city' | 'status' | 'level' | 'inn'
> & {
  readonly resellerPk: number;
  readonly contacts: readonly {
    readonly pk: number;
    readonly name: string;
    readonly position: string | null;
  }[];
};

/** A call that is not over, as its bar and its form show it. */
export type RunningCall = {
  readonly pk: number;
  readonly direction: 'in' | 'out';
  readonly state: Exclude<CallState, 'done' | 'missed'>;
  readonly startedAt: number;
  readonly heldSince: number | null;
  readonly heldMs: number;
  readonly endedAt: number | null;
  /** E.164 where it is a number of the public network, else as the telephone gave it. */
  readonly phone: string | null;
  readonly resellerPk: number | null;
  readonly reseller: string | null;
  readonly contactPk: number | null;
  readonly contact: string | null;
  /** Who it is when it is none of the resellers; null while that is not answered. */
  readonly companyText: string | null;
  readonly topic: string | null;
  readonly outcome: string | null;
  /** Who has the number; asked for only while the reseller is not confirmed. */
  readonly matches: readonly NumberMatch[];
};

/** The calls of whoever asks, the first begun first, and the one that the question was about. */
export type Calls = { readonly pk: number | null; readonly calls: readonly RunningCall[] };

const phoneText = z.string().max(64);
const listName = z.string().max(120);
export const directionSchema = z.enum(['in', 'out']);

/** What is to be done after an interaction; the window has understood the date already. */
export const followUpSchema = z.object({
  title: z.string().trim().min(1).max(300),
  dueAt: z.number().int().positive(),
});

const onePk = z.object({ pk: pkSchema });

/** The questions about calls while they run. Each step answers with all calls as they now are. */
export const callChannels = {
  /** Whose number it is; `phone` is null when the text holds none. */
  'call-identify': channel(z.object({ text: phoneText })).returns<{
    phone: string | null;
    matches: readonly NumberMatch[];
  }>(),
  'calls-open': channel(z.object({})).returns<Calls>(),
  /** A call begun by hand: from a number, from a reseller, or from nothing yet. */
  'call-start': channel(
    z.object({
      direction: directionSchema,
      phone: phoneText.optional(),
      resellerPk: pkSchema.optional(),
      contactPk: pkSchema.optional(),
    }),
  ).returns<Calls>(),
  /** Confirms who it is. Throws `call/has-work`, as the two below, while work of another is tied to it. */
  'call-assign': channel(
    z.object({ pk: pkSchema, resellerPk: pkSchema, contactPk: pkSchema.nullable() }),
  ).returns<Calls>(),
  /** It is none of the resellers; the text may be empty when nobody said who it is. */
  'call-nobody': channel(
    z.object({ pk: pkSchema, companyText: z.string().max(300) }),
  ).returns<Calls>(),
  /** Takes back who it is: the wrong reseller. */
  'call-unassign': channel(onePk).returns<Calls>(),
  /** Throws `list/not-listed` for a topic or an outcome that cannot be chosen. */
  'call-patch': channel(
    z.object({
      pk: pkSchema,
      topic: listName.nullable().optional(),
      outcome: listName.nullable().optional(),
      /** As typed: an unknown caller named the number. */
      phone: phoneText.optional(),
    }),
  ).returns<Calls>(),
  'call-hold': channel(onePk).returns<Calls>(),
  /** Takes a waiting, held or parked call; the open one is held. */
  'call-resume': channel(onePk).returns<Calls>(),
  'call-park': channel(onePk).returns<Calls>(),
  /** Hold, or the next call: what one key does. */
  'call-next': channel(z.object({})).returns<Calls>(),
  /** Nobody answered it: it becomes a task. Throws `call/has-work`. */
  'call-missed': channel(onePk).returns<Calls>(),
  /** It was begun by mistake. Throws `call/has-work` while anything that was taken in it stands. */
  'call-discard': channel(onePk).returns<Calls>(),
  /**
   * Text, outcome, duration and what is to be done, stored together. Throws `call/incomplete`,
   * `list/not-listed`, `task/time-past`.
   */
  'call-finish': channel(
    z.object({
      pk: pkSchema,
      topic: listName,
      outcome: listName,
      text: z.string().max(20_000),
      followUp: followUpSchema.nullable(),
      /** A number nobody had becomes a number of the reseller. */
      keepNumber: z.boolean(),
    }),
  ).returns<Calls>(),
} as const;
