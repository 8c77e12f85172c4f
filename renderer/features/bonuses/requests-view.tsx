import { IconReceipt } from '@tabler/icons-react';
import { lazy, Suspense, useEffect, useRef, useState } from 'react';
import type { BonusRequestCard, BonusRequestList, BonusRequestRow } from '#contract/bonus.ts';
import { actionNeedsReason, type RequestState } from '#domain/bonus/request-state.ts';
import { Choice } from '../../components/choice.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { useReportExport } from '../../components/export/use-report-export.tsx';
import { MiddleText } from '../../components/middle-text.tsx';
import { ProvisionalMark } from '../../components/provisional-mark.tsx';
import { ReasonDialog } from '../../components/reason-dialog.tsx';
import screen from '../../components/screen.module.css';
import { SplitPane } from '../../components/split-pane.tsx';
import { goToBonuses, useBonusPlace } from '../../lib/bonus-place.ts';
import { request } from '../../lib/client.ts';
import { useCommands } from '../../lib/commands.ts';
import { errorText } from '../../lib/error-text.ts';
import { focusLater } from '../../lib/focus-later.ts';
import { formatInstant, formatNumber } from '../../lib/format.ts';
import { goToResellers } from '../../lib/reseller-place.ts';
import { needing } from '../../lib/use-may.ts';
import { useChannel } from '../../lib/use-channel.ts';
import { useTexts } from '../../lib/use-texts.ts';
import { useProvisional } from '../../lib/use-provisional.ts';
import { useWorkAtHand } from '../../lib/work-at-hand.ts';
import { useBonusStore, type RequestFilter } from './bonus-store.ts';
import classes from './bonuses-screen.module.css';
import { bonusCommands } from './commands.ts';
import { EditDialog } from './edit-dialog.tsx';
import { focusLines, LineList } from '../../components/line-list.tsx';
import lines from '../../components/line-list.module.css';
import { setCursor, useCursor, useListCursors } from '../../components/list-cursors.ts';
import { ProofsDialog } from './proofs-dialog.tsx';
import { RequestStateBadge } from './request-state.tsx';
import { useRequestActions, type Asking, type RequestActions } from './use-request-actions.ts';
import { kindWord } from './words.ts';

const RequestPane = lazy(() => import('./request-pane.tsx'));

const statesOf: Readonly<Record<RequestFilter, readonly RequestState[]>> = {
  submitted: ['submitted'],
  approved: ['approved'],
  draft: ['draft', 'rejected'],
  ended: ['fulfilled', 'declined', 'cancelled'],
  all: [],
};
const filters = Object.keys(statesOf) as RequestFilter[];
const list = 'bonus-requests';
const none: readonly BonusRequestRow[] = [];

function countOf(filter: RequestFilter, counts: BonusRequestList['counts']): number {
  const states = statesOf[filter];
  const counted = states.length === 0 ? Object.values(counts) : states.map((s) => counts[s]);
  return counted.reduce((sum, count) => sum + count, 0);
}

function RequestLine(props: { readonly row: BonusRequestRow; readonly provisional: boolean }) {
  const { row, provisional } = props;
  const { t, language } = useTexts();
  return (
    <>
      <RequestStateBadge state={row.state} />
      <MiddleText text={row.reseller ?? ''} />
      <span>
        {provisional && <ProvisionalMark />} {kindWord(t, row.kind)}
      </span>
      <span className={lines.number}>{formatNumber(row.points, language)}</span>
      <span className={lines.soft}>{row.createdBy}</span>
      <span className={lines.number}>{formatInstant(row.submittedAt ?? row.createdAt)}</span>
    </>
  );
}

/** What a person is asked before the step is taken: a reason, the proofs, or the fields anew. */
function Asked(props: {
  readonly card: BonusRequestCard;
  readonly asking: Asking;
  readonly actions: RequestActions;
  readonly onClose: () => void;
}) {
  const { card, asking, actions, onClose } = props;
  const { t } = useTexts();
  if (asking === 'edit') return <EditDialog card={card} onClose={onClose} />;
  if (asking === 'fulfil') {
    return (
      <ProofsDialog
        card={card}
        onGive={(proofs) => actions.fulfil(card, proofs, onClose)}
        onClose={onClose}
      />
    );
  }
  const action = asking === 'revoke' ? 'cancel' : asking;
  return (
    <ReasonDialog
      title={t(`bonuses:commands.${asking}`)}
      draftKey={`bonus-reason:${String(card.pk)}:${asking}`}
      placeholder={t('bonuses:reason.placeholder')}
      missing={actionNeedsReason(card.state, action) ? t('bonuses:reason.missing') : null}
      save={t(`bonuses:commands.${asking}`)}
      cross={false}
      onReason={(reason) => actions.refuse(card, asking, reason)}
      onClose={onClose}
    />
  );
}

