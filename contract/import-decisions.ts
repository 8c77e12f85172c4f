import { z } from 'zod';
import { channel } from './channel.ts';
import { pkSchema, type ResellerRow } from './reseller.ts';

/** A reseller that a row of a file may mean. */
export type BuyerCandidate = Pick<
  ResellerRow,
  'pk' | 'name' | 'legalForm' | 'city' | 'inn' | 'kpp' | 'status'
>;

/** The company of a row of which only a person can say who it is. */
export type AskedBuyer = {
  /** As the file writes it; empty where the row gives only an INN. */
  readonly company: string;
  readonly city: string | null;
  readonly inn: string | null;
  /** How many rows of the file spell it so: a decision holds for all of them. */
  readonly rows: number;
  readonly candidates: readonly BuyerCandidate[];
  /** What a person has decided of this spelling: a reseller, or nobody. */
  readonly decided: { readonly pk: number; readonly resellerPk: number | null } | null;
};

/** What a person has decided of a spelling; it holds for every file. */
export type BuyerDecision = {
  readonly pk: number;
  readonly company: string;
  readonly city: string | null;
  readonly inn: string | null;
  /** Null for nobody. One who was deleted since makes the decision count for nothing. */
  readonly reseller: {
    readonly pk: number;
    readonly name: string;
    readonly city: string | null;
    readonly isGone: boolean;
  } | null;
  readonly decidedAt: number;
};

const sessionId = z.string().max(64);
const row = { sessionId, sheet: z.number().int().min(0), row: z.number().int().min(1) };

export const importDecisionChannels = {
  /** Who a row may mean. Throws `app/not-found` for a row that is not asked of. */
  'import-who': channel(z.object(row)).returns<AskedBuyer>(),
  /** Decides the spelling of a row, for all rows and files; null is nobody. */
  'import-decide': channel(z.object({ ...row, resellerPk: pkSchema.nullable() })).returns<{
    decisionPk: number;
  }>(),
  'import-decisions': channel(z.object({})).returns<readonly BuyerDecision[]>(),
  /** Takes a decision back: rows of that spelling are asked of again. */
  'import-decision-remove': channel(z.object({ pk: pkSchema })).returns<{ removed: true }>(),
} as const;
