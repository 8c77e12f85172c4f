import { useEffect, useRef, type KeyboardEvent } from 'react';
import { IconMoodEmpty } from '@tabler/icons-react';
import { Button } from '../../../components/button.tsx';
import { EmptyState } from '../../../components/empty-state.tsx';
import { errorText } from '../../../lib/error-text.ts';
import { openCallWith } from '../../../lib/open-call.ts';
import { useChannel } from '../../../lib/use-channel.ts';
import { useTexts } from '../../../lib/use-texts.ts';
import { useWorkAtHand } from '../../../lib/work-at-hand.ts';
import { Timeline } from '../timeline/timeline.tsx';
import { CardFields } from './card-fields.tsx';
import { CardHead } from './card-head.tsx';
import classes from './card-pane.module.css';
import { Contacts } from './contacts.tsx';

const fieldLines = 'button[aria-labelledby$="-shown"]';

/** Up and down go from field to field; from the card itself, to its first one. */
function moveAmongFields(event: KeyboardEvent<HTMLElement>): void {
  const move = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  const target = event.target as HTMLElement;
  if (move === undefined || event.ctrlKey || event.shiftKey) return;
  if (target !== event.currentTarget && !target.matches(fieldLines)) return;
  const lines = [...event.currentTarget.querySelectorAll<HTMLElement>(fieldLines)];
  const at = lines.indexOf(target);
  event.preventDefault();
  lines[Math.max(0, Math.min(lines.length - 1, at + move))]?.focus();
}

/** The card of one reseller: what it is at the left, what happened with it at the right. */
export default function CardPane(props: { readonly pk: number; readonly onClose: () => void }) {
  const { pk, onClose } = props;
  const { t } = useTexts();
  // Both questions go at once; the card of the reseller before stays for the few milliseconds.
  const { data: card, error } = useChannel('reseller-card', { pk }, { keepPrevious: true });
  const pane = useRef<HTMLElement>(null);
  useWorkAtHand(() => ({ resellerPk: pk, interactionPk: openCallWith(pk) }));
  useEffect(() => {
    // Arrows in the list change the card under them: the keyboard stays where it is then.
    const inList = document.activeElement?.closest('[role="grid"]');
    if (!inList || !pane.current?.dataset.shown) pane.current?.focus({ preventScroll: true });
    if (pane.current) pane.current.dataset.shown = 'true';
  }, [pk]);

  return (
    <article
      ref={pane}
      className={classes.pane}
      data-reseller={card?.pk}
      onKeyDown={moveAmongFields}
      tabIndex={-1}
      aria-label={t('resellers:card.label')}
    >
      {error ? (
        <EmptyState
          icon={IconMoodEmpty}
          title={error.code === 'app/not-found' ? t('resellers:card.gone') : errorText(error)}
          {...(error.code === 'app/not-found' ? { text: t('resellers:card.goneText') } : {})}
        >
          <Button onClick={onClose}>{t('resellers:card.close')}</Button>
        </EmptyState>
      ) : (
        <>
          {card && <CardHead card={card} onClose={onClose} />}
          <div className={classes.body}>
            <div className={classes.fields}>
              {card && (
                <>
                  <Contacts card={card} />
                  <CardFields card={card} />
                </>
              )}
            </div>
            <Timeline pk={pk} />
          </div>
        </>
      )}
    </article>
  );
}
