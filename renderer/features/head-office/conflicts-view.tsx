import { IconAlertTriangle, IconArrowsSplit2 } from '@tabler/icons-react';
import { useState, type KeyboardEvent } from 'react';
import type { ConflictLine } from '#contract/head-office.ts';
import { Button } from '../../components/button.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { focusLines, LineList } from '../../components/line-list.tsx';
import { useCursor } from '../../components/list-cursors.ts';
import { MiddleText } from '../../components/middle-text.tsx';
import pane from '../../components/pane.module.css';
import { KeyHint } from '../../components/key-hint.tsx';
import { request } from '../../lib/client.ts';
import { useCommands } from '../../lib/commands.ts';
import { errorText, showError } from '../../lib/error-text.ts';
import { focusLater } from '../../lib/focus-later.ts';
import { formatInstant } from '../../lib/format.ts';
import { goToResellers } from '../../lib/reseller-place.ts';
import { showToast } from '../../lib/toasts.ts';
import { useChannel } from '../../lib/use-channel.ts';
import { useMay } from '../../lib/use-may.ts';
import { useOnce } from '../../lib/use-once.ts';
import { useTexts } from '../../lib/use-texts.ts';
import { officeCommands } from './commands.ts';
import { fieldWord, valueWord, type Words } from './field-values.ts';
import classes from './head-office.module.css';
import { ResellerLink } from './reseller-link.tsx';
import { sideOfKey, type Side } from './side-of-key.ts';
import { entityWord } from './step-words.ts';

const list = 'office-conflicts';
const isDeletion = ({ kind }: ConflictLine): boolean => kind === 'edit-beats-delete';

/** What a side says: a value, or that the row stays or goes. */
function sideWord(words: Words, conflict: ConflictLine, side: Side): string {
  const { entity, field } = conflict;
  if (isDeletion(conflict)) return words.t(`headOffice:deletion.${side}`);
  return valueWord(words, entity, field, side === 'kept' ? conflict.kept : conflict.lost);
}

function Line({ conflict }: { readonly conflict: ConflictLine }) {
  const words = useTexts();
  const { t } = words;
  const { entity, field, subject, reseller, resellerPk, lostAt } = conflict;
  const what = isDeletion(conflict) ? t('headOffice:deletion.title') : fieldWord(t, field);
  return (
    <>
      <MiddleText text={subject ?? entityWord(t, entity)} />
      <span title={what}>{what}</span>
      <ResellerLink name={reseller} pk={resellerPk} />
      <span className={classes.when}>{formatInstant(lostAt)}</span>
    </>
  );
}

function SideCard(props: {
  readonly conflict: ConflictLine;
  readonly side: Side;
  readonly chosen: boolean;
  readonly onChoose: () => void;
}) {
  const { conflict, side, chosen, onChoose } = props;
  const words = useTexts();
  const { t } = words;
  const { keptBy, keptAt, lostBy, lostAt } = conflict;
  const [by, at] = side === 'kept' ? [keptBy, keptAt] : [lostBy, lostAt];
  return (
    <label className={classes.side} data-chosen={chosen || undefined}>
      <span className={classes.sideHead}>
        <input
          type="radio"
          name="conflict-side"
          tabIndex={-1}
          checked={chosen}
          onChange={onChoose}
        />
        <span className={classes.sideName}>{t(`headOffice:side.${side}`)}</span>
        <kbd className={classes.digit}>{side === 'kept' ? '1' : '2'}</kbd>
      </span>
      <span className={classes.sideValue}>{sideWord(words, conflict, side)}</span>
      <span className={classes.soft}>
        {by}, {formatInstant(at)}
      </span>
    </label>
  );
}

