/** The version of the protocol; head office speaks this one and the one before. */
export const protocolVersion = 1;

/** So many mutations go up in one push at most. */
export const mostMutations = 500;

/** And so many bytes, before they are compressed. */
export const mostPushBytes = 1_000_000;

/** Entries of the log in one page of a pull. */
export const pullPage = 1000;

/** A desktop's clock may be so far off, in milliseconds, before the person is told. */
export const clockWarningMs = 5 * 60_000;
