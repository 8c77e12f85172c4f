import { AppError, toWireError } from '#contract/errors.ts';
import { CliError } from './cli-error.ts';
import { parseCommandLine } from './command-line.ts';
import type { CommandContext, CommandResult } from './command-types.ts';
import { runInspect } from './inspect-command.ts';
import { faultText, help, languageOf, type Language } from './texts.ts';

export type CliSurroundings = {
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Breaks off what heeds it; asked for only then, so that the rest ends at once. */
  readonly signal?: () => AbortSignal;
};

/** These leave things as they were when they are broken off. */
const mayBreakOff = new Set(['import', 'export', 'sync']);

/** Runs one command and answers its exit code: 0 done, 1 with rejected rows or faults, 2 could not run. */
export async function main(
  argv: readonly string[],
  surroundings: CliSurroundings = processSurroundings(),
): Promise<0 | 1 | 2> {
  const { out, err, environment } = surroundings;
  const json = argv.includes('--json');
  let language = languageOf(chosenLanguage(argv), environment);
  try {
    const { values, positionals } = parseCommandLine(argv);
    if (values.lang !== undefined && values.lang !== 'ru' && values.lang !== 'en') {
      throw new CliError('cli/usage', '--lang ru|en');
    }
    language = languageOf(values.lang, environment);
    const [command, ...rest] = positionals;
    if (values.help || command === 'help') {
      out(help[language]);
      return 0;
    }
    if (command === undefined) throw new CliError('cli/usage', 'ic --help');
    const context: CommandContext = {
      language,
      err,
      signal: mayBreakOff.has(command) ? surroundings.signal?.() : undefined,
    };
    // What works on a data file takes 200 MB to load, which a strange file needs not have beside it.
    const result =
      command === 'inspect'
        ? await runInspect(rest, context)
        : await (await import('./commands.ts')).runCommand(command, rest, values, context);
    out(json ? `${JSON.stringify(result.json, null, 1)}\n` : ended(result));
    return result.exitCode;
  } catch (error) {
    report(error, language, json, surroundings);
    if (error instanceof CliError && error.code === 'cli/usage') err('ic --help\n');
    return 2;
  }
}

function ended(result: CommandResult): string {
  return result.text.endsWith('\n') ? result.text : `${result.text}\n`;
}

function chosenLanguage(argv: readonly string[]): string | undefined {
  const at = argv.indexOf('--lang');
  if (at >= 0) return argv[at + 1];
  return argv.find((arg) => arg.startsWith('--lang='))?.slice('--lang='.length);
}

function report(
  error: unknown,
  language: Language,
  json: boolean,
  { out, err }: CliSurroundings,
): void {
  const wire =
    error instanceof CliError
      ? { code: error.code, message: error.message, details: {} }
      : toWireError(error);
  const sentence = faultText(wire.code, language);
  const about = error instanceof AppError ? aboutWhat(wire.details) : wire.message;
  const told = sentence === null ? wire.message : `${sentence}${about === '' ? '' : `: ${about}`}`;
  err(`${wire.code}: ${told}\n`);
  const { code, message, details } = wire;
  if (json) out(`${JSON.stringify({ error: { code, message, details } }, null, 1)}\n`);
}

function aboutWhat(details: Readonly<Record<string, unknown>>): string {
  return Object.entries(details)
    .map(([name, value]) => `${name} ${String(value)}`)
    .join(', ');
}

function processSurroundings(): CliSurroundings {
  return {
    out: (text) => void process.stdout.write(text),
    err: (text) => void process.stderr.write(text),
    environment: process.env,
    signal: () => {
      const stop = new AbortController();
      process.once('SIGINT', () => stop.abort());
      process.once('SIGTERM', () => stop.abort());
      return stop.signal;
    },
  };
}
