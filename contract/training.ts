/** The questions about courses, sessions and registrations. */
export const trainingChannels = {} as const;
