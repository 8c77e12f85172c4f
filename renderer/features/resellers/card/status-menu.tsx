import { IconChevronDown } from '@tabler/icons-react';
import { useRef, useState, type KeyboardEvent } from 'react';
import type { ResellerCard } from '#contract/reseller.ts';
import { Button } from '../../../components/button.tsx';
import { Hint } from '../../../components/hint.tsx';
import { Popup } from '../../../components/popup.tsx';
import { StatusBadge } from '../../../components/status-badge.tsx';
import { usePopup } from '../../../components/use-popup.ts';
import { useCommands } from '../../../lib/commands.ts';
import { errorText } from '../../../lib/error-text.ts';
import { useDraft } from '../../../lib/use-draft.ts';
import { useTexts } from '../../../lib/use-texts.ts';
import { cardCommands } from '../commands.ts';
import classes from './status-menu.module.css';
import { useCardEdit } from './use-card-edit.ts';

type Step = ResellerCard['allowedStatuses'][number];

function Reason(props: {
  readonly draftKey: string;
  readonly problem: string | null;
  readonly onMove: (reason: string) => void;
  readonly onBack: () => void;
}) {
  const { draftKey, problem, onMove, onBack } = props;
  const { t } = useTexts();
  const { draft = '', put, discard } = useDraft(draftKey);
  const empty = draft.trim() === '';
  const move = (): void => {
    if (empty) return;
    onMove(draft);
    discard();
  };
  return (
    <form
      className={classes.reason}
      onSubmit={(event) => {
        event.preventDefault();
        move();
      }}
    >
      <label className={classes.label}>
        {t('resellers:card.reason')}
        <textarea
          autoFocus
          rows={3}
          maxLength={2000}
          className={classes.text}
          value={draft}
          onChange={(event) => put(event.target.value)}
          onKeyDown={(event) => {
            if (event.key === 'Enter' && event.ctrlKey) move();
          }}
        />
      </label>
      <p className={classes.hint} role={problem === null ? undefined : 'alert'}>
        {problem ?? t('resellers:card.reasonNeeded')}
      </p>
      <div className={classes.buttons}>
        <Button onClick={onBack}>{t('common:cancel')}</Button>
        <Button look="primary" type="submit" disabled={empty}>
          {t('resellers:card.move')}
        </Button>
      </div>
    </form>
  );
}

function moveFocus(event: KeyboardEvent<HTMLElement>): void {
  const move = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (move === undefined) return;
  const stops = [...event.currentTarget.querySelectorAll('button')];
  const at = stops.indexOf(document.activeElement as HTMLButtonElement);
  if (at < 0) return;
  event.preventDefault();
  stops[(at + move + stops.length) % stops.length]?.focus();
}

/** The status, and the statuses that may follow it; a reason is asked for where one is needed. */
export function StatusMenu({ card }: { readonly card: ResellerCard }) {
  const { t } = useTexts();
  const button = useRef<HTMLButtonElement>(null);
  const { anchor, open, close } = usePopup();
  const [step, setStep] = useState<Step | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const edit = useCardEdit();

  const show = (clicks = 0): void => {
    setStep(null);
    setProblem(null);
    open(button.current, clicks);
  };
  useCommands(cardCommands, { 'status-open': () => show() });

  const move = ({ to }: Step, reason: string | null): void => {
    edit('reseller-transition', { pk: card.pk, to, reason }, 'reseller.status').then(
      close,
      (error: unknown) => setProblem(errorText(error)),
    );
  };
  const status = t(`common:status.${card.status}`);
  return (
    <>
      <Hint
        label={card.statusReason ?? t('resellers:commands.status')}
        command={cardCommands['status-open']}
      >
        <button
          ref={button}
          type="button"
          className={classes.status}
          aria-haspopup="dialog"
          aria-expanded={anchor !== null}
          aria-label={t('resellers:card.changeStatus', { status })}
          onClick={(event) => show(event.detail)}
        >
          <StatusBadge status={card.status} />
          <IconChevronDown size={12} aria-hidden />
        </button>
      </Hint>
      {anchor && (
        <Popup anchor={anchor} label={t('resellers:commands.status')} onClose={close}>
          {step ? (
            <Reason
              draftKey={`reseller:${card.pk}:reason`}
              problem={problem}
              onMove={(reason) => move(step, reason)}
              onBack={close}
            />
          ) : (
            <div className={classes.steps} onKeyDown={moveFocus}>
              <p className={classes.hint}>{problem ?? t('resellers:card.statusTo')}</p>
              {card.allowedStatuses.map((allowed) => (
                <button
                  key={allowed.to}
                  type="button"
                  className={classes.step}
                  onClick={() => (allowed.reasonRequired ? setStep(allowed) : move(allowed, null))}
                >
                  <StatusBadge status={allowed.to} />
                  {allowed.reasonRequired && <span>…</span>}
                </button>
              ))}
            </div>
          )}
        </Popup>
      )}
    </>
  );
}
