import type { Calls, RunningCall } from '#contract/call.ts';
import type { ChannelInput } from '#contract/ipc.ts';
import { isWaiting } from '#domain/interaction/call-steps.ts';
import { request } from '../../lib/client.ts';
import { putAnswer, useChannel } from '../../lib/use-channel.ts';
import { useMay } from '../../lib/use-may.ts';

/** The steps of a call: each answers with all calls as they are then. */
export type CallStepName =
  | 'call-start'
  | 'call-assign'
  | 'call-nobody'
  | 'call-unassign'
  | 'call-patch'
  | 'call-hold'
  | 'call-resume'
  | 'call-park'
  | 'call-next'
  | 'call-missed'
  | 'call-discard'
  | 'call-finish'
  | 'calls-open';

const none: readonly RunningCall[] = [];

/** My calls that are not over, the first begun first; undefined until they are known. */
export function useCalls(): readonly RunningCall[] | undefined {
  const { may } = useMay('interactions', 'add');
  const { data } = useChannel('calls-open', {}, { enabled: may });
  return may ? data?.calls : none;
}

/** Takes a step and shows at once what came of it; the event of the data process says the same. */
export async function callStep<N extends CallStepName>(
  name: N,
  input: ChannelInput<N>,
): Promise<Calls> {
  // Each of these channels answers so; the compiler cannot follow that through a name of several.
  const answer = (await request(name, input)) as Calls;
  putAnswer('calls-open', {}, { pk: null, calls: answer.calls });
  return answer;
}

/** The call to be shown when nobody says which: the open one, else the one that waits longest. */
export function callAtHand(calls: readonly RunningCall[]): RunningCall | undefined {
  return (
    calls.find(({ state }) => state === 'open') ??
    calls.find(({ state }) => state === 'held') ??
    calls[0]
  );
}

/** What F4 does now: answers whoever waits, goes back to a call that is not on screen, or begins one. */
export type CallKey =
  { readonly does: 'answer' | 'return'; readonly call: RunningCall } | { readonly does: 'begin' };

/** What F4 does, with these calls and with or without one of them on screen. */
export function callKey(calls: readonly RunningCall[], atCall: boolean): CallKey {
  const waiting = calls.find(isWaiting);
  if (waiting) return { does: 'answer', call: waiting };
  const call = atCall ? undefined : callAtHand(calls);
  return call ? { does: 'return', call } : { does: 'begin' };
}

/** What F6 does with these calls: nothing to be held, it takes one that is held or put aside. */
export function nextKey(calls: readonly RunningCall[]): 'hold' | 'next' | 'take' {
  if (!calls.some(({ state }) => state === 'open')) return 'take';
  return calls.some(({ state }) => state === 'held') ? 'next' : 'hold';
}
