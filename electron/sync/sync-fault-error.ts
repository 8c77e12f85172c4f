import type { SyncFaultCode } from '#contract/sync/fault-codes.ts';
import type { Scalar } from '#contract/sync/mutation.ts';

/** What the line itself can do, beside what head office says. */
export type SyncCode =
  | SyncFaultCode
  | 'sync/unreachable'
  | 'sync/timeout'
  | 'sync/not-enrolled'
  | 'sync/no-token'
  | 'sync/mass-delete'
  | 'sync/bad-answer'
  | 'sync/bad-packet';

/** An exchange that did not come about; nothing of it is stored. */
export class SyncFaultError extends Error {
  readonly code: SyncCode;
  readonly details: Readonly<Record<string, Scalar>>;
  /** Seconds that head office asks to wait. */
  readonly retryAfter: number | null;

  constructor(
    code: SyncCode,
    message: string,
    options: {
      readonly details?: Readonly<Record<string, Scalar>>;
      readonly retryAfter?: number | null;
    } = {},
  ) {
    super(message);
    this.name = 'SyncFaultError';
    this.code = code;
    this.details = options.details ?? {};
    this.retryAfter = options.retryAfter ?? null;
  }
}
