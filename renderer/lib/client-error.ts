import type { ErrorCode, WireError } from '#contract/errors.ts';

/** The only error a question to the data or main process is refused with. */
export class ClientError extends Error {
  readonly code: ErrorCode;
  readonly details: WireError['details'];
  readonly retryable: boolean;

  constructor(wire: WireError) {
    super(wire.message);
    this.name = 'ClientError';
    this.code = wire.code;
    this.details = wire.details;
    this.retryable = wire.retryable;
  }
}

/** Makes anything thrown into a ClientError, so that the window has one way of telling. */
export function toClientError(error: unknown): ClientError {
  if (error instanceof ClientError) return error;
  const message = error instanceof Error ? error.message : String(error);
  return new ClientError({ code: 'app/internal', message, retryable: false, details: {} });
}
