import { z } from 'zod';
import type { EntryKind } from '#domain/bonus/entry.ts';
import { channel } from './channel.ts';
import { exportListSchema, type ExportResult } from './export.ts';

/** Row number of this desktop's file; stable while the file lives, never sent to head office. */
export const pkSchema = z.number().int().positive();

export const resellerStatuses = [
  'candidate',
  'submitted',
  'in-review',
  'documents-requested',
  'authorised',
  'refused',
  'suspended',
  'expired',
] as const;
export const resellerStatusSchema = z.enum(resellerStatuses);

export const resellerLevels = ['gold', 'silver', 'bronze'] as const;
export const resellerLevelSchema = z.enum(resellerLevels);

const calendarDateSchema = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);
const shortText = z.string().max(500);

export const resellerSortFields = [
  'name',
  'inn',
  'city',
  'region',
  'status',
  'level',
  'manager',
  'segment',
  'authorisedOn',
  'lastInteractionAt',
  'updatedAt',
] as const;

export const resellerFilterFields = [
  'status',
  'level',
  'region',
  'city',
  'manager',
  'segment',
] as const;
export type ResellerFilterField = (typeof resellerFilterFields)[number];

/** `null` in a filter stands for "empty". */
const filterValues = z.array(z.string().nullable()).max(500).optional();

export const resellerQuerySchema = z.object({
  text: z.string().max(200).optional(),
  filters: z
    .object({
      status: filterValues,
      level: filterValues,
      region: filterValues,
      city: filterValues,
      manager: filterValues,
      segment: filterValues,
    })
    .optional(),
  sort: z
    .object({ field: z.enum(resellerSortFields), direction: z.enum(['asc', 'desc']) })
    .optional(),
});
export type ResellerQuery = z.infer<typeof resellerQuerySchema>;

/** One line of the list. Dates are calendar dates, instants milliseconds UTC. */
export type ResellerRow = {
  readonly pk: number;
  readonly id: string;
  readonly name: string;
  readonly legalForm: string | null;
  readonly inn: string | null;
  readonly kpp: string | null;
  readonly city: string | null;
  readonly region: string | null;
  readonly status: (typeof resellerStatuses)[number];
  readonly level: (typeof resellerLevels)[number] | null;
  readonly manager: string | null;
  readonly segment: string | null;
  readonly authorisedOn: string | null;
  readonly phone: string | null;
  readonly email: string | null;
  readonly contact: string | null;
  readonly lastInteractionAt: number | null;
  readonly updatedAt: number;
};

/** One answer of the search box: the row, and where the words were found. */
export type SearchHit = ResellerRow & {
  readonly matched: {
    readonly field: 'name' | 'inn' | 'phone' | 'contact' | 'email' | 'city';
    /** The text in which the query was found, to be shown with the marks. */
    readonly text: string;
  };
};

export type Phone = {
  readonly pk: number;
  readonly contactPk: number | null;
  readonly e164: string;
  readonly extension: string | null;
  readonly raw: string | null;
};
export type Email = {
  readonly pk: number;
  readonly contactPk: number | null;
  readonly address: string;
};
export type Consent = 'granted' | 'refused' | null;
export type Contact = {
  readonly pk: number;
  readonly name: string;
  readonly position: string | null;
  readonly note: string | null;
  readonly consentCalls: Consent;
  readonly consentLetters: Consent;
  readonly consentPersonalData: Consent;
};

export type ResellerCard = ResellerRow & {
  readonly address: string | null;
  readonly note: string | null;
  readonly statusReason: string | null;
  /** What the accounting system says of it: its code there, the turnover in kopecks, the last purchase. */
  readonly accountingCode: string | null;
  readonly accountingTurnoverMinor: number | null;
  readonly lastPurchaseOn: string | null;
  readonly createdAt: number;
  /** IANA zone of the city, for its local time; null when the city is not known. */
  readonly timeZone: string | null;
  readonly contacts: readonly Contact[];
  readonly phones: readonly Phone[];
  readonly emails: readonly Email[];
  readonly allowedStatuses: readonly {
    readonly to: (typeof resellerStatuses)[number];
    readonly reasonRequired: boolean;
  }[];
  /** Other resellers with the same INN: branches. */
  readonly branches: readonly {
    pk: number;
    name: string;
    kpp: string | null;
    city: string | null;
  }[];
  /** Null for who may not see the ledger. */
  readonly balance: { readonly available: number; readonly reserved: number } | null;
};

export const timelineKinds = [
  'call-in',
  'call-out',
  'call-missed',
  'email',
  'fax',
  'web-form',
  'chat',
  'letter',
  'meeting',
  'note',
  'status',
  'change',
  'task',
  'training',
  'bonus',
  'purchase',
  'import',
] as const;

/** What an entry tells in figures: the window has the words, in its language. */
export type TimelineFacts =
  | { readonly kind: 'points'; readonly entry: EntryKind; readonly points: number }
  | {
      readonly kind: 'purchase';
      readonly month: string;
      readonly amountMinor: number;
      readonly currency: string;
    }
  | { readonly kind: 'training'; readonly participant: string; readonly startsOn: string };

export type TimelineEntry = {
  /** Unique on this desktop: kind and row. */
  readonly key: string;
  readonly kind: (typeof timelineKinds)[number];
  readonly at: number;
  readonly actor: string | null;
  /** One line: the topic of an interaction, the first words of a note, the changed fields. */
  readonly title: string;
  readonly text: string | null;
  readonly outcome: string | null;
  readonly contact: string | null;
  readonly durationSeconds: number | null;
  /** For a change: which fields, from what to what. */
  readonly changes: readonly FieldChange[];
  readonly facts: TimelineFacts | null;
};

