/* Apart from the schemas: a window that imports zod breaks its own content security policy. */

/** Minutes without a key or the mouse after which a desktop locks itself; null for never. */
export const idleMinutes = [2, 5, 10, 15, 30, 60] as const;
export const idleMinutesByDefault = 10;
