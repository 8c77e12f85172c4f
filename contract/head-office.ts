import { z } from 'zod';
import { channel } from './channel.ts';

/** How the exchange with head office stands. */
export type SyncStatus = {
  /**
   * `not-enrolled`: no head office is known. `waiting`: the line is down, the next try has its time. `stopped`:
   * no further try helps before a person has done something.
   */
  readonly state: 'not-enrolled' | 'idle' | 'exchanging' | 'waiting' | 'stopped';
  readonly server: string | null;
  readonly workspaceName: string | null;
  /** When an exchange last came about. */
  readonly lastExchangeAt: number | null;
  /** When anything last moved in the exchange that runs. */
  readonly progressAt: number | null;
  readonly nextTryAt: number | null;
  readonly fault: {
    readonly code: string;
    readonly message: string;
    readonly details: Readonly<Record<string, string | number | null>>;
  } | null;
  /** Mutations that head office has not answered. */
  readonly pending: number;
  /** Refusals and conflicts that nobody has seen to. */
  readonly refused: number;
  readonly conflicts: number;
  /** How far head office's clock is ahead of this desktop's. */
  readonly clockOffsetMs: number;
  readonly cursor: number;
  /** Chunks of the first snapshot, while it comes. */
  readonly snapshot: { readonly done: number; readonly of: number } | null;
};

/** What was typed into a field, as it is shown; a reference as the name of what it points to. */
export type TypedField = {
  readonly field: string;
  readonly value: string | number | null;
};

/** One row of a step, as far as a person wants to know it. */
export type StepRow = {
  readonly entity: string;
  readonly id: string;
  readonly kind: 'create' | 'patch' | 'delete' | 'intent';
  readonly fields: readonly TypedField[];
};

/** A step that is still to go up. */
export type PendingStep = {
  readonly step: number;
  readonly at: number;
  readonly actor: string;
  readonly intent: string | null;
  readonly reseller: string | null;
  readonly resellerPk: number | null;
  readonly entities: readonly string[];
  readonly mutations: number;
};

/** What head office did not take as it was meant. */
export type RefusalLine = {
  readonly pk: number;
  readonly code: string;
  readonly details: Readonly<Record<string, string | number | null>>;
  readonly intent: string | null;
  readonly actor: string;
  readonly at: number;
  readonly refusedAt: number;
  readonly reseller: string | null;
  readonly resellerPk: number | null;
  readonly taskPk: number | null;
  readonly state: 'open' | 'again' | 'dismissed' | 'superseded';
  /** Head office did something else instead: it waits on the list, but nothing is to be sent again. */
  readonly changed: boolean;
  readonly rows: readonly StepRow[];
};

/** Two values of one field, or a deletion that an edit has beaten. */
export type ConflictLine = {
  readonly pk: number;
  readonly kind: string;
  readonly entity: string;
  readonly field: string;
  readonly reseller: string | null;
  readonly resellerPk: number | null;
  /** What the row is called by people. */
  readonly subject: string | null;
  readonly kept: string | number | null;
  readonly lost: string | number | null;
  readonly keptBy: string;
  readonly keptAt: number;
  readonly lostBy: string;
  readonly lostAt: number;
  /** The row has been changed again since: the choice may be out of date. */
  readonly changedSince: boolean;
};

/** What an answer that came on a stick has brought; all zero when it was taken in before. */
export type PacketAnswer = {
  readonly answered: number;
  readonly refused: number;
  readonly pulled: number;
};

/** A line of the log of exchanges. */
export type SyncLogEntry = {
  readonly at: number;
  readonly until: number;
  readonly times: number;
  readonly code: string | null;
  readonly message: string | null;
  readonly pushed: number;
  readonly refused: number;
  readonly pulled: number;
  readonly conflicts: number;
};

/** What is shown here and not yet confirmed by head office; nothing of what one may not see. */
export type Provisional = {
  readonly registrations: readonly number[];
  readonly requests: readonly number[];
  readonly sessions: readonly number[];
  /** By reseller: points that are reserved here only, and the balance that head office has confirmed. */
  readonly accounts: readonly {
    readonly resellerPk: number;
    readonly held: number;
    readonly confirmed: number;
  }[];
};

const none = z.object({});
const pk = z.number().int().positive();

/** What the screen of head office asks. */
export const headOfficeChannels = {
  'sync-status': channel(none).returns<SyncStatus>(),
  /** Exchanges now and answers how things stand then. */
  'sync-now': channel(none).returns<SyncStatus>(),
  /** Makes this desktop one of a head office's, by a one-time code. */
  'sync-enrol': channel(
    z.object({
      server: z.string().min(1).max(300),
      code: z.string().min(1).max(60),
      /** A granted file with the certificates of head office. */
      caToken: z.string().max(64).nullable(),
    }),
  ).returns<SyncStatus>(),
  /** Lets the next exchange delete as many rows as it told. */
  'sync-allow-deletions': channel(none).returns<SyncStatus>(),
  'sync-pending': channel(none).returns<readonly PendingStep[]>(),
  'sync-refusals': channel(none).returns<readonly RefusalLine[]>(),
  /** Sends a refused step again, with what a person has changed in it. */
  'sync-refusal-again': channel(
    z.object({
      pk,
      edits: z
        .array(
          z.object({
            id: z.string().max(64),
            field: z.string().max(60),
            value: z.union([z.string().max(10_000), z.number(), z.null()]),
          }),
        )
        .max(200),
    }),
  ).returns<{ readonly sent: true }>(),
  'sync-refusal-dismiss': channel(z.object({ pk })).returns<{ readonly dismissed: true }>(),
  'sync-conflicts': channel(none).returns<readonly ConflictLine[]>(),
  'sync-conflict-resolve': channel(z.object({ pk, take: z.enum(['kept', 'lost']) })).returns<{
    readonly resolved: true;
  }>(),
  /** Writes what is pending to a granted file that only head office can read; it stays pending. */
  'sync-packet-save': channel(z.object({ token: z.string().max(64) })).returns<{
    readonly mutations: number;
  }>(),
  /** Takes in the answer of head office from a granted file. */
  'sync-packet-take': channel(z.object({ token: z.string().max(64) })).returns<PacketAnswer>(),
  'sync-log': channel(none).returns<readonly SyncLogEntry[]>(),
  'sync-provisional': channel(none).returns<Provisional>(),
} as const;
