import { z } from 'zod';
import { interactionChannels } from '#domain/interaction/channels.ts';
import { directionSchema, followUpSchema } from './call.ts';
import { channel } from './channel.ts';
import { pkSchema } from './reseller.ts';

export const logInteractionChannels = {
  /**
   * An e-mail, a letter, a meeting: whatever is logged when it is over. Throws `call/incomplete`,
   * `list/not-listed`, `task/time-past`.
   */
  'interaction-log': channel(
    z.object({
      channel: z.enum(interactionChannels),
      direction: directionSchema.nullable(),
      resellerPk: pkSchema.nullable(),
      contactPk: pkSchema.nullable(),
      companyText: z.string().max(300).nullable(),
      topic: z.string().max(120),
      outcome: z.string().max(120),
      text: z.string().max(20_000),
      /** Null for now. */
      occurredAt: z.number().int().positive().nullable(),
      followUp: followUpSchema.nullable(),
    }),
  ).returns<{ pk: number }>(),
} as const;
