import type { AccessArea, AccessRight } from '#domain/access/rights.ts';
import type { EntityName } from '../entities.ts';

export type RightOver = readonly [AccessArea, AccessRight];

/**
 * What a channel asks of whoever calls it. `anyone`: also before signing in; `signed-in`: everyone
 * who works here; otherwise a right over an area, or several of which none may be missing.
 */
export type Need = 'anyone' | 'signed-in' | RightOver | readonly RightOver[];

/** The needs of a table of channels: none can be forgotten. */
export type NeedsOf<T> = { readonly [N in keyof T]: Need };

/**
 * The channels of a table that change nothing, so that asking twice is harmless, each with the
 * entities whose change makes its answer old.
 */
export type ReadsOf<T> = { readonly [N in keyof T]?: readonly EntityName[] };
