import { AppError, type ErrorCode } from '#contract/errors.ts';

/** The refusal of the system as one of ours; anything else stays what it is. */
export function writeRefusal(error: unknown): unknown {
  if (!(error instanceof Error) || !('syscall' in error) || !('code' in error)) return error;
  const reason = String(error.code);
  const code = codeOf(reason, String(error.syscall));
  return new AppError(code, 'The file is not written', {
    cause: error,
    retryable: code === 'file/disk-full',
    details: { reason },
  });
}

function codeOf(reason: string, syscall: string): ErrorCode {
  switch (reason) {
    // A quota and a limit on the size of files mean the same to a person: there is no room.
    case 'ENOSPC':
    case 'EDQUOT':
    case 'EFBIG':
      return 'file/disk-full';
    case 'ENOENT':
    case 'ENOTDIR':
      // A new file is opened: what is missing is the place for it.
      return syscall === 'open' ? 'file/no-folder' : 'file/cannot-write';
    default:
      return 'file/cannot-write';
  }
}
