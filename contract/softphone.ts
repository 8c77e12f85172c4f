import { z } from 'zod';
import { channel } from './channel.ts';

/** The address on this computer that a softphone tells its calls to. */
export type Softphone = {
  readonly on: boolean;
  /** Null while it does not listen. */
  readonly url: string | null;
  readonly token: string;
  /** The file with address and token, readable by its owner only. */
  readonly file: string;
};

export const softphoneChannels = {
  'softphone-read': channel(z.object({})).returns<Softphone>(),
  'softphone-switch': channel(z.object({ on: z.boolean() })).returns<Softphone>(),
  /** Makes another token: whoever has the old one is refused from now on. */
  'softphone-token-new': channel(z.object({})).returns<Softphone>(),
} as const;
