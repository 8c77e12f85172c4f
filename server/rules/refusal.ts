import type { Outcome } from '#contract/sync/messages.ts';

/** A rule of head office that a mutation breaks; its number is used up all the same. */
export class Refusal extends Error {
  readonly code: string;
  readonly details: NonNullable<Outcome['details']>;

  constructor(code: string, details: NonNullable<Outcome['details']> = {}) {
    super(code);
    this.name = 'Refusal';
    this.code = code;
    this.details = details;
  }
}

/** What is wanted has been done already: it takes no effect, and nobody has to be told. */
export class Superseded extends Error {
  readonly code: string;
  /** Whether the rest of the step goes on without it. */
  readonly scope: 'mutation' | 'step';

  constructor(code: string, scope: 'mutation' | 'step') {
    super(code);
    this.name = 'Superseded';
    this.code = code;
    this.scope = scope;
  }
}
