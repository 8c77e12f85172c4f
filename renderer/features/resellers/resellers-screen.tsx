import { lazy, Suspense, useCallback, useEffect, useRef, useState } from 'react';
import type { ListExportInput, SendExport } from '../../components/export/run-export.ts';
import { loadExportDialog } from '../../components/export/use-export-dialog.tsx';
import { useListExport } from '../../components/export/use-list-export.tsx';
import type { GridListHandle } from '../../components/grid/grid-list.tsx';
import classes from '../../components/screen.module.css';
import { SplitPane } from '../../components/split-pane.tsx';
import { Spoken } from '../../components/spoken.tsx';
import { request } from '../../lib/client.ts';
import { useCommands } from '../../lib/commands.ts';
import { focusLater } from '../../lib/focus-later.ts';
import { goToResellers, useResellerPlace } from '../../lib/reseller-place.ts';
import { useTexts } from '../../lib/use-texts.ts';
import { cardCommands } from './commands.ts';
import { FilterBar } from './list/filter-bar.tsx';
import { ResellerList } from './list/reseller-list.tsx';
import { rowSource } from './list/use-reseller-list.ts';

const loadCard = () => import('./card/card-pane.tsx');
const loadNew = () => import('./card/new-reseller.tsx');
const CardPane = lazy(loadCard);
const NewReseller = lazy(loadNew);

const sendExport: SendExport<ListExportInput> = (input) => request('reseller-export', input);

/** The resellers: filters above, the list at the left, the card of one of them at the right. */
export function ResellersScreen() {
  const { t } = useTexts();
  const { pk, text } = useResellerPlace();
  // A new one is being entered beside this card; opening another card ends that, the draft stays.
  const [creatingAt, setCreatingAt] = useState<number | null | false>(false);
  const creating = creatingAt === pk;
  const list = useRef<GridListHandle | null>(null);
  const onHandle = useCallback((handle: GridListHandle | null) => {
    list.current = handle;
  }, []);

  const exporting = useListExport({
    nameKey: 'resellers:list.label',
    source: rowSource,
    handle: list,
    send: sendExport,
    old: ['reseller-legacy-export', 'accounting-legacy-export'],
  });

  useEffect(() => {
    // After the list is on screen: the first card and the first new one open without a wait.
    const idle = requestIdleCallback(
      () => void Promise.all([loadCard(), loadNew(), loadExportDialog()]),
    );
    return () => cancelIdleCallback(idle);
  }, []);

  const closeCard = (): void => {
    const shown = pk;
    setCreatingAt(false);
    if (pk !== null) goToResellers({ pk: null }, { replace: true });
    // After the card has left the screen: the list has its whole width again then.
    focusLater(() => list.current?.focus(shown ?? undefined));
  };
  useCommands(cardCommands, {
    'card-close': { run: closeCard, when: () => pk !== null || creating },
  });

  const startNew = (): void => setCreatingAt(pk);
  const card = creating ? (
    <Suspense fallback={null}>
      <NewReseller
        onCancel={closeCard}
        onCreated={(created) => {
          setCreatingAt(false);
          goToResellers({ pk: created });
        }}
      />
    </Suspense>
  ) : (
    pk !== null && (
      <Suspense fallback={null}>
        <CardPane pk={pk} onClose={closeCard} />
      </Suspense>
    )
  );
  return (
    <div className={classes.screen}>
      <Spoken as="h1">{t('resellers:list.label')}</Spoken>
      <FilterBar text={text} onNew={startNew} onExport={exporting.open} />
      <div className={classes.panes}>
        <SplitPane
          settingKey="resellerDivider"
          defaultRatio={0.36}
          start={<ResellerList text={text} openPk={pk} onNew={startNew} onHandle={onHandle} />}
          end={card === false ? null : <div className={classes.details}>{card}</div>}
        />
      </div>
      {exporting.dialog}
    </div>
  );
}
