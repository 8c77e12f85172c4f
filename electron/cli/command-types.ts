import type { Language } from './texts.ts';

/** What a command answers, for a program and for people. */
export type CommandResult = {
  readonly json: unknown;
  readonly text: string;
  readonly exitCode: 0 | 1;
};

/** What surrounds a command. */
export type CommandContext = {
  readonly language: Language;
  readonly err: (text: string) => void;
  readonly signal: AbortSignal | undefined;
};
