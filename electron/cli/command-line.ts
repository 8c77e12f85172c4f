import { parseArgs } from 'node:util';
import { CliError } from './cli-error.ts';

const options = {
  db: { type: 'string' },
  kind: { type: 'string' },
  unknown: { type: 'string' },
  'dry-run': { type: 'boolean' },
  'errors-out': { type: 'string' },
  json: { type: 'boolean' },
  inn: { type: 'string' },
  kpp: { type: 'string' },
  to: { type: 'string' },
  layout: { type: 'string' },
  encoding: { type: 'string' },
  from: { type: 'string' },
  batch: { type: 'string' },
  limit: { type: 'string' },
  server: { type: 'string' },
  code: { type: 'string' },
  ca: { type: 'string' },
  watch: { type: 'boolean' },
  'allow-deletions': { type: 'boolean' },
  lang: { type: 'string' },
  help: { type: 'boolean', short: 'h' },
} as const;

function parse(argv: readonly string[]) {
  return parseArgs({ args: [...argv], options, allowPositionals: true });
}
export type CliValues = ReturnType<typeof parse>['values'];

/** Reads options and words; throws `cli/usage` for an option that is not known. */
export function parseCommandLine(argv: readonly string[]): ReturnType<typeof parse> {
  try {
    return parse(argv);
  } catch (error) {
    throw new CliError('cli/usage', error instanceof Error ? error.message : String(error));
  }
}
