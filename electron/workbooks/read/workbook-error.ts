/** Why a workbook could not be read. */
export type WorkbookErrorCode =
  /** Neither a workbook nor a table of any kind that we know. */
  | 'workbook/not-a-workbook'
  /** The kind is known but the inside is broken or cut short. */
  | 'workbook/damaged'
  /** Needs a password; details: kind, canOpenWithPassword. */
  | 'workbook/encrypted'
  | 'workbook/wrong-password'
  | 'workbook/empty'
  /** A limit was reached; details: limit, allowed. */
  | 'workbook/too-large'
  /** The file is gone, or may not be read; details: reason. */
  | 'workbook/unreadable-file'
  /** A known kind that we do not read; details: kind. */
  | 'workbook/unsupported';

export type WorkbookErrorDetails = Readonly<Record<string, string | number | boolean>>;

/** The one error that reading a workbook throws. */
export class WorkbookError extends Error {
  readonly code: WorkbookErrorCode;
  readonly details: WorkbookErrorDetails;

  constructor(
    code: WorkbookErrorCode,
    message: string,
    details: WorkbookErrorDetails = {},
    cause?: unknown,
  ) {
    super(message, cause === undefined ? undefined : { cause });
    this.name = 'WorkbookError';
    this.code = code;
    this.details = details;
  }
}

/** True if the error is one of ours. */
export function isWorkbookError(error: unknown): error is WorkbookError {
  return error instanceof WorkbookError;
}
