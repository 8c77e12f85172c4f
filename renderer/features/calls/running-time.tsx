import type { RunningCall } from '#contract/call.ts';
import { formatDuration } from '../../lib/format.ts';
import { secondsOf } from './call-sign.ts';
import { useSecond } from '../../lib/use-now.ts';

/** How long a call is spoken with, or has been waiting. */
export function RunningTime({ call }: { readonly call: RunningCall }) {
  const now = useSecond();
  // No live region: a screen reader would never fall silent.
  return <time>{formatDuration(secondsOf(call, Math.max(now, call.startedAt)))}</time>;
}
