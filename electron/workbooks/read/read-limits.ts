import { WorkbookError } from './workbook-error.ts';

/** How much one workbook may cost; reaching any of these ends the reading. */
export type ReadLimits = {
  /** Size of the file itself. */
  readonly fileBytes: number;
  /** Bytes really inflated out of one archive, whatever its directory claims. */
  readonly inflatedBytes: number;
  /** How many times its packed size a part of more than 64 MB may become. */
  readonly inflateRatio: number;
  /** Bytes of one part that must stay in memory, such as the shared strings. */
  readonly residentBytes: number;
  readonly sheets: number;
  readonly rows: number;
  readonly cells: number;
  /** Wall-clock time of opening, and again of each walk over a sheet. */
  readonly milliseconds: number;
};

export const DEFAULT_LIMITS: ReadLimits = {
  fileBytes: 256 * 1024 * 1024,
  inflatedBytes: 2 * 1024 * 1024 * 1024,
  inflateRatio: 300,
  residentBytes: 256 * 1024 * 1024,
  sheets: 1000,
  rows: 1_048_576,
  cells: 50_000_000,
  milliseconds: 120_000,
};

/** Throws `workbook/too-large` and names the limit. */
export function tooLarge(limit: keyof ReadLimits, allowed: number): never {
  throw new WorkbookError('workbook/too-large', `The workbook exceeds its limit of ${limit}`, {
    limit,
    allowed,
  });
}

/** A check that throws `workbook/too-large` once the time of `limits` has passed. */
export function startClock(limits: ReadLimits): () => void {
  const end = performance.now() + limits.milliseconds;
  return () => {
    if (performance.now() > end) tooLarge('milliseconds', limits.milliseconds);
  };
}