/** Keeps the frame of the list on the request that is open, wherever it was opened or decided from. */
function useSameLine(of: {
  readonly openPk: number | null;
  readonly filter: RequestFilter;
  readonly requests: readonly BonusRequestRow[] | undefined;
  readonly state: RequestState | undefined;
  readonly goOn: (next: BonusRequestRow | undefined) => void;
}): void {
  const { openPk, filter, requests, state } = of;
  const goOn = useRef(of.goOn);
  useEffect(() => {
    goOn.current = of.goOn;
  });
  const wasHere = useRef<number | null>(null);
  useEffect(() => {
    if (openPk === null || !requests) return;
    const at = requests.findIndex(({ pk }) => pk === openPk);
    if (at >= 0) {
      wasHere.current = openPk;
      setCursor(list, openPk, at);
    } else if (wasHere.current === openPk) {
      // Decided elsewhere, or taken back: the list goes on with the line in its place.
      const before = useListCursors.getState().cursors[list]?.at ?? 0;
      goOn.current(requests[Math.min(before, requests.length - 1)]);
    } else if (state !== undefined && !statesOf[filter].includes(state) && filter !== 'all') {
      // Opened from a task or a call: the list is the one that it stands in.
      const where = filters.find((one) => statesOf[one].includes(state));
      useBonusStore.setState({ filter: where ?? 'all' });
    }
  }, [openPk, filter, requests, state]);
}

