import { z } from 'zod';
import type { AccrualDetail, NoPointsReason } from '#domain/bonus/accrue.ts';
import type { EntryKind } from '#domain/bonus/entry.ts';
import { currencies, type RateTable } from '#domain/bonus/rate-table.ts';
import type { RequestState } from '#domain/bonus/request-state.ts';
import type { ResellerLevel } from '#domain/reseller/level.ts';
import type { ResellerStatus } from '#domain/reseller/status.ts';
import { channel } from './channel.ts';
import { pkSchema } from './reseller.ts';

/** What a reseller may spend today, and what it loses soon. */
export type BonusAccount = {
  readonly available: number;
  readonly reserved: number;
  /** Both together. */
  readonly balance: number;
  /** Within the next 90 days, by day, the next first. */
  readonly expiring: readonly { readonly on: string; readonly points: number }[];
};

/** One entry of the ledger with what the account was after it. */
export type LedgerLine = {
  readonly pk: number;
  readonly kind: EntryKind;
  readonly points: number;
  readonly at: number;
  readonly actor: string | null;
  readonly text: string | null;
  /** Of the purchases that an accrual is for. */
  readonly month: string | null;
  readonly expiresOn: string | null;
  readonly requestPk: number | null;
  /** What the request of an entry is for; null as in `EntryWhy`. */
  readonly requestKind: string | null;
  /** Running, this entry included. */
  readonly balance: number;
  readonly available: number;
};

/** Where an entry comes from. What who asks may not see is null. */
export type EntryWhy = {
  readonly pk: number;
  readonly purchase: {
    readonly month: string;
    readonly productGroup: string;
    readonly distributor: string | null;
    readonly amountMinor: number;
    readonly currency: string;
  } | null;
  /** How the rate made points of the amount. */
  readonly detail: AccrualDetail | null;
  readonly rule: { readonly version: number; readonly validFrom: string } | null;
  readonly posting: {
    readonly month: string;
    readonly postedAt: number;
    readonly postedBy: string;
  } | null;
  readonly request: {
    readonly pk: number;
    readonly kind: string;
    readonly points: number;
    readonly state: RequestState;
    readonly createdBy: string | null;
  } | null;
  /** The entry that this one answers. */
  readonly reverses: {
    readonly pk: number;
    readonly kind: EntryKind;
    readonly points: number;
    readonly at: number;
  } | null;
};

/** A purchase of a reseller at a distributor: a fact, by month. */
export type PurchaseRow = {
  readonly pk: number;
  /** Who bought; null for those who may not see resellers. */
  readonly resellerPk: number | null;
  readonly reseller: string | null;
  readonly month: string;
  readonly distributor: string | null;
  readonly productGroup: string;
  readonly amountMinor: number;
  readonly currency: string;
  readonly note: string | null;
  /** What it earned; null while nothing is posted for it, and it can be changed. */
  readonly points: number | null;
};

export type PurchaseList = {
  readonly purchases: readonly PurchaseRow[];
  /** Of all of the month, also those beyond the answer. */
  readonly count: number;
  readonly totals: readonly { readonly currency: string; readonly amountMinor: number }[];
  /** Every month that has purchases, the newest first. */
  readonly months: readonly string[];
};

/** A version of the rates. It never changes: another rate is another version. */
export type RateRow = {
  readonly pk: number;
  readonly version: number;
  readonly validFrom: string;
  readonly table: RateTable;
  readonly author: string | null;
  readonly createdAt: number;
  /** It holds in the month of today. */
  readonly current: boolean;
  /** Entries rest on it. */
  readonly used: boolean;
};

export type PreviewLine = {
  readonly resellerPk: number;
  readonly reseller: string;
  readonly status: ResellerStatus;
  readonly level: ResellerLevel | null;
  readonly purchases: number;
  readonly volumeMinor: number;
  readonly stepFromMinor: number;
  readonly points: number;
  /** Why purchases of it earn nothing, where some do not. */
  readonly reasons: Readonly<Partial<Record<NoPointsReason, number>>>;
};

export type PostingPreview = {
  readonly month: string;
  /** Null: no rate holds in the month, nothing can be posted. */
  readonly rule: {
    readonly pk: number;
    readonly version: number;
    readonly validFrom: string;
  } | null;
  readonly currency: string | null;
  /** Who earns most first. */
  readonly lines: readonly PreviewLine[];
  /** Of all, also those beyond the lines. */
  readonly resellers: number;
  /** Purchases that would earn points now. */
  readonly entries: number;
  readonly points: number;
  /** Of who earns how much, those beyond the lines too; to be handed back when it is posted. */
  readonly digest: string;
  readonly reasons: Readonly<Partial<Record<NoPointsReason, number>>>;
};

