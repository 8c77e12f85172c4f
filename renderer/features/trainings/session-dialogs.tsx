import { lazy, Suspense, useState } from 'react';
import type { Registration, SessionCard } from '#contract/training.ts';
import { ReasonDialog } from '../../components/reason-dialog.tsx';
import { request } from '../../lib/client.ts';
import { showUndoable } from '../../lib/undo.ts';
import { useTexts } from '../../lib/use-texts.ts';
import type { SessionActions, SessionDialog } from './use-session-commands.ts';
import classes from './form.module.css';

const LetterDialog = lazy(() => import('./letter-dialog.tsx'));
const TransferDialog = lazy(() => import('./transfer-dialog.tsx'));
const PersonDialog = lazy(() => import('./person-dialog.tsx'));
const SessionForm = lazy(() => import('./session-form.tsx'));

/** What is asked over the session that is open. */
export function SessionDialogs(props: {
  readonly dialog: SessionDialog;
  readonly card: SessionCard;
  readonly chosen: readonly Registration[];
  readonly actions: SessionActions;
  readonly onClose: () => void;
}) {
  const { dialog, card, actions, onClose } = props;
  // Whom it was opened about, whatever happens to the list meanwhile.
  const [chosen] = useState(props.chosen);
  const { t } = useTexts();
  const { session } = card;
  const [first] = chosen;
  const names = chosen.map(({ participant }) => participant).join(', ');
  const shared = {
    leave: t('trainings:reason.leave'),
    className: classes.lines,
    area: 'training',
  };
  const needed = {
    placeholder: t('trainings:reason.why'),
    missing: t('trainings:reason.missing'),
  };
  const body = (): React.ReactNode => {
    switch (dialog.kind) {
      case 'reason':
        return (
          <ReasonDialog
            title={t(`trainings:reason.${dialog.to}`)}
            about={names}
            draftKey={`training-reason:${String(session.pk)}:${dialog.to}`}
            {...(dialog.to === 'declined'
              ? { ...needed, save: t('trainings:commands.decline') }
              : {
                  placeholder: t('trainings:reason.optional'),
                  missing: null,
                  save: t('trainings:commands.cancel'),
                })}
            {...shared}
            onReason={(reason) =>
              actions.move(
                chosen.map(({ pk }) => pk),
                dialog.to,
                reason,
              )
            }
            onClose={onClose}
          />
        );
      case 'cancel-session':
        return (
          <ReasonDialog
            title={t('trainings:reason.session')}
            about={t('trainings:reason.everybody')}
            draftKey={`training-reason:${String(session.pk)}:session`}
            {...needed}
            save={t('trainings:commands.cancelSession')}
            {...shared}
            onReason={async (reason) => {
              const answer = await request('session-cancel', {
                ...{ pk: session.pk, reason: reason ?? '' },
              });
              actions.show(answer);
              showUndoable(t('trainings:did.sessionCancelled'), answer);
            }}
            onClose={onClose}
          />
        );
      case 'edit-session':
        return <SessionForm session={session} actions={actions} onClose={onClose} />;
      case 'letter':
        return <LetterDialog card={card} chosenPk={first?.resellerPk ?? null} onClose={onClose} />;
      case 'transfer':
        return first ? (
          <TransferDialog registration={first} actions={actions} onClose={onClose} />
        ) : null;
      case 'edit-person':
        return first ? <PersonDialog registration={first} onClose={onClose} /> : null;
    }
  };
  return <Suspense fallback={null}>{body()}</Suspense>;
}
