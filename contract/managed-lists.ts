/* Apart from the schemas: a window that imports zod breaks its own content security policy. */

export const managedLists = ['topic', 'outcome'] as const;
export type ManagedList = (typeof managedLists)[number];