/** Requests by state at the left, the one under the cursor at the right. */
export function RequestsView() {
  const { t } = useTexts();
  const place = useBonusPlace();
  const openPk = place.request;
  const filter = useBonusStore((store) => store.filter);
  const { data, error } = useChannel(
    'bonus-request-list',
    { states: [...statesOf[filter]] },
    { keepPrevious: true },
  );
  const requests = data?.requests ?? none;
  const cursor = useCursor(list);
  const provisional = useProvisional();
  const [asking, setAsking] = useState<Asking | null>(null);

  // The cursor outlives its line: keys act on what is seen, and on nothing else.
  const seen = data?.requests.some((row) => row.pk === cursor) ?? false;
  const pk = openPk ?? (seen ? cursor : null);
  const { data: read } = useChannel(
    'bonus-request-card',
    { pk: pk ?? 1 },
    { enabled: pk !== null },
  );
  const card = read?.pk === pk ? read : undefined;
  useWorkAtHand(() => ({ resellerPk: card?.resellerPk ?? null, interactionPk: null }));

  const open = (row: BonusRequestRow): void =>
    goToBonuses({ view: 'requests', request: row.pk }, { replace: openPk !== null });
  const close = (): void => {
    goToBonuses({ view: 'requests' }, { replace: true });
    focusLater(focusLines);
  };
  /** The line that takes the place of one that leaves the list: frame and pane are on the same one. */
  const goOn = (next: BonusRequestRow | undefined): void => {
    if (next) setCursor(list, next.pk, requests.indexOf(next));
    if (openPk !== null) {
      if (next) open(next);
      else close();
    }
    requestAnimationFrame(() => {
      const at = document.activeElement;
      if (at === document.body || at?.role === 'option') focusLines();
    });
  };
  const actions = useRequestActions((of, became) => {
    setAsking(null);
    const shown = statesOf[filter];
    const at = requests.findIndex((row) => row.pk === of);
    // At once, not when the list is read anew: the next key is of what is marked then.
    if (of === pk && at >= 0 && shown.length > 0 && !shown.includes(became)) {
      goOn(requests[at + 1] ?? requests[at - 1]);
    }
  });
  useSameLine({ openPk, filter, requests: data?.requests, state: card?.state, goOn });
  const exporting = useReportExport({
    name: `${t('bonuses:view.requests')}, ${t(`bonuses:filter.${filter}`)}`,
    count: data ? countOf(filter, data.counts) : null,
    command: bonusCommands['bonus-export'],
    send: (common) => request('bonus-request-export', { ...common, states: [...statesOf[filter]] }),
    old: 'bonus-request-legacy-export',
  });
  const forward = (): void => {
    if (!card) return;
    if (card.state === 'submitted') actions.approve(card);
    else if (card.state === 'approved') setAsking('fulfil');
    else actions.submit(card);
  };
  const isIn = (...states: readonly RequestState[]) => {
    return () => card !== undefined && states.includes(card.state);
  };
  const whenDecided = (what: Asking) => ({
    run: () => setAsking(what),
    ...needing(['bonus-approvals', 'edit'], isIn('submitted')),
  });
  useCommands(bonusCommands, {
    'bonus-forward': {
      run: forward,
      ...needing(
        [card?.state === 'submitted' ? 'bonus-approvals' : 'bonus-requests', 'edit'],
        isIn('draft', 'rejected', 'submitted', 'approved'),
      ),
    },
    'request-reject': whenDecided('reject'),
    'request-decline': whenDecided('decline'),
    'request-cancel': {
      run: () => setAsking(card?.state === 'approved' ? 'revoke' : 'cancel'),
      ...needing(
        [card?.state === 'approved' ? 'bonus-approvals' : 'bonus-requests', 'edit'],
        () => card?.actions.includes('cancel') === true,
      ),
    },
    'bonus-export': exporting.handler,
    'bonus-edit': {
      run: () => setAsking('edit'),
      ...needing(['bonus-requests', 'edit'], isIn('draft', 'rejected')),
    },
    'bonus-reseller': {
      run: () => goToResellers({ pk: card?.resellerPk ?? null, text: '' }),
      when: () => (card?.resellerPk ?? null) !== null,
    },
    'bonus-close': { run: close, when: () => openPk !== null },
  });

  if (error) return <EmptyState title={errorText(error)} />;
  if (!data) return null;
  return (
    <>
      <div className={classes.tools}>
        <Choice
          label={t('bonuses:filter.label')}
          value={filter}
          onChange={(next) => {
            // What is open is of the other list.
            if (openPk !== null) goToBonuses({ view: 'requests' }, { replace: true });
            useBonusStore.setState({ filter: next });
          }}
          options={filters.map((one) => ({
            value: one,
            label: `${t(`bonuses:filter.${one}`)} ${String(countOf(one, data.counts))}`,
          }))}
        />
        {data.more && <span className={classes.soft}>{t('bonuses:requests.more')}</span>}
        <span className={screen.gap} />
        {exporting.button}
      </div>
      <div className={screen.panes}>
        <SplitPane
          settingKey="bonusDivider"
          defaultRatio={0.62}
          start={
            data.requests.length === 0 ? (
              <EmptyState
                icon={IconReceipt}
                title={t(`bonuses:requests.empty.${filter}`)}
                text={t('bonuses:requests.emptyText')}
              />
            ) : (
              <LineList
                name={list}
                label={t('bonuses:view.requests')}
                items={data.requests}
                keyOf={(row) => row.pk}
                openKey={openPk}
                columns="100px minmax(80px, 1.5fr) minmax(80px, 1.6fr) 56px minmax(60px, 1fr) 118px"
                head={
                  <>
                    <span>{t('bonuses:column.state')}</span>
                    <span>{t('bonuses:column.reseller')}</span>
                    <span>{t('bonuses:column.kind')}</span>
                    <span className={lines.number}>{t('bonuses:column.points')}</span>
                    <span>{t('bonuses:column.by')}</span>
                    <span className={lines.number}>{t('bonuses:column.at')}</span>
                  </>
                }
                line={(row) => (
                  <RequestLine row={row} provisional={provisional.requests.has(row.pk)} />
                )}
                onMove={(row) => {
                  if (openPk !== null) open(row);
                }}
                onOpen={open}
              />
            )
          }
          end={
            openPk === null ? null : (
              <div className={screen.details}>
                <Suspense fallback={null}>
                  <RequestPane pk={openPk} onClose={close} />
                </Suspense>
              </div>
            )
          }
        />
      </div>
      {exporting.dialog}
      {asking !== null && card && (
        <Asked card={card} asking={asking} actions={actions} onClose={() => setAsking(null)} />
      )}
    </>
  );
}
