import { z } from 'zod';

/** What a grant allows: reading what the person chose, or writing where the person said. */
export const grantSchema = z.object({
  token: z.string().max(64),
  path: z.string().max(4096),
  mode: z.enum(['read', 'write']),
});
export type Grant = z.infer<typeof grantSchema>;

/** A line for the log: names and numbers of our own, never what a person typed or a path. */
export const logFieldsSchema = z.record(z.string(), z.union([z.string(), z.number(), z.boolean()]));
export type LogFields = z.infer<typeof logFieldsSchema>;

/** What the main process says to the data process. */
export const toDataProcessSchema = z.discriminatedUnion('kind', [
  /** The port of one window comes along. */
  z.object({ kind: z.literal('port') }),
  z.object({ kind: z.literal('grant'), grant: grantSchema }),
  z.object({ kind: z.literal('log'), event: z.string(), fields: logFieldsSchema }),
  /** A number to call: of a `tel:` link, or in the text of the clipboard. */
  z.object({
    kind: z.literal('dial'),
    text: z.string().max(500),
    from: z.enum(['link', 'clipboard']),
  }),
  /** The answer to `seal` or `unseal`; null where the system has no key to do it with. */
  z.object({ kind: z.literal('vault'), id: z.number().int(), text: z.string().nullable() }),
  /** The person went away: nothing is answered until somebody signs in. */
  z.object({ kind: z.literal('lock') }),
  /** Answer what is in hand, close the file, exit. */
  z.object({ kind: z.literal('close') }),
]);
export type ToDataProcess = z.infer<typeof toDataProcessSchema>;

/** A call that a window is to show, or why there is none. */
export const shownCallSchema = z.object({
  pk: z.number().int().positive().nullable(),
  /** `no-number`: what was to be dialled holds no number. `signed-out`: nobody works here now. */
  what: z.enum(['show', 'missed', 'ended', 'no-number', 'signed-out']),
});
export type ShownCall = z.infer<typeof shownCallSchema>;

/** What the system is to remind of: one task, or so many at once. */
export const reminderSchema = z.object({
  pk: z.number().int().positive().nullable(),
  title: z.string(),
  reseller: z.string().nullable(),
  /** When it is due. */
  at: z.number(),
  count: z.number().int().positive(),
  /** IANA zone of the centre's clocks. */
  timeZone: z.string(),
});
export type Reminder = z.infer<typeof reminderSchema>;

/** Who is at this desktop, as far as the main process has to know. */
export const toldSessionSchema = z.object({
  state: z.enum(['open', 'signed-out', 'locked', 'signed-in']),
  /** The id of who is signed in, for a data process that follows this one. */
  personId: z.string().max(64).nullable(),
  /** Lock after so long without a key or the mouse; null for never. */
  idleMinutes: z.number().positive().nullable(),
});
export type ToldSession = z.infer<typeof toldSessionSchema>;

/** What the data process says to the main process. */
export const fromDataProcessSchema = z.discriminatedUnion('kind', [
  /** A window may use the token from now on. */
  z.object({ kind: z.literal('granted'), token: z.string() }),
  z.object({ kind: z.literal('session'), session: toldSessionSchema }),
  /** Encipher or decipher with the key that the system keeps for this user. */
  z.object({
    kind: z.literal(['seal', 'unseal']),
    id: z.number().int(),
    text: z.string().max(10_000),
  }),
  /** The window used last comes to the front with this call. */
  z.object({ kind: z.literal('call'), call: shownCallSchema }),
  z.object({ kind: z.literal('remind'), reminder: reminderSchema }),
]);
export type FromDataProcess = z.infer<typeof fromDataProcessSchema>;
