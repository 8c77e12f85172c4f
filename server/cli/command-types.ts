import type { Values } from './arguments.ts';

/** What a command is given. */
export type CommandInput = {
  readonly values: Values;
  readonly rest: readonly string[];
  readonly actor: string;
  readonly now: () => number;
};
/** What it answers, for a program and for people; null when it has said all itself. */
export type CommandResult = {
  readonly json: unknown;
  readonly text: string;
  readonly exitCode?: 0 | 1;
} | null;

export type Command = (input: CommandInput) => Promise<CommandResult>;
