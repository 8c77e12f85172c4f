import { z } from 'zod';
import { accessAreas, accessRights, type Rights } from '#domain/access/rights.ts';
import { channel } from './channel.ts';
import { idleMinutes } from './idle-minutes.ts';

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
  /** Somebody was away for too long, or locked the desktop: the same person goes on, or another. */
  | {
      readonly kind: 'locked';
      readonly personPk: number;
      readonly name: string;
      readonly login: string;
    }
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

/** A person as shown to whoever may look after people. */
export type PersonLine = {
  readonly pk: number;
  readonly login: string;
  readonly name: string;
  readonly groupPk: number;
  readonly active: boolean;
  /** A password was set. */
  readonly canSignIn: boolean;
};

export type GroupLine = GroupRights & {
  readonly pk: number;
  /** How many active people are in it. */
  readonly people: number;
};

const pk = z.number().int().positive();
const login = z.string().max(100);
const name = z.string().max(100);
/** Long enough for any sentence; longer ones only cost time. */
const password = z.string().max(200);
const rights = z.partialRecord(
  z.enum(accessAreas),
  z.array(z.enum(accessRights)).max(4).readonly(),
);

/** The questions about people and their rights. */
export const peopleChannels = {
  'session-state': channel(z.object({})).returns<SessionState>(),
  /** Answers once the password was held against its verifier; refuses after too many attempts. */
  'session-sign-in': channel(z.object({ login, password })).returns<SessionState>(),
  'session-sign-out': channel(z.object({})).returns<SessionState>(),
  'session-lock': channel(z.object({})).returns<SessionState>(),
  /** The own password, with the old one. */
  'session-change-password': channel(z.object({ oldPassword: password, password })).returns<{
    changed: true;
  }>(),
  'session-idle-put': channel(
    z.object({ minutes: z.union(idleMinutes.map((one) => z.literal(one))).nullable() }),
  ).returns<{ saved: true }>(),
  'people-list': channel(z.object({})).returns<readonly PersonLine[]>(),
  'groups-list': channel(z.object({})).returns<readonly GroupLine[]>(),
  /**
   * The first person becomes the administrator and is signed in at once; with `takeOver`, whatever is
   * still worked on under the name of before is theirs. Answers how many tasks that were.
   */
  'person-create': channel(
    z.object({ login, name, groupPk: pk, password, takeOver: z.boolean().default(false) }),
  ).returns<{ pk: number; tasksTaken: number }>(),
  /** `active` takes a deactivation back. */
  'person-patch': channel(
    z.object({
      pk,
      fields: z.object({
        login: login.optional(),
        name: name.optional(),
        groupPk: pk.optional(),
        active: z.literal(true).optional(),
      }),
    }),
  ).returns<PersonLine>(),
  'person-deactivate': channel(z.object({ pk })).returns<PersonLine>(),
  /** The password of somebody else, who forgot it; of the first who gets one, as `person-create`. */
  'person-set-password': channel(
    z.object({ pk, password, takeOver: z.boolean().default(false) }),
  ).returns<{ changed: true; tasksTaken: number }>(),
  'group-patch': channel(z.object({ pk, rights })).returns<GroupLine>(),
} as const;
