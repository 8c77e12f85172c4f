import { textEncodings, type TextEncoding } from '#contract/export.ts';
import { CliError } from './cli-error.ts';
import type { CliValues } from './command-line.ts';

/** The encoding that is asked for, if any. Throws `cli/usage` for one that is not written. */
export function encodingOf({ encoding }: CliValues): TextEncoding | undefined {
  const known = textEncodings.find((one) => one === encoding);
  if (known === encoding) return known;
  throw new CliError('cli/usage', `--encoding ${textEncodings.join('|')}`);
}
