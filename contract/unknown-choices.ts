/* Apart from the schemas: a window that imports zod breaks its own content security policy. */

/** What becomes of companies that nobody knows: they stay so, or each becomes one reseller. */
export const unknownChoices = ['leave', 'candidates'] as const;
export type UnknownChoice = (typeof unknownChoices)[number];
