import { IconCalendarCheck, IconPlus } from '@tabler/icons-react';
import { lazy, Suspense, useEffect, useState } from 'react';
import { refusedTitle } from '#contract/sync/refused-title.ts';
import { Button } from '../../components/button.tsx';
import { Choice } from '../../components/choice.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { useReportExport } from '../../components/export/use-report-export.tsx';
import { Popup } from '../../components/popup.tsx';
import screen from '../../components/screen.module.css';
import { SplitPane } from '../../components/split-pane.tsx';
import { goToBonuses } from '../../lib/bonus-place.ts';
import { request } from '../../lib/client.ts';
import { runCommand, useCommands } from '../../lib/commands.ts';
import { errorText, showError } from '../../lib/error-text.ts';
import { focusLater } from '../../lib/focus-later.ts';
import { goToOffice } from '../../lib/head-office-place.ts';
import { goToResellers } from '../../lib/reseller-place.ts';
import { goToSession } from '../../lib/session-place.ts';
import { goToTask, useTaskPlace } from '../../lib/task-place.ts';
import { queryClient } from '../../lib/query-client.ts';
import { needing, useMay } from '../../lib/use-may.ts';
import { channelQuery, useChannel } from '../../lib/use-channel.ts';
import { showToast } from '../../lib/toasts.ts';
import { textOf, useTexts } from '../../lib/use-texts.ts';
import { useTimely } from '../../lib/use-timely.ts';
import { useWorkAtHand } from '../../lib/work-at-hand.ts';
import { todayCommands } from './commands.ts';
import { firstLines, groupLines, mostLines, resellerOf, shownPks, type Line } from './lines.ts';
import { useTaskActions } from './use-task-actions.ts';
import { useTodayStore } from './today-store.ts';
import classes from './today-screen.module.css';
import { focusLine, lineId, Worklist } from './worklist.tsx';

const TaskPane = lazy(() => import('./task-pane.tsx'));
const SnoozeMenu = lazy(() => import('./snooze-menu.tsx'));
const HandOverMenu = lazy(() => import('./hand-over-menu.tsx'));

type Menu = {
  readonly kind: 'snooze' | 'hand-over';
  readonly pk: number;
  readonly owner: string | null;
  readonly anchor: HTMLElement;
};

function toggleScope(): void {
  useTodayStore.setState(({ scope }) => ({ scope: scope === 'mine' ? 'all' : 'mine' }));
}

/** Goes to what head office did not take; says so where that was typed on another computer. */
function openRefusal(taskPk: number): void {
  queryClient.fetchQuery(channelQuery('task-card', { pk: taskPk })).then(({ refusalPk }) => {
    if (refusalPk !== null) goToOffice({ view: 'refusals', refusal: refusalPk });
    else showToast({ tone: 'note', text: textOf('headOffice:refusals.elsewhere') });
  }, showError);
}

