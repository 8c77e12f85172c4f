import { lazy, Suspense, useCallback, useRef } from 'react';
import type { ListExportInput, SendExport } from '../../components/export/run-export.ts';
import { useListExport } from '../../components/export/use-list-export.tsx';
import type { GridListHandle } from '../../components/grid/grid-list.tsx';
import classes from '../../components/screen.module.css';
import { SplitPane } from '../../components/split-pane.tsx';
import { Spoken } from '../../components/spoken.tsx';
import { request } from '../../lib/client.ts';
import { useCommands } from '../../lib/commands.ts';
import { focusLater } from '../../lib/focus-later.ts';
import { useTexts } from '../../lib/use-texts.ts';
import { logCommands } from './commands.ts';
import { LogBar } from './log-bar.tsx';
import { LogList, logSource } from './log-list.tsx';
import { goToInteraction, useInteractionPlace } from './log-place.ts';

const DetailsPane = lazy(() => import('./details-pane.tsx'));
const sendExport: SendExport<ListExportInput> = (input) => request('interaction-export', input);

/** The log of interactions: filters above, the lines at the left, all of one at the right. */
export function InteractionsScreen() {
  const { t } = useTexts();
  const pk = useInteractionPlace();
  const list = useRef<GridListHandle | null>(null);
  const onHandle = useCallback((handle: GridListHandle | null) => {
    list.current = handle;
  }, []);
  const exporting = useListExport({
    nameKey: 'interactions:list.label',
    source: logSource,
    handle: list,
    send: sendExport,
    old: ['interaction-legacy-export'],
  });
  const close = (): void => {
    const shown = pk;
    if (pk !== null) goToInteraction(null, { replace: true });
    // After the pane has left the screen: the log has its whole width again then.
    focusLater(() => list.current?.focus(shown ?? undefined));
  };
  useCommands(logCommands, { 'log-close': { run: close, when: () => pk !== null } });
  return (
    <div className={classes.screen}>
      <Spoken as="h1">{t('interactions:list.label')}</Spoken>
      <LogBar onExport={exporting.open} />
      <div className={classes.panes}>
        <SplitPane
          settingKey="interactionDivider"
          defaultRatio={0.68}
          start={<LogList openPk={pk} onHandle={onHandle} />}
          end={
            pk === null ? null : (
              <div className={classes.details}>
                <Suspense fallback={null}>
                  <DetailsPane pk={pk} onClose={close} />
                </Suspense>
              </div>
            )
          }
        />
      </div>
      {exporting.dialog}
    </div>
  );
}
