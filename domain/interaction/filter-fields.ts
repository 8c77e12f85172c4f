/** What the log is narrowed by as a choice of values. */
export const interactionFilterFields = ['operator', 'channel', 'topic', 'outcome'] as const;
export type InteractionFilterField = (typeof interactionFilterFields)[number];
