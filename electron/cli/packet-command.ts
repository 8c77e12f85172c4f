import { readFileSync } from 'node:fs';
import { SyncStore } from '#db/sync/sync-store.ts';
import { asAppError } from '#electron/data/head-office/handlers.ts';
import { credentialsFile, openCredentials } from '#electron/sync/credentials.ts';
import { makePacket, takePacket } from '#electron/sync/packet.ts';
import { writeAtomicFile } from '#electron/workbooks/write/atomic-file.ts';
import { CliError } from './cli-error.ts';
import type { CliValues } from './command-line.ts';
import type { CommandResult } from './command-types.ts';
import { openExisting } from './data-file.ts';
import { readableText } from './readable-text.ts';

/** Writes what is pending to a file for head office, or takes its answer in. */
export async function runPacket(
  file: string,
  _rest: readonly string[],
  { to, from }: CliValues,
): Promise<CommandResult> {
  if ((to === undefined) === (from === undefined)) {
    throw new CliError('cli/usage', 'packet --db FILE --to FILE | --from FILE');
  }
  const { db, writer, close } = openExisting(file);
  try {
    const credentials = await openCredentials(credentialsFile(file), null);
    const parts = { db, store: new SyncStore(db, writer), credentials, now: Date.now };
    if (from !== undefined) {
      const json = await takePacket(parts, readFileSync(from));
      return { json, text: readableText(json), exitCode: json.refused > 0 ? 1 : 0 };
    }
    const { packet, mutations } = await makePacket(parts);
    await writeAtomicFile(to ?? '', packet);
    const json = { to, mutations };
    return { json, text: readableText(json), exitCode: 0 };
  } catch (error) {
    throw asAppError(error);
  } finally {
    close();
  }
}
