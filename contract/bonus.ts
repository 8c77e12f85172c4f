import { z } from 'zod';
import type { EntryKind } from '#domain/bonus/entry.ts';
import type { RequestDetails, RequestProof } from '#domain/bonus/check-details.ts';
import { requestKinds } from '#domain/bonus/request-kinds.ts';
import {
  requestStates,
  type RequestAction,
  type RequestState,
} from '#domain/bonus/request-state.ts';
import { ledgerChannels } from './bonus-ledger.ts';
import { channel } from './channel.ts';
import { pkSchema } from './reseller.ts';

/** One line of the list of requests. */
export type BonusRequestRow = {
  readonly pk: number;
  readonly number: string | null;
  /** Of whom it is; null for those who may not see resellers. */
  readonly resellerPk: number | null;
  readonly reseller: string | null;
  /** One of `requestKinds`, or what another system calls it. */
  readonly kind: string;
  readonly points: number;
  readonly state: RequestState;
  readonly createdAt: number;
  readonly submittedAt: number | null;
  readonly createdBy: string | null;
};

export type BonusRequestChange = {
  readonly field: string;
  readonly oldValue: string | number | null;
  readonly newValue: string | number | null;
  readonly actor: string;
  readonly at: number;
};

/** A request with what one needs to decide on it. */
export type BonusRequestCard = BonusRequestRow & {
  readonly details: RequestDetails;
  readonly proofs: readonly RequestProof[];
  /** Who asked for it; null as the reseller. */
  readonly contact: string | null;
  readonly reason: string | null;
  readonly decidedAt: number | null;
  readonly decidedBy: string | null;
  readonly fulfilledAt: number | null;
  /** The call or letter in which it was taken; null where who asks may not see it. */
  readonly interaction: {
    readonly pk: number;
    readonly channel: string;
    readonly at: number;
    readonly topic: string | null;
  } | null;
  /** What its reseller may spend today; null where who asks may not see the ledger. */
  readonly available: number | null;
  /** What may be done with it now, by its state; rights apart. */
  readonly actions: readonly RequestAction[];
  /** The entries that it has made, the first first; null as `available`. */
  readonly entries:
    | readonly {
        readonly pk: number;
        readonly kind: EntryKind;
        readonly points: number;
        readonly at: number;
      }[]
    | null;
  /** Who did what with it, the newest first. */
  readonly history: readonly BonusRequestChange[];
};

export type BonusRequestList = {
  /** The newest first. */
  readonly requests: readonly BonusRequestRow[];
  /** There are more than fit into one answer. */
  readonly more: boolean;
  /** How many there are in each state, whatever the filter. */
  readonly counts: Readonly<Record<RequestState, number>>;
};

const detailsSchema = z.record(
  z.string().max(40),
  z.union([z.string().max(5000), z.number(), z.null()]),
);
const requestFields = {
  kind: z.enum(requestKinds),
  points: z.number(),
  details: detailsSchema,
};
const ofRequest = z.object({ pk: pkSchema });
const reasonSchema = z.string().max(2000);
const withReason = z.object({ pk: pkSchema, reason: reasonSchema });

const requestChannels = {
  'bonus-request-list': channel(
    z.object({
      /** Empty or missing: every state. */
      states: z.array(z.enum(requestStates)).max(requestStates.length).optional(),
      resellerPk: pkSchema.optional(),
    }),
  ).returns<BonusRequestList>(),
  'bonus-request-card': channel(ofRequest).returns<BonusRequestCard>(),
  /**
   * Enters a request; with `submit` its points are reserved at once, or nothing is stored. Throws
   * `bonus/insufficient`, `bonus/details`, `bonus/points`.
   */
  'bonus-request-create': channel(
    z.object({
      resellerPk: pkSchema,
      ...requestFields,
      contactPk: pkSchema.nullable().default(null),
      interactionPk: pkSchema.nullable().default(null),
      submit: z.boolean(),
    }),
  ).returns<BonusRequestCard>(),
  /** Changes a draft or a rejected request. Throws `bonus/request-state` for others. */
  'bonus-request-patch': channel(
    z.object({ pk: pkSchema, ...requestFields }),
  ).returns<BonusRequestCard>(),
  'bonus-request-submit': channel(ofRequest).returns<BonusRequestCard>(),
  'bonus-request-approve': channel(ofRequest).returns<BonusRequestCard>(),
  /** Sends it back: it can be mended and submitted again. */
  'bonus-request-reject': channel(withReason).returns<BonusRequestCard>(),
  /** Refuses it for good. */
  'bonus-request-decline': channel(withReason).returns<BonusRequestCard>(),
  'bonus-request-cancel': channel(
    z.object({ pk: pkSchema, reason: reasonSchema.nullable().default(null) }),
  ).returns<BonusRequestCard>(),
  /** Takes an approval back: the points that it spent are available again. */
  'bonus-request-revoke': channel(withReason).returns<BonusRequestCard>(),
  'bonus-request-fulfil': channel(
    z.object({
      pk: pkSchema,
      proofs: z
        .array(
          z.object({
            kind: z.string().max(40),
            text: z.string().max(1000),
            date: z.string().max(10),
          }),
        )
        .max(10),
    }),
  ).returns<BonusRequestCard>(),
} as const;

/** The questions about purchases, points and requests. */
export const bonusChannels = { ...requestChannels, ...ledgerChannels } as const;
