/** The questions about purchases, points and requests. */
export const bonusChannels = {} as const;
