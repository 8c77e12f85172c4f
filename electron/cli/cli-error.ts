/** A command that cannot be run as it was typed. */
export class CliError extends Error {
  readonly code: 'cli/usage' | 'cli/no-file';

  constructor(code: CliError['code'], message: string) {
    super(message);
    this.name = 'CliError';
    this.code = code;
  }
}
