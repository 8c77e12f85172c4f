import { WorkbookError } from './workbook-error.ts';
import type { Encryption } from './compound-file.ts';

/** Excel locks some files with this one itself, and opens them without asking. */
const BUILT_IN_PASSWORD = 'VelvetSweatshop';

/**
 * The workbook without its lock. Throws `workbook/encrypted` when a password is needed or the kind of
 * lock cannot be opened, `workbook/wrong-password` when it does not fit.
 */
export async function decryptWorkbook(
  bytes: Buffer,
  encryption: Encryption,
  password: string | undefined,
): Promise<Buffer> {
  const { default: officeCrypto } = await import('officecrypto-tool');
  const attempts = password === undefined || password === '' ? [] : [password];
  for (const attempt of [...attempts, BUILT_IN_PASSWORD]) {
    try {
      return Buffer.from(await officeCrypto.decrypt(bytes, { password: attempt }));
    } catch (error) {
      const isWrong = /password|incorrect/iu.test(error instanceof Error ? error.message : '');
      if (attempt === password && !isWrong) throw locked(encryption, false, error);
    }
  }
  if (attempts.length === 0) throw locked(encryption, encryption.canOpenWithPassword);
  throw new WorkbookError('workbook/wrong-password', 'The password does not fit', {
    kind: encryption.kind,
  });
}

function locked(encryption: Encryption, canOpen: boolean, cause?: unknown): WorkbookError {
  const details = { kind: encryption.kind, canOpenWithPassword: canOpen };
  return new WorkbookError('workbook/encrypted', 'The workbook is locked', details, cause);
}