export type PostingRow = {
  readonly pk: number;
  readonly month: string;
  readonly state: 'posted' | 'reversed';
  readonly postedAt: number;
  readonly postedBy: string;
  readonly reversedAt: number | null;
  readonly reversedBy: string | null;
  readonly entries: number;
  readonly points: number;
};

const monthSchema = z.string().max(7);
const ofMonth = z.object({ month: monthSchema });
const minor = z.number().int();
const purchaseFields = z
  .object({
    resellerPk: pkSchema,
    month: monthSchema,
    distributor: z.string().max(200).nullable(),
    productGroup: z.string().max(200),
    amountMinor: minor,
    currency: z.enum(currencies),
    note: z.string().max(2000).nullable(),
  })
  .strict();
export type PurchaseFields = z.infer<typeof purchaseFields>;

const rateTable = z
  .object({
    currency: z.enum(currencies),
    steps: z.array(minor).max(20).readonly(),
    groups: z
      .array(z.object({ name: z.string().max(200), points: z.array(minor).max(20).readonly() }))
      .max(200)
      .readonly(),
    factors: z.object({ gold: minor, silver: minor, bronze: minor, none: minor }),
    expiresAfterMonths: minor,
  })
  .strict();

export const ledgerChannels = {
  'bonus-account': channel(z.object({ resellerPk: pkSchema })).returns<BonusAccount>(),
  /** The entries of a reseller, the newest first. */
  'bonus-ledger': channel(
    z.object({ resellerPk: pkSchema, limit: z.number().int().min(1).max(5000).default(500) }),
  ).returns<{
    /** Null for those who may not see resellers. */
    readonly reseller: string | null;
    readonly account: BonusAccount;
    readonly lines: readonly LedgerLine[];
    readonly count: number;
  }>(),
  'bonus-entry-why': channel(z.object({ pk: pkSchema })).returns<EntryWhy>(),
  /** Enters points by hand, with the reason. Throws `bonus/insufficient` below zero. */
  'bonus-adjust': channel(
    z.object({ resellerPk: pkSchema, points: minor, text: z.string().max(2000) }),
  ).returns<BonusAccount>(),

  'purchase-list': channel(
    z.object({ month: monthSchema, resellerPk: pkSchema.optional() }),
  ).returns<PurchaseList>(),
  /** Product groups and distributors of earlier purchases and of the rates, to be offered. */
  'purchase-values': channel(z.object({})).returns<{
    readonly groups: readonly string[];
    /** Those of them that the newest rates name; null where there are none or one may not see them. */
    readonly rated: readonly string[] | null;
    readonly distributors: readonly string[];
  }>(),
  /** Throws `bonus/purchase` for a month or an amount that is none. */
  'purchase-create': channel(purchaseFields).returns<PurchaseRow>(),
  /** Throws `bonus/purchase-posted` once points were posted for it, as does removing. */
  'purchase-patch': channel(
    z.object({ pk: pkSchema, fields: purchaseFields.partial() }),
  ).returns<PurchaseRow>(),
  'purchase-remove': channel(z.object({ pk: pkSchema })).returns<{ readonly removed: true }>(),

  'rate-list': channel(z.object({})).returns<readonly RateRow[]>(),
  /** Puts a table in force from a month on. Throws `bonus/rate`. */
  'rate-create': channel(z.object({ validFrom: monthSchema, table: rateTable })).returns<
    readonly RateRow[]
  >(),

  'posting-list': channel(z.object({})).returns<readonly PostingRow[]>(),
  /** What posting the month would enter now; writes nothing. */
  'posting-preview': channel(ofMonth).returns<PostingPreview>(),
  /**
   * Enters what the preview showed. `points` and `digest` are of the preview that the person has seen:
   * throws `bonus/preview-old` when anybody would earn something else, `bonus/no-rate`. Posting twice
   * adds nothing: null.
   */
  'posting-post': channel(
    z.object({ month: monthSchema, points: minor, digest: z.string().max(64) }),
  ).returns<PostingRow | null>(),
  /** Takes a posting back, whole or not at all. Throws `bonus/points-spent`, `bonus/reversed`. */
  'posting-reverse': channel(z.object({ pk: pkSchema })).returns<PostingRow>(),
} as const;
