import { userInfo } from 'node:os';
import { commands } from './commands.ts';
import { parseArguments, UsageError } from './arguments.ts';
import { Refusal } from '../rules/refusal.ts';
import { help } from './help.ts';
import { refusalText } from './refusal-texts.ts';

/** Runs one command of head office; answers the exit code: 0 done, 1 faults were found, 2 could not run. */
export async function main(argv: readonly string[]): Promise<0 | 1 | 2> {
  const json = argv.includes('--json');
  try {
    const { values, words } = parseArguments(argv);
    const name = words.slice(0, 2).join(' ');
    const found = commands[name] ?? commands[words[0] ?? ''];
    if (values.help || found === undefined) {
      process.stdout.write(help);
      return found === undefined && !values.help ? 2 : 0;
    }
    const actor = userInfo().username;
    const rest = commands[name] === undefined ? words.slice(1) : words.slice(2);
    const result = await found({ values, rest, actor, now: Date.now });
    if (result === null) return 0;
    process.stdout.write(json ? `${JSON.stringify(result.json, null, 1)}\n` : `${result.text}\n`);
    return result.exitCode ?? 0;
  } catch (error) {
    const message = messageOf(error);
    const code = error instanceof Error && 'code' in error ? `${String(error.code)}: ` : '';
    process.stderr.write(`${code}${message}\n`);
    if (error instanceof UsageError) process.stderr.write('head-office --help\n');
    if (json) process.stdout.write(`${JSON.stringify({ error: { message } })}\n`);
    return 2;
  }
}

function messageOf(error: unknown): string {
  if (error instanceof Refusal) return refusalText(error.code);
  return error instanceof Error ? error.message : String(error);
}
