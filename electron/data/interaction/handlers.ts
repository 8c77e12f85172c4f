import type { interactionChannels } from '#contract/interaction.ts';
import type { Handlers } from '#contract/ipc.ts';
import type { DataContext } from '../context.ts';

type InteractionHandlers = Pick<Handlers, keyof typeof interactionChannels>;

/** The use cases of calls and other interactions. */
export function createInteractionHandlers(_context: DataContext): InteractionHandlers {
  return {};
}
