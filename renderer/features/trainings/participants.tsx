import { IconCheck, IconCoins } from '@tabler/icons-react';
import type { KeyboardEvent } from 'react';
import type { Registration } from '#contract/training.ts';
import { nextLine } from '../../lib/next-line.ts';
import { formatPhone } from '../../lib/format.ts';
import { useProvisional } from '../../lib/use-provisional.ts';
import { useTexts } from '../../lib/use-texts.ts';
import shared from '../../components/list-line.module.css';
import { ProvisionalMark } from '../../components/provisional-mark.tsx';
import { SignWord } from '../../components/sign-word.tsx';
import type { ParticipantGroup } from './participant-steps.ts';
import { registrationSigns } from './session-signs.ts';
import classes from './participants.module.css';

/** The id of the line of a participant. */
export function participantId(pk: number): string {
  return `participant-${String(pk)}`;
}

/** Whom one chose of the participants: the marked ones, else the one under the cursor. */
export type ParticipantChoice = {
  readonly active: number | null;
  readonly marked: ReadonlySet<number>;
};

function Line(props: {
  readonly registration: Registration;
  readonly marked: boolean;
  readonly promoted: boolean;
  readonly provisional: boolean;
}) {
  const { registration, marked, promoted, provisional } = props;
  const { t } = useTexts();
  const { participant, position, phone, email, reseller, state, waitingPlace } = registration;
  const { reason, payment } = registration;
  const word =
    waitingPlace === null
      ? t(`trainings:state.${state}`)
      : t('trainings:state.waitingPlace', { place: waitingPlace });
  const unpaid = payment === 'rejected' || payment === 'declined' || payment === 'cancelled';
  const details = [reseller, position, phone && formatPhone(phone), email]
    .filter(Boolean)
    .join(' · ');
  return (
    <>
      <span className={classes.mark} data-on={marked || undefined} aria-hidden>
        {marked && <IconCheck size={12} stroke={3} />}
      </span>
      <span className={classes.who}>
        <span className={classes.name} title={participant}>
          {participant}
        </span>
        <span className={classes.soft} title={details}>
          {details}
        </span>
        {reason !== null && (
          <span className={classes.soft} title={reason}>
            {t('trainings:pane.reason', { reason })}
          </span>
        )}
      </span>
      <span className={classes.state}>
        <SignWord sign={registrationSigns[state]} word={word} />
        {provisional && <ProvisionalMark />}
        {promoted && <span className={classes.chip}>{t('trainings:pane.promoted')}</span>}
        {unpaid && (
          <span className={classes.chip} data-tone="bad">
            <IconCoins size={12} aria-hidden />
            {t('trainings:pane.unpaid')}
          </span>
        )}
      </span>
    </>
  );
}

/** The participants of a session; arrows move, a space marks several, Ctrl+A all. */
export function Participants(props: {
  readonly groups: readonly ParticipantGroup[];
  readonly choice: ParticipantChoice;
  readonly promoted: readonly string[];
  readonly onChoice: (choice: ParticipantChoice) => void;
}) {
  const { groups, choice, promoted, onChoice } = props;
  const { t } = useTexts();
  const provisional = useProvisional();
  const lines = groups.flatMap((group) => group.lines);
  const found = lines.findIndex(({ pk }) => pk === choice.active);
  const at = found < 0 ? 0 : found;
  const current = lines[at];

  const toggled = (pk: number): ReadonlySet<number> => {
    const marked = new Set(choice.marked);
    if (!marked.delete(pk)) marked.add(pk);
    return marked;
  };
  const moveTo = (next: number, extend: boolean): void => {
    const line = lines[next];
    if (!line) return;
    const marked = extend
      ? new Set([...choice.marked, ...(current ? [current.pk] : []), line.pk])
      : choice.marked;
    onChoice({ active: line.pk, marked });
    document.getElementById(participantId(line.pk))?.focus();
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (!(event.target instanceof HTMLElement) || event.target.role !== 'option') return;
    const chord = event.ctrlKey || event.metaKey;
    const next = nextLine(event, at, lines.length - 1);
    if (next !== null) moveTo(next, event.shiftKey);
    else if (event.key === ' ' && !chord && current) {
      onChoice({ active: current.pk, marked: toggled(current.pk) });
    } else if (chord && event.code === 'KeyA') {
      const all = choice.marked.size === lines.length;
      onChoice({ ...choice, marked: new Set(all ? [] : lines.map(({ pk }) => pk)) });
    } else if (event.key === 'Escape' && choice.marked.size > 0) {
      onChoice({ ...choice, marked: new Set() });
    } else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div className={classes.list} onKeyDown={onKeyDown}>
      {groups.map(({ name, lines: own }) => {
        const word = t(`trainings:group.${name}`);
        return (
          <section key={name} data-group={name}>
            <h3 className={classes.head}>
              {word} <span className={classes.count}>{own.length}</span>
            </h3>
            <div role="listbox" aria-multiselectable aria-label={word}>
              {own.map((registration) => {
                const { pk, participant, state } = registration;
                const marked = choice.marked.has(pk);
                return (
                  <div
                    key={pk}
                    id={participantId(pk)}
                    role="option"
                    className={`${shared.line} ${classes.line}`}
                    tabIndex={pk === current?.pk ? 0 : -1}
                    aria-selected={marked || (choice.marked.size === 0 && pk === current?.pk)}
                    data-current={pk === current?.pk || undefined}
                    data-gone={name === 'gone' || undefined}
                    onMouseDown={(event) =>
                      onChoice({
                        active: pk,
                        marked: event.ctrlKey || event.metaKey ? toggled(pk) : new Set(),
                      })
                    }
                  >
                    <Line
                      registration={registration}
                      marked={marked}
                      provisional={provisional.registrations.has(pk)}
                      promoted={promoted.includes(participant) && state !== 'waitlisted'}
                    />
                  </div>
                );
              })}
            </div>
          </section>
        );
      })}
    </div>
  );
}
