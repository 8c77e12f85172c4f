/** Every way in which one speaks with a reseller. */
export const interactionChannels = [
  'call-in',
  'call-out',
  'email',
  'fax',
  'web-form',
  'chat',
  'letter',
  'meeting',
] as const;

export type InteractionChannel = (typeof interactionChannels)[number];

/** Whether a text is the name of a channel. */
export function isInteractionChannel(text: string): text is InteractionChannel {
  return (interactionChannels as readonly string[]).includes(text);
}

/** Channels that are logged when they are over; a call is also followed while it runs. */
export const loggedChannels = [
  'email',
  'fax',
  'web-form',
  'chat',
  'letter',
  'meeting',
  'call-in',
  'call-out',
] as const satisfies readonly InteractionChannel[];

/** The direction that a channel has by its nature; null where it can be either. */
export function directionOf(channel: InteractionChannel): 'in' | 'out' | null {
  switch (channel) {
    case 'call-in':
    case 'web-form':
      return 'in';
    case 'call-out':
      return 'out';
    case 'email':
    case 'fax':
    case 'chat':
    case 'letter':
    case 'meeting':
      return null;
  }
}
