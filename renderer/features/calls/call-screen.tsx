import { IconPhone } from '@tabler/icons-react';
import { useCallback, useRef, useState, type ReactNode } from 'react';
import type { RunningCall } from '#contract/call.ts';
import { EmptyState } from '../../components/empty-state.tsx';
import { KeyHint } from '../../components/key-hint.tsx';
import { leaveCall, useCallPlace } from '../../lib/call-place.ts';
import { useCommands } from '../../lib/commands.ts';
import { putDraft } from '../../lib/drafts.ts';
import { showError } from '../../lib/error-text.ts';
import { useTexts } from '../../lib/use-texts.ts';
import { useWorkAtHand } from '../../lib/work-at-hand.ts';
import { BriefingPane } from './briefing-pane.tsx';
import { CallForm } from './call-form.tsx';
import classes from './call-screen.module.css';
import { callScreenCommands } from './commands.ts';
import { focusField } from './form-fields.ts';
import { callAtHand, callStep, useCalls } from './use-calls.ts';

/** What other features show in this screen: it does not know them. */
export type CallScreenParts = {
  readonly renderTimeline: (resellerPk: number) => ReactNode;
  readonly renderNew: (props: {
    readonly drafts: string;
    readonly onCancel: () => void;
    readonly onCreated: (pk: number) => void;
  }) => ReactNode;
};

function NoCall() {
  const { t } = useTexts();
  useCommands(callScreenCommands, { 'call-leave': leaveCall });
  return (
    <EmptyState icon={IconPhone} title={t('calls:none.title')} text={t('calls:none.text')}>
      <KeyHint chord={{ code: 'F4' }} />
    </EmptyState>
  );
}

type NewProps = Parameters<CallScreenParts['renderNew']>[0];

function NewPart({
  render,
  ...props
}: NewProps & { readonly render: CallScreenParts['renderNew'] }): ReactNode {
  return render(props);
}

function Screen({ call, parts }: { readonly call: RunningCall; readonly parts: CallScreenParts }) {
  const { t } = useTexts();
  const [pointed, setPointed] = useState(call.matches[0]?.resellerPk ?? null);
  const [creating, setCreating] = useState(false);
  const { pk, resellerPk } = call;
  // Who is being confirmed counts: a form that one key opens is of whom the key before it named.
  const confirming = useRef<number | null>(null);
  useWorkAtHand(() => ({ resellerPk: resellerPk ?? confirming.current, interactionPk: pk }));
  const onConfirming = useCallback((named: number | null): void => {
    confirming.current = named;
  }, []);
  // While nobody is confirmed: whom the number, or the search, points at.
  const asked = call.companyText === null ? pointed : null;
  const about = resellerPk ?? asked;

  // Its own: a form of a new reseller may stand half filled in behind the call.
  const drafts = `call:${pk}:new`;
  const startNew = (typed: string): void => {
    putDraft(`${drafts}:name`, typed);
    setCreating(true);
  };
  const prefix = `call-${pk}`;
  const created = (made: number): void => {
    setCreating(false);
    // As after confirming one that is known: what comes next has the keyboard, and is of it.
    onConfirming(made);
    focusField(prefix, call.topic === null ? 'topic' : 'note');
    callStep('call-assign', { pk, resellerPk: made, contactPk: null }).catch((error: unknown) => {
      onConfirming(null);
      showError(error);
    });
  };
  const cancelNew = (): void => {
    setCreating(false);
    focusField(prefix, 'reseller');
  };
  return (
    <div className={classes.screen}>
      <CallForm call={call} onPoint={setPointed} onConfirming={onConfirming} onNew={startNew} />
      <div className={classes.side}>
        {creating ? (
          <NewPart
            render={parts.renderNew}
            drafts={drafts}
            onCancel={cancelNew}
            onCreated={created}
          />
        ) : about === null ? (
          <EmptyState title={t('calls:briefing.none')} text={t('calls:briefing.noneText')} />
        ) : (
          <>
            <BriefingPane
              resellerPk={about}
              contactPk={call.contactPk}
              confirmed={resellerPk !== null}
            />
            <div className={classes.timeline}>{parts.renderTimeline(about)}</div>
          </>
        )}
      </div>
    </div>
  );
}

/** A call while it runs: what is written of it at the left, what is known of the partner at the right. */
export function CallScreen(parts: CallScreenParts) {
  const place = useCallPlace();
  const calls = useCalls();
  // A few milliseconds after a start: nothing to show yet, and nothing to say.
  if (calls === undefined) return null;
  const call = calls.find(({ pk }) => pk === place) ?? callAtHand(calls);
  if (!call) return <NoCall />;
  return <Screen key={call.pk} call={call} parts={parts} />;
}