export type FieldChange = {
  readonly entity: string;
  readonly field: string;
  readonly oldValue: string | number | null;
  readonly newValue: string | number | null;
  readonly actor: string;
  readonly at: number;
  /** The import batch that made the change, or null for a person. */
  readonly batchPk: number | null;
};

/** Fields of a reseller that a person edits in place; `null` empties the field. */
export const resellerPatchSchema = z
  .object({
    name: shortText,
    legalForm: z.string().max(40).nullable(),
    inn: z.string().max(40).nullable(),
    kpp: z.string().max(40).nullable(),
    city: shortText.nullable(),
    region: shortText.nullable(),
    address: z.string().max(2000).nullable(),
    level: resellerLevelSchema.nullable(),
    manager: shortText.nullable(),
    segment: shortText.nullable(),
    authorisedOn: calendarDateSchema.nullable(),
    note: z.string().max(20_000).nullable(),
  })
  .partial()
  .strict();
export type ResellerPatch = z.infer<typeof resellerPatchSchema>;

const consentSchema = z.enum(['granted', 'refused']).nullable();
export const contactPatchSchema = z
  .object({
    name: shortText,
    position: shortText.nullable(),
    note: z.string().max(5000).nullable(),
    consentCalls: consentSchema,
    consentLetters: consentSchema,
    consentPersonalData: consentSchema,
  })
  .partial()
  .strict();
export type ContactPatch = z.infer<typeof contactPatchSchema>;

/** Each edit answers with the whole card as it now is: the window never guesses. */
export const resellerChannels = {
  'reseller-list': channel(resellerQuerySchema).returns<{
    /** Row numbers in the order of the query. */
    pks: Uint32Array;
    /** The first rows at once, so that the list paints without a second question. */
    first: readonly ResellerRow[];
  }>(),
  'reseller-rows': channel(z.object({ pks: z.array(pkSchema).max(1000) })).returns<
    readonly ResellerRow[]
  >(),
  'reseller-facets': channel(z.object({})).returns<
    Record<ResellerFilterField, readonly { value: string | null; count: number }[]>
  >(),
  'reseller-search': channel(
    z.object({ text: z.string().max(200), limit: z.number().int().min(1).max(100).default(30) }),
  ).returns<{ hits: readonly SearchHit[]; more: boolean }>(),
  'reseller-card': channel(z.object({ pk: pkSchema })).returns<ResellerCard>(),
  'reseller-timeline': channel(
    z.object({
      pk: pkSchema,
      kinds: z.array(z.enum(timelineKinds)).optional(),
      /** Entries before this one (its `at` and `key`), newest first. */
      before: z.object({ at: z.number(), key: z.string() }).optional(),
      limit: z.number().int().min(1).max(500).default(100),
    }),
  ).returns<{ entries: readonly TimelineEntry[]; more: boolean }>(),
  'reseller-field-history': channel(
    z.object({ pk: pkSchema, field: z.string().max(60).optional() }),
  ).returns<readonly FieldChange[]>(),
  'reseller-create': channel(
    resellerPatchSchema.extend({ name: shortText }),
  ).returns<ResellerCard>(),
  'reseller-patch': channel(
    z.object({ pk: pkSchema, fields: resellerPatchSchema }),
  ).returns<ResellerCard>(),
  'reseller-transition': channel(
    z.object({ pk: pkSchema, to: resellerStatusSchema, reason: z.string().max(2000).nullable() }),
  ).returns<ResellerCard>(),
  'reseller-remove': channel(z.object({ pk: pkSchema })).returns<{ removed: true }>(),
  'reseller-note-add': channel(
    z.object({ pk: pkSchema, text: z.string().min(1).max(20_000) }),
  ).returns<ResellerCard>(),
  'contact-add': channel(
    z.object({ resellerPk: pkSchema, fields: contactPatchSchema.extend({ name: shortText }) }),
  ).returns<ResellerCard>(),
  'contact-patch': channel(
    z.object({ pk: pkSchema, fields: contactPatchSchema }),
  ).returns<ResellerCard>(),
  'contact-remove': channel(z.object({ pk: pkSchema })).returns<ResellerCard>(),
  /** `text` as typed: parsed by the one phone rule; refused with `field/phone`. */
  'phone-add': channel(
    z.object({ resellerPk: pkSchema, contactPk: pkSchema.nullable(), text: shortText }),
  ).returns<ResellerCard>(),
  'phone-patch': channel(z.object({ pk: pkSchema, text: shortText })).returns<ResellerCard>(),
  'phone-remove': channel(z.object({ pk: pkSchema })).returns<ResellerCard>(),
  'email-add': channel(
    z.object({ resellerPk: pkSchema, contactPk: pkSchema.nullable(), text: shortText }),
  ).returns<ResellerCard>(),
  'email-patch': channel(z.object({ pk: pkSchema, text: shortText })).returns<ResellerCard>(),
  'email-remove': channel(z.object({ pk: pkSchema })).returns<ResellerCard>(),
  /** The selection as Excel wants it: tabs, CR LF, INN and phones as text. */
  'reseller-copy': channel(
    z.object({
      pks: z.instanceof(Uint32Array),
      columns: z.array(z.string().max(60)).min(1).max(40),
      header: z.boolean(),
      language: z.enum(['ru', 'en']),
    }),
  ).returns<{ text: string; rows: number }>(),
  /** Writes the lines into a file; throws `export/cancelled`, `file/cannot-write`, `file/disk-full`, `file/no-folder`. */
  'reseller-export': channel(exportListSchema).returns<ExportResult>(),
} as const;
