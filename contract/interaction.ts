import { briefingChannels } from './briefing.ts';
import { callChannels } from './call.ts';
import { listItemChannels } from './list-items.ts';
import { logInteractionChannels } from './log-interaction.ts';
import { softphoneChannels } from './softphone.ts';

/** The questions about calls and other interactions. */
export const interactionChannels = {
  ...callChannels,
  ...briefingChannels,
  ...logInteractionChannels,
  ...listItemChannels,
  ...softphoneChannels,
} as const;
