import { useRouter, useRouterState } from '@tanstack/react-router';
import { lazy, Suspense, useEffect, useRef, useState } from 'react';
import { useTexts } from '../lib/use-texts.ts';
import { Toasts } from '../components/toasts.tsx';
import { CallDesk } from '../features/calls/call-desk.tsx';
import { PeopleDesk } from '../features/people/people-desk.tsx';
import { SearchField } from '../features/search/search-field.tsx';
import { WindowDrop } from '../features/import/window-drop.tsx';
import { StatusBar } from '../features/status/status-bar.tsx';
import { desktop, onShownTask } from '../lib/client.ts';
import { holdKeys, listenToKeys, useCommands } from '../lib/commands.ts';
import { showError } from '../lib/error-text.ts';
import { history } from '../lib/history.ts';
import { HintLayer } from '../components/hint-layer.tsx';
import { markReady } from '../lib/ready.ts';
import { putSetting } from '../lib/settings.ts';
import { redoLast, undoLast } from '../lib/undo.ts';
import { goToTask } from '../lib/task-place.ts';
import { needing, useMayAsk } from '../lib/use-may.ts';
import { usePreferences } from '../lib/use-preferences.ts';
import { sections } from '../lib/sections.ts';
import { sectionCommands, shellCommands } from './commands.ts';
import classes from './frame.module.css';
import { QuickForms } from './quick-forms.tsx';
import { Rail } from './rail.tsx';
import { Screens } from './screens.tsx';
import { usePlaceAllowed } from './use-place-allowed.ts';
import { useRailCollapsed } from './use-rail-collapsed.ts';

const Palette = lazy(() => import('../features/palette/palette.tsx'));
const KeyMap = lazy(() => import('../features/palette/key-map.tsx'));

type Overlay = 'palette' | 'keys' | null;

/** Goes to a section; what is pressed on the way there is meant for it. */
function useGoTo(): (path: string) => void {
  const router = useRouter();
  const path = useRouterState({ select: ({ resolvedLocation }) => resolvedLocation?.pathname });
  const release = useRef<(() => void) | null>(null);
  useEffect(() => {
    release.current?.();
    release.current = null;
  }, [path]);
  return (to) => {
    if (to !== path) release.current = holdKeys();
    router.navigate({ to }).catch(showError);
  };
}

function useShellCommands(open: (overlay: Overlay) => void, toggleRail: () => void): void {
  const goTo = useGoTo();
  const { theme, setTheme, setLanguage } = usePreferences();
  const { language } = useTexts();
  useCommands(
    sectionCommands,
    Object.fromEntries(
      sections.map(({ path, needs }) => [
        `section${path}`,
        {
          run: () => goTo(path),
          ...(needs ? needing(needs) : { when: () => true }),
        },
      ]),
    ),
  );
  useCommands(shellCommands, {
    'palette-open': () => open('palette'),
    'keys-show': () => open('keys'),
    'search-focus': () => {
      const field = document.getElementById('search');
      if (!(field instanceof HTMLInputElement)) return;
      field.focus();
      // Also when it has the focus already: what is typed next is another question.
      field.select();
    },
    undo: () => void undoLast(),
    redo: () => void redoLast(),
    back: { run: () => history.back(), when: () => history.canGoBack() },
    'rail-toggle': toggleRail,
    'theme-next': () => setTheme(theme === 'dark' ? 'light' : 'dark'),
    'language-next': () => setLanguage(language === 'ru' ? 'en' : 'ru'),
    'zoom-in': () => void desktop.zoom('in').catch(showError),
    'zoom-out': () => void desktop.zoom('out').catch(showError),
    'zoom-reset': () => void desktop.zoom('reset').catch(showError),
    'window-new': () => void desktop.newWindow().catch(showError),
  });
}

/** The frame that every screen stands in: rail, search, screen, status. */
export function Frame() {
  const { t } = useTexts();
  const [overlay, setOverlay] = useState<Overlay>(null);
  const [collapsed, setCollapsed] = useRailCollapsed();
  const toggleRail = (): void => {
    setCollapsed(!collapsed);
    putSetting('railCollapsed', String(!collapsed)).catch(showError);
  };
  useShellCommands(setOverlay, toggleRail);
  const allowed = usePlaceAllowed();
  const { may: mayImport } = useMayAsk('import-open');
  useEffect(() => listenToKeys(), []);
  useEffect(() => onShownTask((taskPk) => goToTask(taskPk)), []);
  useEffect(() => {
    // The list tells by itself when its rows are there; whoever leaves it sooner never waits for them.
    const tell = (): void => {
      if (history.location.pathname !== '/resellers') markReady();
    };
    tell();
    return history.subscribe(tell);
  }, []);

  return (
    <div className={classes.frame}>
      <a className={classes.skip} href="#main">
        {t('shell:skip')}
      </a>
      <header className={classes.top}>
        <SearchField />
      </header>
      <CallDesk />
      <Rail collapsed={collapsed} onToggle={toggleRail} />
      <main id="main" className={classes.main} tabIndex={-1}>
        {allowed && <Screens />}
        <HintLayer />
      </main>
      <StatusBar />
      <QuickForms />
      <PeopleDesk />
      <Toasts />
      {mayImport && <WindowDrop />}
      {overlay && (
        <Suspense fallback={null}>
          {overlay === 'palette' ? (
            <Palette onClose={() => setOverlay(null)} />
          ) : (
            <KeyMap onClose={() => setOverlay(null)} />
          )}
        </Suspense>
      )}
    </div>
  );
}
