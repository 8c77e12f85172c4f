/** What no undo takes back: another step has to answer it. */
export const finalStepKinds = [
  'bonus-request',
  'registration',
  'adjustment',
  'posting',
  'people',
  'import',
] as const;
export type FinalStepKind = (typeof finalStepKinds)[number];
