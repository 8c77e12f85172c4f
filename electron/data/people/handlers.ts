import type { peopleChannels } from '#contract/people.ts';
import type { Handlers } from '#contract/ipc.ts';
import type { DataContext } from '../context.ts';

type PeopleHandlers = Pick<Handlers, keyof typeof peopleChannels>;

/** The use cases of people and their rights. */
export function createPeopleHandlers(_context: DataContext): PeopleHandlers {
  return {
    // No channel adds a person yet, so nobody can have been added.
    'session-state': () => ({ kind: 'open' }),
  };
}
