/** The questions about the worklist. */
export const taskChannels = {} as const;
