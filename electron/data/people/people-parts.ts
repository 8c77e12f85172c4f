import type { LocalStore } from '#db/repositories/local-store.ts';
import type { People } from '#db/repositories/people.ts';
import type { UndoStack } from '../reseller/undo-stack.ts';
import type { Passwords } from '../session/passwords.ts';
import type { Session } from '../session/session.ts';

/** What the use cases of people work with beside the context. */
export type PeopleParts = {
  readonly people: People;
  readonly session: Session;
  readonly store: LocalStore;
  readonly passwords: Passwords;
  readonly undo: UndoStack;
  /** Tells the main process how things stand at the door. */
  readonly tellMain: () => void;
};
