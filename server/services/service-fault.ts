import type { SyncFaultCode } from '#contract/sync/fault-codes.ts';
import type { Scalar } from '#contract/sync/mutation.ts';

/** A request that head office does not carry out, with the code by which the desktop decides. */
export class ServiceFault extends Error {
  readonly code: SyncFaultCode;
  readonly details: Readonly<Record<string, Scalar>>;

  constructor(
    code: SyncFaultCode,
    message: string,
    details: Readonly<Record<string, Scalar>> = {},
  ) {
    super(message);
    this.name = 'ServiceFault';
    this.code = code;
    this.details = details;
  }
}
