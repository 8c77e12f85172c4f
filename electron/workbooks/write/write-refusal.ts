import { AppError } from '#contract/errors.ts';

/** The refusal of the system as one of ours; anything else stays what it is. */
export function writeRefusal(error: unknown): unknown {
  if (!(error instanceof Error) || !('syscall' in error) || !('code' in error)) return error;
  const reason = String(error.code);
  // A quota and a limit on the size of files mean the same to a person: there is no room.
  const full = reason === 'ENOSPC' || reason === 'EDQUOT' || reason === 'EFBIG';
  return new AppError(full ? 'file/disk-full' : 'file/cannot-write', 'The file is not written', {
    cause: error,
    retryable: full,
    details: { reason },
  });
}