function Sides(props: {
  readonly conflict: ConflictLine;
  readonly side: Side;
  readonly onSide: (side: Side) => void;
  readonly onTake: () => void;
}) {
  const { conflict, side, onSide, onTake } = props;
  const { t } = useTexts();
  const { why } = useMay('resellers', 'edit');
  const { entity, field, subject, reseller, resellerPk, changedSince } = conflict;
  const about = [entityWord(t, entity), subject].filter(Boolean).join(': ');
  return (
    <section className={classes.conflict} aria-label={t('headOffice:conflicts.label')}>
      <h2>{isDeletion(conflict) ? t('headOffice:deletion.title') : fieldWord(t, field)}</h2>
      <p className={classes.about}>
        {about}
        {reseller !== null && reseller !== subject && (
          <>
            {' · '}
            <button
              type="button"
              className={pane.link}
              onClick={() => goToResellers({ pk: resellerPk, text: '' })}
            >
              {reseller}
            </button>
          </>
        )}
      </p>
      {isDeletion(conflict) && <p className={classes.soft}>{t('headOffice:deletion.text')}</p>}
      {changedSince && (
        <p className={classes.since}>
          <IconAlertTriangle size={14} aria-hidden /> {t('headOffice:conflicts.since')}
        </p>
      )}
      <div className={classes.sides} role="radiogroup" aria-label={t('headOffice:conflicts.which')}>
        {(['kept', 'lost'] as const).map((one) => (
          <SideCard
            key={one}
            conflict={conflict}
            side={one}
            chosen={one === side}
            onChoose={() => onSide(one)}
          />
        ))}
      </div>
      <p className={classes.take}>
        <Button look="primary" why={why} onClick={onTake}>
          {t(
            isDeletion(conflict)
              ? `headOffice:deletion.take.${side}`
              : `headOffice:conflicts.take.${side}`,
          )}{' '}
          <KeyHint chord={{ code: 'Enter' }} />
        </Button>
        <span className={classes.soft}>{t('headOffice:conflicts.keys')}</span>
      </p>
    </section>
  );
}

/** Where two people changed the same: both values side by side; 1, 2 or the arrows choose, Enter takes. */
export function ConflictsView() {
  const { t } = useTexts();
  const { data: conflicts, error } = useChannel('sync-conflicts', {}, { keepPrevious: true });
  const { data: status } = useChannel('sync-status', {});
  const cursor = useCursor(list);
  const { why } = useMay('resellers', 'edit');
  const conflict = conflicts?.find(({ pk }) => pk === cursor) ?? conflicts?.[0];
  const [choice, setChoice] = useState<{ readonly pk: number; readonly side: Side } | null>(null);
  // What was chosen is of one conflict: the next one begins with the value that stands.
  const side = choice?.pk === conflict?.pk ? (choice?.side ?? 'kept') : 'kept';
  const onSide = (next: Side): void => {
    if (conflict) setChoice({ pk: conflict.pk, side: next });
  };
  const take = useOnce(async () => {
    if (!conflict) return;
    if (why !== null) return void showToast({ tone: 'note', text: why });
    await request('sync-conflict-resolve', { pk: conflict.pk, take: side }).then(() => {
      showToast({ tone: 'done', text: t(`headOffice:did.${side}`) });
      focusLater(focusLines);
    }, showError);
  });
  useCommands(officeCommands, {
    'office-reseller': {
      run: () => goToResellers({ pk: conflict?.resellerPk ?? null, text: '' }),
      when: () => (conflict?.resellerPk ?? null) !== null,
    },
  });
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.target instanceof HTMLButtonElement) return;
    const next = sideOfKey(event, side);
    if (next !== null) onSide(next);
    else if (event.key === 'Enter' && !event.repeat && !event.ctrlKey && !event.metaKey) take();
    else return;
    event.preventDefault();
  };
  if (error) return <EmptyState title={errorText(error)} />;
  if (!conflicts) return null;
  if (!conflict) {
    const others = (status?.conflicts ?? 0) > 0;
    return (
      <EmptyState
        icon={IconArrowsSplit2}
        title={t(others ? 'headOffice:conflicts.hidden' : 'headOffice:conflicts.empty')}
        text={t(others ? 'headOffice:hiddenText' : 'headOffice:conflicts.emptyText')}
      />
    );
  }
  return (
    <div className={classes.conflicts} onKeyDown={onKeyDown}>
      <div className={classes.conflictList}>
        <LineList
          name={list}
          label={t('headOffice:view.conflicts')}
          items={conflicts}
          keyOf={({ pk }) => pk}
          columns="minmax(80px, 1.4fr) minmax(70px, 1fr) minmax(70px, 1.2fr) 118px"
          head={
            <>
              <span>{t('headOffice:column.row')}</span>
              <span>{t('headOffice:column.field')}</span>
              <span>{t('headOffice:column.reseller')}</span>
              <span className={classes.when}>{t('headOffice:column.at')}</span>
            </>
          }
          line={(one) => <Line conflict={one} />}
        />
      </div>
      <Sides conflict={conflict} side={side} onSide={onSide} onTake={take} />
    </div>
  );
}
