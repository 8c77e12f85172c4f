import { readFileSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { AppError } from '#contract/errors.ts';
import { SyncStore } from '#db/sync/sync-store.ts';
import { noteExchange } from '#db/sync/sync-log.ts';
import { readSyncState } from '#db/sync/sync-state.ts';
import { asAppError } from '#electron/data/head-office/handlers.ts';
import { backoffMs } from '#electron/sync/backoff.ts';
import { credentialsFile, openCredentials } from '#electron/sync/credentials.ts';
import { enrolDesktop } from '#electron/sync/enrol.ts';
import { exchange, type ExchangeResult } from '#electron/sync/exchange.ts';
import { headOfficeOver } from '#electron/sync/head-office.ts';
import { httpTransport } from '#electron/sync/transport.ts';
import { SyncFaultError } from '#electron/sync/sync-fault-error.ts';
import { CliError } from './cli-error.ts';
import type { CliValues } from './command-line.ts';
import type { CommandContext, CommandResult } from './command-types.ts';
import { openExisting, openForWriting, type OpenFile } from './data-file.ts';
import { readableText } from './readable-text.ts';

/** Connects a data file, made if need be, with head office. */
export async function runEnrol(
  file: string,
  _rest: readonly string[],
  { server, code, ca }: CliValues,
): Promise<CommandResult> {
  if (server === undefined || code === undefined) {
    throw new CliError('cli/usage', 'enrol --db FILE --server URL --code CODE');
  }
  const opened = openForWriting(file);
  try {
    await enrolDesktop({
      ...{ db: opened.db, dataFile: file, server, code, program: 'ic', vault: null },
      ca: ca === undefined ? null : readFileSync(ca, 'utf8'),
      now: Date.now,
    });
    const { workspace, workspaceName, dataSetId } = readSyncState(opened.db) ?? {};
    const json = { server, workspace, workspaceName, dataSetId };
    return { json, text: readableText(json), exitCode: 0 };
  } catch (error) {
    throw asAppError(error);
  } finally {
    opened.close();
  }
}

const watchEveryMs = 5000;

/** Exchanges with head office, once or until it is broken off. */
export async function runSync(
  file: string,
  _rest: readonly string[],
  values: CliValues,
  { err, signal }: CommandContext,
): Promise<CommandResult> {
  const opened = openExisting(file);
  try {
    const parts = { file, opened, allowDeletions: values['allow-deletions'] ?? false, signal };
    if (!values.watch) return told(await exchangeOnce(parts));
    return told(await watch(parts, (line) => err(`${line}\n`)));
  } catch (error) {
    throw asAppError(error);
  } finally {
    opened.close();
  }
}

type Parts = {
  readonly file: string;
  readonly opened: OpenFile;
  readonly allowDeletions: boolean;
  readonly signal: AbortSignal | undefined;
};

async function exchangeOnce({
  file,
  opened: { db, writer },
  allowDeletions,
  signal,
}: Parts): Promise<ExchangeResult> {
  const state = readSyncState(db);
  if (state === null) {
    throw new AppError('sync/not-enrolled', 'this file is not connected to a head office');
  }
  const credentials = await openCredentials(credentialsFile(file), null);
  const transport = httpTransport(
    state.server,
    credentials.ca === null ? {} : { ca: credentials.ca },
  );
  try {
    const result = await exchange({
      ...{ db, credentials, allowDeletions, now: Date.now },
      store: new SyncStore(db, writer),
      headOffice: headOfficeOver(transport, credentials.token),
      ...(signal === undefined ? {} : { signal }),
    });
    noteExchange(db, result, Date.now());
    return result;
  } finally {
    transport.close();
  }
}

/** Goes on until it is broken off; a line that is down is tried again, later each time. */
async function watch(parts: Parts, say: (line: string) => void): Promise<ExchangeResult> {
  const sum: ExchangeResult = {
    ...{ pushed: 0, accepted: 0, refused: 0, pulled: 0, conflicts: 0 },
    ...{ pending: 0, cursor: 0, clockOffsetMs: 0 },
  };
  let failures = 0;
  while (!parts.signal?.aborted) {
    let pause = watchEveryMs;
    try {
      const result = await exchangeOnce(parts);
      failures = 0;
      for (const name of ['pushed', 'accepted', 'refused', 'pulled', 'conflicts'] as const) {
        sum[name] += result[name];
      }
      const { pending, cursor, clockOffsetMs } = result;
      Object.assign(sum, { pending, cursor, clockOffsetMs });
      say(JSON.stringify(result));
    } catch (error) {
      if (parts.signal?.aborted) break;
      if (!(error instanceof SyncFaultError) || isFinal(error)) throw error;
      failures += 1;
      pause = backoffMs(failures, error.retryAfter);
      say(`${error.code}: ${error.message}`);
    }
    await wait(pause, undefined, parts.signal ? { signal: parts.signal } : {}).catch(
      () => undefined,
    );
  }
  return sum;
}

function isFinal({ code }: SyncFaultError): boolean {
  return ![
    'sync/unreachable',
    'sync/timeout',
    'sync/unavailable',
    'sync/too-many-requests',
  ].includes(code);
}

function told(result: ExchangeResult): CommandResult {
  return { json: result, text: readableText(result), exitCode: result.refused > 0 ? 1 : 0 };
}
