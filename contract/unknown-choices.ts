/** What becomes of companies that nobody knows: they stay so, or each becomes one reseller. */
export const unknownChoices = ['leave', 'candidates'] as const;
export type UnknownChoice = (typeof unknownChoices)[number];
