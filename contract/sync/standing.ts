import { createHash } from 'node:crypto';
import type { Lineage } from './messages.ts';

/** Where a desktop and head office are when neither has anything for the other. */
export type Standing = Lineage & {
  /** The highest number of the log, and how the hash of that entry begins; empty of an empty log. */
  readonly cursor: number;
  readonly mark: string;
  /** The last mutation of the desktop that head office has answered. */
  readonly lastMutNo: number;
};

/** A short sign of it: 72 bits, equal on both sides where they stand alike. */
export function standingSign(standing: Standing): string {
  const { dataSetId, epoch, cursor, mark, lastMutNo } = standing;
  return createHash('sha256')
    .update(JSON.stringify([dataSetId, epoch, cursor, mark, lastMutNo]))
    .digest('base64url')
    .slice(0, 12);
}
