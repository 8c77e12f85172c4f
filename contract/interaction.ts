/** The questions about calls and other interactions. */
export const interactionChannels = {} as const;
