import { z } from 'zod';

/**
 * Every code that can cross a boundary. A code is for support and for choosing the sentence in
 * `renderer/locales`; it never stands in the sentence itself.
 */
export const errorCodes = [
  'app/internal',
  'app/invalid-message',
  'app/not-found',
  'app/data-process-gone',
  'access/signed-out',
  'access/denied',
  'access/wrong-password',
  'access/wait',
  'access/deactivated',
  'people/name-required',
  'people/name-taken',
  'people/login-format',
  'people/login-taken',
  'people/password-short',
  'people/password-simple',
  'people/own-password',
  'people/first-administrator',
  'people/last-administrator',
  'data/disk-full',
  'data/read-only',
  'data/busy',
  'data/damaged',
  'data/newer-file',
  'data/not-our-file',
  'data/no-good-backup',
  'data/backup-failed',
  'data/migration-failed',
  'data/cannot-open',
  'file/not-granted',
  'file/cannot-read',
  'file/cannot-write',
  'file/disk-full',
  'file/no-folder',
  'file/too-many-columns',
  'export/cancelled',
  'export/template-missing',
  'export/too-large-for-xls',
  'reseller/name-required',
  'reseller/duplicate-inn',
  'reseller/transition-not-allowed',
  'reseller/reason-required',
  'field/inn-format',
  'field/inn-checksum',
  'field/kpp',
  'field/date',
  'field/email',
  'field/phone',
  'field/value',
  'calendar/year-missing',
  'calendar/file-invalid',
  'training/course-name-required',
  'training/course-inactive',
  'training/wrong-dates',
  'training/wrong-time',
  'training/city-required',
  'training/wrong-seats',
  'training/wrong-price',
  'training/seats-below-confirmed',
  'training/session-cancelled',
  'training/session-over',
  'training/deadline-passed',
  'training/participant-name',
  'training/duplicate-participant',
  'training/similar-participant',
  'training/transition-not-allowed',
  'training/reason-required',
  'training/not-begun',
  'training/no-seats',
  'training/not-paid',
  'training/no-confirmed',
  'training/letter-template',
  'call/over',
  'call/incomplete',
  'call/number',
  'call/has-work',
  'task/not-open',
  'task/not-closed',
  'task/request-undecided',
  'task/time-past',
  'task/no-such-person',
  'list/name-taken',
  'list/last-active',
  'list/not-listed',
  'undo/nothing',
  'undo/changed-since',
  'undo/not-last',
  'undo/final',
  'import/session-gone',
  'import/columns-missing',
  'import/nothing-to-import',
  'import/cancelled',
  'import/batch-not-found',
  'import/already-undone',
  'import/running',
  'import/unknown-kind',
  'import/not-of-kind',
  'import/folder-too-large',
  'bonus/insufficient',
  'bonus/insufficient-unseen',
  'bonus/request-state',
  'bonus/reason-required',
  'bonus/points',
  'bonus/details',
  'bonus/proofs',
  'bonus/adjustment',
  'bonus/purchase',
  'bonus/purchase-posted',
  'bonus/rate',
  'bonus/no-rate',
  'bonus/preview-old',
  'bonus/points-spent',
  'bonus/reversed',
  'sync/unreachable',
  'sync/timeout',
  'sync/unavailable',
  'sync/bad-answer',
  'sync/wrong-code',
  'sync/too-many-requests',
  'sync/other-data-set',
  'sync/revoked',
  'sync/unknown-device',
  'sync/no-token',
  'sync/protocol-too-new',
  'sync/protocol-too-old',
  'sync/not-enrolled',
  'sync/refusal-settled',
  'sync/mass-delete',
  'sync/bad-packet',
  'workbook/not-a-workbook',
  'workbook/damaged',
  'workbook/encrypted',
  'workbook/wrong-password',
  'workbook/empty',
  'workbook/too-large',
  'workbook/unreadable-file',
  'workbook/unsupported',
] as const;

export type ErrorCode = (typeof errorCodes)[number];

export const wireErrorSchema = z.object({
  code: z.enum(errorCodes),
  /** English, for the log and for support; the window shows its own sentence for the code. */
  message: z.string(),
  retryable: z.boolean(),
  /** Values for the sentence: never personal data beyond what the user typed in the same call. */
  details: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])),
});

export type WireError = z.infer<typeof wireErrorSchema>;

/** The one error of the application: a documented code, values for the sentence, and the cause. */
export class AppError extends Error {
  readonly code: ErrorCode;
  readonly retryable: boolean;
  readonly details: WireError['details'];

  constructor(
    code: ErrorCode,
    message: string,
    options: { cause?: unknown; retryable?: boolean; details?: WireError['details'] } = {},
  ) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.name = 'AppError';
    this.code = code;
    this.retryable = options.retryable ?? false;
    this.details = options.details ?? {};
  }
}

/** Turns anything thrown into what crosses the boundary; unknown faults become `app/internal`. */
export function toWireError(error: unknown): WireError {
  if (error instanceof AppError) {
    return {
      code: error.code,
      message: error.message,
      retryable: error.retryable,
      details: error.details,
    };
  }
  const message = error instanceof Error ? error.message : String(error);
  return { code: 'app/internal', message, retryable: false, details: {} };
}
