import { z } from 'zod';
import { channel } from './channel.ts';
import { managedLists, type ManagedList } from './managed-lists.ts';
import { pkSchema } from './reseller.ts';

/** What an operator can choose from; one that is not active is only known from the past. */
export type ListItem = {
  readonly pk: number;
  readonly list: ManagedList;
  readonly name: string;
  readonly active: boolean;
};

const name = z.string().trim().min(1).max(120);

/** Topics and outcomes. Each edit answers with all lists, in their order. */
export const listItemChannels = {
  'list-items': channel(z.object({})).returns<readonly ListItem[]>(),
  'list-item-add': channel(z.object({ list: z.enum(managedLists), name })).returns<
    readonly ListItem[]
  >(),
  'list-item-rename': channel(z.object({ pk: pkSchema, name })).returns<readonly ListItem[]>(),
  /** Moves it before another of its list, or to the end. */
  'list-item-move': channel(z.object({ pk: pkSchema, before: pkSchema.nullable() })).returns<
    readonly ListItem[]
  >(),
  'list-item-set-active': channel(z.object({ pk: pkSchema, active: z.boolean() })).returns<
    readonly ListItem[]
  >(),
} as const;
