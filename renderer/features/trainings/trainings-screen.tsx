import { lazy, Suspense, useCallback, useRef, useState } from 'react';
import type { ListExportInput, SendExport } from '../../components/export/run-export.ts';
import { useListExport } from '../../components/export/use-list-export.tsx';
import type { GridListHandle } from '../../components/grid/grid-list.tsx';
import classes from '../../components/screen.module.css';
import { SplitPane } from '../../components/split-pane.tsx';
import { Spoken } from '../../components/spoken.tsx';
import { request } from '../../lib/client.ts';
import { runCommand, useCommands } from '../../lib/commands.ts';
import { focusLater } from '../../lib/focus-later.ts';
import { goToSession, useSessionPlace } from '../../lib/session-place.ts';
import { showToast } from '../../lib/toasts.ts';
import { needing, whyNow } from '../../lib/use-may.ts';
import { useTexts } from '../../lib/use-texts.ts';
import { trainingCommands } from './commands.ts';
import { FilterBar } from './filter-bar.tsx';
import { focusDay, MonthCalendar } from './month-calendar.tsx';
import { SessionList, sessionSource } from './session-list.tsx';
import { useTrainingsStore } from './trainings-store.ts';
import { useSessionActions } from './use-session-actions.ts';

const SessionPane = lazy(() => import('./session-pane.tsx'));
const SessionForm = lazy(() => import('./session-form.tsx'));
const CoursesDialog = lazy(() => import('./courses-dialog.tsx'));

const sendExport: SendExport<ListExportInput> = (input) => request('session-export', input);

type Asked = { readonly kind: 'courses' } | { readonly kind: 'new'; readonly day: string | null };

/** Trainings as a list or a month at the left, the session that is open at the right. */
export function TrainingsScreen() {
  const { t } = useTexts();
  const { sessionPk, registrationPk } = useSessionPlace();
  const { view, day } = useTrainingsStore();
  const [asked, setAsked] = useState<Asked | null>(null);
  const actions = useSessionActions();
  const list = useRef<GridListHandle | null>(null);
  const onHandle = useCallback((handle: GridListHandle | null) => {
    list.current = handle;
  }, []);
  const exporting = useListExport({
    nameKey: 'trainings:list.label',
    source: sessionSource,
    handle: list,
    send: sendExport,
    old: ['registration-legacy-export'],
  });
  const close = (): void => {
    const shown = sessionPk;
    if (shown !== null) goToSession(null, { replace: true });
    // After the pane has left the screen: the list has its whole width again then.
    focusLater(() => {
      if (view === 'calendar') focusDay();
      else list.current?.focus(shown ?? undefined);
    });
  };
  const enter = (): void => {
    runCommand('participants-focus');
  };
  const addOn = (on: string | null): void => {
    const why = whyNow('courses', 'add');
    if (why === null) setAsked({ kind: 'new', day: on });
    else showToast({ tone: 'note', text: why });
  };
  useCommands(trainingCommands, {
    'session-new': {
      run: () => addOn(view === 'calendar' ? day : null),
      ...needing(['courses', 'add']),
    },
    'courses-show': () => setAsked({ kind: 'courses' }),
    'trainings-close': { run: close, when: () => sessionPk !== null },
  });
  return (
    <div className={classes.screen}>
      <Spoken as="h1">{t('trainings:list.label')}</Spoken>
      <FilterBar onExport={exporting.open} />
      <div className={classes.panes}>
        <SplitPane
          settingKey="trainingDivider"
          defaultRatio={0.6}
          start={
            view === 'calendar' ? (
              <MonthCalendar openPk={sessionPk} onNew={addOn} onEnter={enter} />
            ) : (
              <SessionList openPk={sessionPk} onEnter={enter} onHandle={onHandle} />
            )
          }
          end={
            sessionPk === null ? null : (
              <div className={classes.details}>
                <Suspense fallback={null}>
                  <SessionPane
                    key={sessionPk}
                    pk={sessionPk}
                    registrationPk={registrationPk}
                    onClose={close}
                  />
                </Suspense>
              </div>
            )
          }
        />
      </div>
      {exporting.dialog}
      {asked && (
        <Suspense fallback={null}>
          {asked.kind === 'courses' ? (
            <CoursesDialog onClose={() => setAsked(null)} />
          ) : (
            <SessionForm
              session={null}
              day={asked.day}
              actions={actions}
              onClose={() => setAsked(null)}
            />
          )}
        </Suspense>
      )}
    </div>
  );
}
