import { homedir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

/** A command that cannot be understood. */
export class UsageError extends Error {}

const options = {
  data: { type: 'string' },
  workspace: { type: 'string' },
  name: { type: 'string' },
  role: { type: 'string' },
  days: { type: 'string' },
  device: { type: 'string' },
  login: { type: 'string' },
  group: { type: 'string' },
  to: { type: 'string' },
  from: { type: 'string' },
  host: { type: 'string' },
  port: { type: 'string' },
  'tls-key': { type: 'string' },
  'tls-cert': { type: 'string' },
  updates: { type: 'string' },
  'time-zone': { type: 'string' },
  replace: { type: 'boolean' },
  json: { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
} as const;

function parse(argv: readonly string[]) {
  return parseArgs({ args: [...argv], options, allowPositionals: true });
}
export type Values = ReturnType<typeof parse>['values'];

/** Options and words of a command line. Throws `UsageError`. */
export function parseArguments(argv: readonly string[]): {
  readonly values: Values;
  readonly words: readonly string[];
} {
  try {
    const { values, positionals } = parse(argv);
    return { values, words: positionals };
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

/** Where the embedded database lies, unless told otherwise. */
export function dataFolder({ data }: Values): string {
  return data ?? join(homedir(), '.interaction-centre-head-office');
}

/** An option that has to be there. */
export function need(value: string | undefined, name: string): string {
  if (value === undefined || value === '') throw new UsageError(`${name} ?`);
  return value;
}
