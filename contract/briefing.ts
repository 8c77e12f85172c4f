import { z } from 'zod';
import type { RequestKind } from '#domain/bonus/request-kinds.ts';
import type { RequestState } from '#domain/bonus/request-state.ts';
import type { RegistrationState } from '#domain/training/registration-state.ts';
import { channel } from './channel.ts';
import { pkSchema, type Contact, type ResellerRow, type TimelineEntry } from './reseller.ts';

/**
 * What one must know of a reseller on the telephone, at a glance. What who asks may not see is null
 * or missing.
 */
export type Briefing = Pick<
  ResellerRow,
  'name' | 'legalForm' | 'city' | 'status' | 'level' | 'inn' | 'manager' | 'segment'
> & {
  readonly resellerPk: number;
  readonly statusReason: string | null;
  readonly note: string | null;
  /** IANA zone of the city. */
  readonly timeZone: string | null;
  readonly contacts: readonly Contact[];
  readonly balance: {
    readonly available: number;
    readonly reserved: number;
    /** Within the next months, by day, the next first. */
    readonly expiring: readonly { readonly on: string; readonly points: number }[];
  } | null;
  readonly tasks: {
    readonly total: number;
    readonly first: readonly {
      readonly pk: number;
      readonly title: string;
      readonly kind: string;
      readonly dueAt: number;
      readonly owner: string | null;
    }[];
  } | null;
  readonly requests: readonly (
    | {
        readonly kind: 'registration';
        readonly pk: number;
        readonly course: string;
        readonly participant: string;
        readonly state: Extract<
          RegistrationState,
          'submitted' | 'received' | 'confirmed' | 'waitlisted'
        >;
        readonly startsOn: string;
      }
    | {
        readonly kind: 'bonus-request';
        readonly pk: number;
        readonly of: RequestKind;
        readonly points: number;
        readonly state: Extract<RequestState, 'draft' | 'submitted' | 'approved' | 'rejected'>;
      }
  )[];
  readonly interactions: readonly TimelineEntry[];
  readonly trainings: readonly {
    readonly pk: number;
    readonly course: string;
    readonly startsOn: string;
    readonly startsAt: string | null;
    /** Null online. */
    readonly city: string | null;
    readonly seats: number;
    readonly taken: number;
  }[];
};

export const briefingChannels = {
  'interaction-briefing': channel(z.object({ resellerPk: pkSchema })).returns<Briefing>(),
} as const;
