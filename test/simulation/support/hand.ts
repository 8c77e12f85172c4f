import type { Entity } from '#db/write/entities.ts';
import type { Desk } from './desk.ts';

/** What a deed works with: a desktop, and numbers that choose among what it shows. */
export type Hand = {
  readonly desk: Desk;
  /** A row that the desktop shows; null when there is none. `deleted`: one of those that are not shown. */
  pick(entity: Entity, options?: { readonly deleted?: boolean }): number | null;
  readonly value: number;
  readonly row: number;
  /** A text that nobody has typed before. */
  readonly word: string;
};

export type DeedOf = (hand: Hand) => void;
