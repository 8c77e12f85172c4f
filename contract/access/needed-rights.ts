import type { Need, RightOver } from './types.ts';

/** Every right that a need asks for; none where being there, or having signed in, is enough. */
export function neededRights(need: Need): readonly RightOver[] {
  if (typeof need === 'string') return [];
  return isOne(need) ? [need] : need;
}

function isOne(need: Exclude<Need, string>): need is RightOver {
  return typeof need[0] === 'string';
}
