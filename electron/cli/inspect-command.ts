import { resolve } from 'node:path';
import { AppError } from '#contract/errors.ts';
import { capsFor } from '#electron/workbooks/import/caps-for.ts';
import { startWorkbookWorker } from '#electron/workbooks/import/workbook-client.ts';
import type { WorkbookContent } from '#electron/workbooks/import/worker-protocol.ts';
import { CliError } from './cli-error.ts';
import type { CommandContext, CommandResult } from './command-types.ts';
import { readableText } from './readable-text.ts';
import { faultText } from './texts.ts';

/** What a file is found to be; `problem` is the code of why it cannot be read. */
export type Inspected = WorkbookContent & {
  readonly path: string;
  readonly opened: boolean;
  readonly problem: string | null;
  /** What more is known of the problem: the system's own code, the limit that was reached. */
  readonly details: AppError['details'];
};

const sound = { problem: null, details: {} };
const nothing = { kind: null, sheets: 0, texts: 0, characters: 0, numbers: 0, sum: 0, dates: 0 };

/** Reads a file whole without importing it. Whatever cannot be read is told, not thrown. */
export async function inspectFile(path: string): Promise<Inspected> {
  // In a thread, so that a file that takes too long or too much is ended with it.
  const client = startWorkbookWorker(null, capsFor(path));
  try {
    return { path, opened: true, ...(await client.call('inspect', { path })), ...sound };
  } catch (error) {
    if (!(error instanceof AppError) || !error.code.startsWith('workbook/')) throw error;
    return { path, opened: false, ...nothing, problem: error.code, details: error.details };
  } finally {
    await client.end();
  }
}

/** The command `inspect PATH`: exit code 1 for a file that cannot be read. */
export async function runInspect(
  [path, ...more]: readonly string[],
  { language }: CommandContext,
): Promise<CommandResult> {
  if (path === undefined || more.length > 0) throw new CliError('cli/usage', 'inspect PATH');
  const json = await inspectFile(resolve(path));
  const told = json.problem === null ? null : faultText(json.problem, language);
  const text = readableText(told === null ? json : { ...json, problem: told });
  return { json, text, exitCode: json.opened ? 0 : 1 };
}
