/** The questions about people and their rights. */
export const peopleChannels = {} as const;