/** The worklist of the day at the left, the task under the cursor at the right. */
export function TodayScreen() {
  const { t } = useTexts();
  const openPk = useTaskPlace();
  const { scope, showsLater, active } = useTodayStore();
  const { data: list, error, isFetching } = useTimely('task-today', { scope });
  const [most, setMost] = useState(firstLines);
  const isRead = list !== undefined && !isFetching;
  useEffect(() => {
    if (!isRead) return;
    const idle = requestIdleCallback(() => setMost(mostLines));
    return () => cancelIdleCallback(idle);
  }, [isRead]);
  const pks = shownPks(list, showsLater, most);
  const known = new Set(list?.first.map(({ pk }) => pk));
  const missing = pks.filter((pk) => !known.has(pk));
  const { data: rows = [] } = useChannel(
    'task-rows',
    { pks: missing },
    { enabled: missing.length > 0, keepPrevious: true },
  );
  const groups = groupLines(list, rows, showsLater, most);
  const lines = groups.flatMap((group) => group.lines);
  const line = lines.find(({ key }) => key === active);
  const mayAdd = useMay('tasks', 'add');
  const [menu, setMenu] = useState<Menu | null>(null);
  const [editing, setEditing] = useState(false);

  const close = (): void => {
    setEditing(false);
    if (openPk !== null) goToTask(null, { replace: true });
    focusLater(focusLine);
  };
  /** One that is put off stays in the list, further down: the frame goes on as if it were done. */
  const goPast = (pk: number): void => {
    const at = lines.findIndex(({ key }) => key === `task-${String(pk)}`);
    const next = lines[at + 1] ?? lines[at - 1];
    if (at >= 0 && next && useTodayStore.getState().active === lines[at]?.key) {
      useTodayStore.setState({ active: next.key, activeAt: lines.indexOf(next) });
    }
    if (pk === openPk) return close();
    requestAnimationFrame(() => {
      const has = document.activeElement;
      if (has === document.body || has?.role === 'option') focusLine();
    });
  };
  const actions = useTaskActions((pk) => {
    if (pk === openPk) close();
  }, goPast);
  const open = (next: Line | undefined, edit = false): void => {
    if (next?.kind === 'task') {
      goToTask(next.task.pk, { replace: openPk !== null });
      setEditing(edit);
    } else if (next?.kind === 'request' && next.request.kind === 'bonus-request') {
      goToBonuses({ view: 'requests', request: next.request.pk });
    } else if (next && resellerOf(next) !== null) goToResellers({ pk: resellerOf(next), text: '' });
  };
  const onMove = (next: Line): void => {
    setEditing(false);
    if (openPk !== null && next.kind === 'task') goToTask(next.task.pk, { replace: true });
  };

  // What is open beside the list is meant, else what is under the cursor.
  const inList = line?.kind === 'task' ? line.task : undefined;
  const pk = openPk ?? inList?.pk ?? null;
  const { data: card } = useChannel('task-card', { pk: pk ?? 1 }, { enabled: pk !== null });
  const task = card?.pk === pk ? card : pk === inList?.pk ? inList : undefined;
  useWorkAtHand(() => ({
    resellerPk: task ? task.resellerPk : resellerOf(line),
    interactionPk: null,
  }));
  const exporting = useReportExport({
    name: t('today:title'),
    count: list ? groups.reduce((sum, { count }) => sum + count, 0) : null,
    command: todayCommands['today-export'],
    send: (common) => request('task-export', { ...common, scope, later: showsLater }),
  });
  const editable = (state: 'open' | 'closed') =>
    needing(
      ['tasks', 'edit'],
      () => task !== undefined && (task.state === 'open') === (state === 'open'),
    );
  const onOpenTask = (run: (pk: number) => void) => ({
    run: () => {
      if (pk !== null) run(pk);
    },
    ...editable('open'),
  });
  const openMenu = (kind: Menu['kind']) =>
    onOpenTask((of) => {
      const anchor =
        document.querySelector<HTMLElement>(`[data-menu="${kind}"]`) ??
        document.getElementById(lineId(`task-${String(of)}`));
      if (anchor) setMenu({ kind, pk: of, owner: task?.owner ?? null, anchor });
    });
  useCommands(todayCommands, {
    'task-done': onOpenTask(actions.done),
    'task-cancel': onOpenTask(actions.cancel),
    'task-reopen': {
      run: () => {
        if (pk !== null) actions.reopen(pk);
      },
      ...editable('closed'),
    },
    'task-snooze': openMenu('snooze'),
    'task-hand-over': openMenu('hand-over'),
    'task-edit': onOpenTask((of) => {
      goToTask(of, { replace: openPk !== null });
      setEditing(true);
    }),
    'task-reseller': {
      run: () => goToResellers({ pk: task?.resellerPk ?? resellerOf(line), text: '' }),
      when: () => (task?.resellerPk ?? resellerOf(line)) !== null,
    },
    'task-session': {
      run: () => {
        if (card?.pk !== pk || card.sessionPk === null) return;
        const who = card.registrationPk;
        goToSession(card.sessionPk, who === null ? {} : { registrationPk: who });
      },
      when: () => card?.pk === pk && card.sessionPk !== null,
    },
    'task-refusal': {
      run: () => {
        if (pk !== null) openRefusal(pk);
      },
      when: () => task?.title.startsWith(refusedTitle) === true,
    },
    'today-scope': {
      run: () => {
        if (list?.everybody === false) toggleScope();
        else showToast({ tone: 'note', text: t('today:scope.everybody') });
      },
      when: () => list !== undefined,
    },
    'today-export': exporting.handler,
    'today-focus': focusLine,
    'today-close': { run: close, when: () => openPk !== null },
  });

  if (error) return <EmptyState title={errorText(error)} />;
  if (!list) return null;
  const { calendar, everybody } = list;
  return (
    <div className={screen.screen}>
      <header className={screen.bar}>
        <h1 className={screen.heading}>{t('today:title')}</h1>
        {!everybody && (
          <Choice
            label={t('today:scope.label')}
            value={scope}
            onChange={(next) => useTodayStore.setState({ scope: next })}
            options={[
              { value: 'mine', label: t('today:scope.mine') },
              { value: 'all', label: t('today:scope.all') },
            ]}
          />
        )}
        <span className={screen.gap} />
        {exporting.button}
        <Button why={mayAdd.why} onClick={() => runCommand('task')}>
          <IconPlus size={15} stroke={1.75} aria-hidden />
          {t('shell:commands.task')}
        </Button>
      </header>
      {calendar && (
        <p className={classes.problem} role="alert">
          {t('today:calendarMissing', { ...calendar })}
        </p>
      )}
      <div className={screen.panes}>
        <SplitPane
          settingKey="todayDivider"
          defaultRatio={0.64}
          start={
            lines.length === 0 && groups.length === 0 ? (
              <EmptyState
                icon={IconCalendarCheck}
                title={t('today:empty.title')}
                text={t('today:empty.text')}
              />
            ) : (
              <Worklist
                groups={groups}
                openPk={openPk}
                busy={isFetching}
                onMove={onMove}
                onOpen={open}
              />
            )
          }
          end={
            openPk === null ? null : (
              <div className={screen.details}>
                <Suspense fallback={null}>
                  <TaskPane pk={openPk} editing={editing} onEditing={setEditing} onClose={close} />
                </Suspense>
              </div>
            )
          }
        />
      </div>
      {exporting.dialog}
      {menu && (
        <Suspense fallback={null}>
          <Popup
            key={menu.kind}
            anchor={menu.anchor}
            label={t(menu.kind === 'snooze' ? 'today:commands.snooze' : 'today:commands.handOver')}
            onClose={() => setMenu(null)}
          >
            {menu.kind === 'snooze' ? (
              <SnoozeMenu
                onChoose={(until) => {
                  setMenu(null);
                  actions.snooze(menu.pk, until);
                }}
              />
            ) : (
              <HandOverMenu
                owner={menu.owner}
                onChoose={(person) => {
                  setMenu(null);
                  actions.handOver(menu.pk, person);
                }}
              />
            )}
          </Popup>
        </Suspense>
      )}
    </div>
  );
}
