import type { interactionChannels } from '#contract/interaction.ts';
import type { Handlers } from '#contract/ipc.ts';
import type { DataContext } from '../context.ts';
import { undoableStep } from '../person-step.ts';
import type { UndoStack } from '../reseller/undo-stack.ts';
import type { SoftphoneService } from '../softphone/softphone.ts';
import { createBriefing } from './briefing.ts';
import type { CallDesk } from './call-desk.ts';
import { createListItemHandlers } from './list-items.ts';
import { logInteraction } from './log-interaction.ts';

type InteractionHandlers = Pick<Handlers, keyof typeof interactionChannels>;

export type InteractionParts = {
  readonly undo: UndoStack;
  readonly desk: CallDesk;
  readonly softphone: SoftphoneService;
};

/** The use cases of calls and of every other way to speak with a reseller. */
export function createInteractionHandlers(
  context: DataContext,
  { undo, desk, softphone }: InteractionParts,
): InteractionHandlers {
  const step = undoableStep(context, undo);
  const briefing = createBriefing(context);
  const moved = (kind: 'hold' | 'resume' | 'park', pk: number) => {
    desk.move({ kind, pk, at: context.now() });
    return desk.answer(pk);
  };
  return {
    'call-identify': ({ text }) => desk.identify(text),
    'calls-open': () => desk.answer(null),
    'call-start': desk.start,
    'call-assign': desk.assign,
    'call-nobody': desk.nobody,
    'call-unassign': ({ pk }) => desk.unassign(pk),
    'call-patch': desk.choose,
    'call-hold': ({ pk }) => moved('hold', pk),
    'call-resume': ({ pk }) => moved('resume', pk),
    'call-park': ({ pk }) => moved('park', pk),
    'call-next': desk.next,
    'call-missed': ({ pk }) => {
      desk.miss(pk);
      return desk.answer(pk);
    },
    'call-discard': ({ pk }) => desk.discard(pk),
    'call-finish': desk.finish,
    'interaction-briefing': ({ resellerPk }) => briefing(resellerPk),
    'interaction-log': (input) => logInteraction(context, step, input),
    ...createListItemHandlers(context, step),
    ...softphone.handlers,
  };
}
