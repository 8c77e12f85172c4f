import { z } from 'zod';
import {
  interactionFilterFields,
  type InteractionFilterField,
} from '#domain/interaction/filter-fields.ts';
import { interactionChannels, type InteractionChannel } from '#domain/interaction/channels.ts';
import { calendarPeriodSchema } from './calendar-period.ts';
import { channel } from './channel.ts';
import { exportListSchema, type ExportResult } from './export.ts';
import { pkSchema } from './reseller.ts';

export { interactionFilterFields, type InteractionFilterField };

/** `null` among the values stands for "not said". */
const valuesSchema = z.array(z.string().max(300).nullable()).max(200);

const filtersSchema = z
  .object({
    operator: valuesSchema,
    channel: z.array(z.enum(interactionChannels)).max(interactionChannels.length),
    topic: valuesSchema,
    outcome: valuesSchema,
  })
  .partial()
  .strict();

const narrowed = {
  filters: filtersSchema.optional(),
  /** Calls that nobody answered, or what is not over yet. */
  state: z.enum(['missed', 'running']).optional(),
  resellerPk: pkSchema.optional(),
  /** Beginnings of words of what was written down, or of the number. */
  text: z.string().max(200).optional(),
  /** By when it happened; the newest first when left out. */
  direction: z.enum(['asc', 'desc']).optional(),
};

/** Which interactions, in which order. */
export const interactionQuerySchema = z
  .object({
    ...narrowed,
    /** Instants: from the first on, up to, not including, the second. */
    from: z.number().int().optional(),
    until: z.number().int().optional(),
  })
  .strict();
export type InteractionQuery = z.output<typeof interactionQuerySchema>;

/** A line of the log. */
export type InteractionRow = {
  readonly pk: number;
  readonly occurredAt: number;
  readonly channel: InteractionChannel;
  readonly direction: 'in' | 'out' | null;
  /** `parked` is put aside to be finished later, `missed` is a call that nobody answered. */
  readonly state: 'open' | 'held' | 'parked' | 'done' | 'missed';
  readonly resellerPk: number | null;
  /** The name of the reseller, or what was said in place of it. */
  readonly reseller: string | null;
  readonly contact: string | null;
  readonly operator: string | null;
  readonly topic: string | null;
  readonly outcome: string | null;
  readonly durationSeconds: number | null;
  readonly phone: string | null;
  /** The first words of what was written down. */
  readonly words: string | null;
};

/** All of one interaction. */
export type InteractionDetails = Omit<InteractionRow, 'words'> & {
  readonly id: string;
  readonly text: string | null;
  readonly city: string | null;
  readonly notes: readonly {
    readonly pk: number;
    readonly text: string;
    readonly author: string;
    readonly at: number;
  }[];
};

export type InteractionFacets = Readonly<
  Record<
    InteractionFilterField,
    readonly { readonly value: string | null; readonly count: number }[]
  >
>;

/** What a saved view of the log keeps: a period as it is called, so that it moves with the days. */
export const interactionViewSchema = z.object({
  ...narrowed,
  period: calendarPeriodSchema.optional(),
});
export type InteractionViewQuery = z.output<typeof interactionViewSchema>;

const columnsSchema = z
  .array(z.object({ field: z.string().max(60), width: z.number().nullable() }))
  .max(40);

export type InteractionView = {
  readonly pk: number;
  readonly name: string;
  readonly query: InteractionViewQuery;
  readonly columns: readonly { readonly field: string; readonly width: number | null }[];
};

/** The log of interactions, with any number of rows. */
export const interactionListChannels = {
  'interaction-list': channel(interactionQuerySchema).returns<{
    /** Row numbers in the order of the query. */
    pks: Uint32Array;
    /** The first rows at once, so that the list paints without a second question. */
    first: readonly InteractionRow[];
  }>(),
  'interaction-rows': channel(z.object({ pks: z.array(pkSchema).max(1000) })).returns<
    readonly InteractionRow[]
  >(),
  /** The values in a period with their counts, the most frequent first. */
  'interaction-facets': channel(
    z.object({ from: z.number().int().optional(), until: z.number().int().optional() }),
  ).returns<InteractionFacets>(),
  'interaction-read': channel(z.object({ pk: pkSchema })).returns<InteractionDetails>(),
  /** The selection as Excel wants it: tabs, CR LF, phones as text. */
  'interaction-copy': channel(
    z.object({
      pks: z.instanceof(Uint32Array),
      columns: z.array(z.string().max(60)).min(1).max(40),
      header: z.boolean(),
      language: z.enum(['ru', 'en']),
    }),
  ).returns<{ text: string; rows: number }>(),
  /** Writes the lines into a file; throws `export/cancelled`, `file/cannot-write`, `file/disk-full`, `file/no-folder`. */
  'interaction-export': channel(exportListSchema).returns<ExportResult>(),
  'interaction-views': channel(z.object({})).returns<readonly InteractionView[]>(),
  'interaction-view-save': channel(
    z.object({
      name: z.string().min(1).max(100),
      query: interactionViewSchema,
      columns: columnsSchema,
    }),
  ).returns<readonly InteractionView[]>(),
  'interaction-view-remove': channel(z.object({ pk: z.number().int().positive() })).returns<
    readonly InteractionView[]
  >(),
} as const;
