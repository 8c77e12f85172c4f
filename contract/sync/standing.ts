import type { Lineage } from './messages.ts';

/** Where a desktop and head office are when neither has anything for the other. */
export type Standing = Lineage & {
  /** The highest number of the log, and how the hash of that entry begins; empty of an empty log. */
  readonly cursor: number;
  readonly mark: string;
  /** The last mutation of the desktop that head office has answered. */
  readonly lastMutNo: number;
};

/**
 * A short sign of it, equal on both sides where they stand alike: 64 bits by FNV-1a. Nothing is kept secret or
 * proven by it; the mark in it is of a hash that chains.
 */
export function standingSign(standing: Standing): string {
  const { dataSetId, epoch, cursor, mark, lastMutNo } = standing;
  let hash = 0xcbf29ce484222325n;
  for (const sign of [dataSetId, epoch, cursor, mark, lastMutNo].join()) {
    hash = BigInt.asUintN(64, (hash ^ BigInt(sign.charCodeAt(0))) * 0x100000001b3n);
  }
  return hash.toString(36);
}
