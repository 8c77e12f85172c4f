import { lazy, Suspense, useEffect, useRef, useState } from 'react';
import type { RunningCall } from '#contract/call.ts';
import type { ShownCall } from '#contract/data-process.ts';
import { isWaiting } from '#domain/interaction/call-steps.ts';
import { goToCall, isAtCall } from '../../lib/call-place.ts';
import { onShownCall } from '../../lib/client.ts';
import { useCommands } from '../../lib/commands.ts';
import { showError } from '../../lib/error-text.ts';
import { closeQuickForm } from '../../lib/quick-form.ts';
import { showToast } from '../../lib/toasts.ts';
import { textOf } from '../../lib/use-texts.ts';
import { useMay } from '../../lib/use-may.ts';
import { CallBar } from './call-bar.tsx';
import { callCommands } from './commands.ts';
import { callKey, callStep, useCalls } from './use-calls.ts';

const BeginDialog = lazy(() => import('./begin-dialog.tsx'));

/** Takes a call that waits or is held, and shows it; the open one is held. */
function take(call: RunningCall): void {
  goToCall(call.pk);
  if (call.state === 'open') return;
  callStep('call-resume', { pk: call.pk }).catch(showError);
}

/** What this window does with a call that began outside of it. */
async function showOutside({ pk, what }: ShownCall): Promise<void> {
  switch (what) {
    case 'show': {
      const { calls } = await callStep('calls-open', {});
      const call = calls.find((one) => one.pk === pk);
      // One that waits is in the bar: what is being typed stays in front.
      if (!call || isWaiting(call)) return;
      closeQuickForm();
      goToCall(call.pk);
      return;
    }
    case 'missed':
      showToast({ tone: 'note', text: textOf('calls:missedToast') });
      return;
    case 'no-number':
      showToast({ tone: 'note', text: textOf('calls:noNumber') });
      return;
    case 'ended':
    case 'signed-out':
  }
}

/** The calls of this window: their bar, their keys, and those that come from outside. */
export function CallDesk() {
  const calls = useCalls();
  const { may } = useMay('interactions', 'add');
  const [beginning, setBeginning] = useState(false);
  const latest = useRef(calls);
  useEffect(() => {
    latest.current = calls;
  });
  useEffect(() => onShownCall((call) => void showOutside(call).catch(showError)), []);

  const begin = (): void => {
    const key = callKey(latest.current ?? [], isAtCall());
    if (key.does === 'answer') take(key.call);
    else if (key.does === 'return') goToCall(key.call.pk);
    else setBeginning(true);
  };
  const next = (): void => {
    callStep('call-next', {}).then(({ pk }) => {
      if (pk !== null) goToCall(pk);
    }, showError);
  };
  useCommands(callCommands, {
    'call-begin': { run: begin, when: () => may },
    'call-next': { run: next, when: () => (latest.current?.length ?? 0) > 0 },
  });

  return (
    <>
      <CallBar onTake={take} />
      {beginning && (
        <Suspense fallback={null}>
          <BeginDialog onClose={() => setBeginning(false)} />
        </Suspense>
      )}
    </>
  );
}
