/** For axe: only what is violated is told in detail; telling of all that passes takes half of its time. */
export const violationsOnly = { resultTypes: ['violations' as const] };
