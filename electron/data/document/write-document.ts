import { writeAtomicFile } from '#electron/workbooks/write/atomic-file.ts';
import { writeRefusal } from '#electron/workbooks/write/write-refusal.ts';

/**
 * Writes a document that appears under its name only when it is whole. Throws `file/disk-full`,
 * `file/no-folder` or `file/cannot-write`; a file that was there is then as it was.
 */
export async function writeDocument(path: string, bytes: Uint8Array): Promise<void> {
  try {
    await writeAtomicFile(path, bytes);
  } catch (error) {
    throw writeRefusal(error);
  }
}
