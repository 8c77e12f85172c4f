import { z } from 'zod';
import type { Rights } from '#domain/access/rights.ts';
import { channel } from './channel.ts';

/** What a group of people may do; the key is the same in every language and on every desktop. */
export type GroupRights = {
  readonly key: string;
  readonly name: string;
  readonly rights: Rights;
};

/** Who is at this desktop. */
export type SessionState =
  /** Nobody was added yet: the user of the computer works, with every right. */
  | { readonly kind: 'open' }
  | { readonly kind: 'signed-out' }
  | {
      readonly kind: 'signed-in';
      readonly personPk: number;
      readonly name: string;
      readonly login: string;
      /** Key of the own group. */
      readonly group: string;
      readonly rights: Rights;
      /** Every group, to say who may do what one may not do oneself. */
      readonly groups: readonly GroupRights[];
    };

/** The questions about people and their rights. */
export const peopleChannels = {
  'session-state': channel(z.object({})).returns<SessionState>(),
} as const;
