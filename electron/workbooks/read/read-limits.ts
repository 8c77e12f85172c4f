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
  /** Wall-clock time within which a sheet must give its next row. */
  readonly milliseconds: number;
};

export const DEFAULT_LIMITS: ReadLimits = {
  fileBytes: 192 * 1024 * 1024,
  inflatedBytes: 2 * 1024 * 1024 * 1024,
  inflateRatio: 300,
  residentBytes: 160 * 1024 * 1024,
  sheets: 1000,
  rows: 1_048_576,
  cells: 50_000_000,
  milliseconds: 30_000,
};

/** Throws `workbook/too-large` and names the limit. */
export function tooLarge(limit: keyof ReadLimits, allowed: number): never {
  throw new WorkbookError('workbook/too-large', `The workbook exceeds its limit of ${limit}`, {
    limit,
    allowed,
  });
}

/** Holds the walk over a sheet to the time of its limits; what is done with a row does not count. */
export type WalkClock = {
  /** A row was given. */
  restart(): void;
  /** Throws `workbook/too-large` when no row was given for longer than is allowed. */
  check(): void;
};

/** Starts the clock of one walk. */
export function startClock(limits: ReadLimits): WalkClock {
  let end = performance.now() + limits.milliseconds;
  let given = false;
  return {
    restart: () => {
      given = true;
    },
    check: () => {
      const now = performance.now();
      if (given) end = now + limits.milliseconds;
      else if (now > end) tooLarge('milliseconds', limits.milliseconds);
      given = false;
    },
  };
}
