import { IconBookmark, IconChevronDown, IconColumns3 } from '@tabler/icons-react';
import { lazy, Suspense, useEffect, useRef, useState } from 'react';
import {
  interactionFilterFields,
  type InteractionFilterField,
} from '#domain/interaction/filter-fields.ts';
import { ExportButton } from '../../components/export/export-button.tsx';
import shared from '../../components/filter-bar.module.css';
import { FilterChip } from '../../components/filter-chip.tsx';
import { Hint } from '../../components/hint.tsx';
import { IconButton } from '../../components/icon-button.tsx';
import { Popup } from '../../components/popup.tsx';
import { usePopup } from '../../components/use-popup.ts';
import { useCommands } from '../../lib/commands.ts';
import { needing } from '../../lib/use-may.ts';
import { useChannel } from '../../lib/use-channel.ts';
import { useTexts } from '../../lib/use-texts.ts';
import { logCommands } from './commands.ts';
import { defaultLogColumns, logFields } from './fields.ts';
import { periodWord, valueWord } from './filter-words.ts';
import {
  isNarrowed,
  setLogColumns,
  setLogFilter,
  showWholeLog,
  shownLogColumns,
  useLogStore,
} from './log-store.ts';
import classes from './log-bar.module.css';

const PeriodMenu = lazy(() => import('./period-menu.tsx'));
const FacetMenu = lazy(() => import('./facet-menu.tsx'));
const StateMenu = lazy(() => import('./state-menu.tsx'));
const ResellerMenu = lazy(() => import('./reseller-menu.tsx'));
const LogViews = lazy(() => import('./log-views.tsx'));
const ColumnsMenu = lazy(() => import('../../components/grid/columns-menu.tsx'));

type Menu = InteractionFilterField | 'period' | 'state' | 'reseller' | 'views' | 'columns';

/** So long nobody types on: then the log is asked for what is there. */
const typingMs = 200;

/** Words of what was written down, or the number of the caller. */
function TextField() {
  const { t } = useTexts();
  const text = useLogStore((state) => state.text);
  const [typed, setTyped] = useState(text);
  const [before, setBefore] = useState(text);
  // Reset, or a view, has put another text in its place; the blank before the next word is no other text.
  if (before !== text) {
    setBefore(text);
    if (typed.trim() !== text) setTyped(text);
  }
  useEffect(() => {
    if (typed.trim() === text) return;
    const timer = setTimeout(() => useLogStore.setState({ text: typed.trim() }), typingMs);
    return () => clearTimeout(timer);
  }, [typed, text]);
  return (
    <input
      id="log-text"
      type="text"
      autoComplete="off"
      spellCheck={false}
      maxLength={200}
      className={classes.text}
      value={typed}
      aria-label={t('interactions:filter.text')}
      placeholder={t('interactions:filter.text')}
      onChange={(event) => setTyped(event.target.value)}
    />
  );
}

/** What the log is narrowed by, as chips that open; saved views, columns and the export beside. */
export function LogBar({ onExport }: { readonly onExport: () => void }) {
  const { t } = useTexts();
  const bar = useRef<HTMLDivElement>(null);
  const { anchor, open, close } = usePopup();
  const [menu, setMenu] = useState<Menu>('period');
  const state = useLogStore();
  const columns = useLogStore(shownLogColumns);
  const narrowed = isNarrowed(state);
  const { period, filters, reseller } = state;

  // A saved view knows its reseller by number only.
  const { data: named } = useChannel(
    'reseller-rows',
    { pks: [reseller?.pk ?? 1] },
    { enabled: reseller?.name === '' },
  );

  const openMenu = (next: Menu, element: HTMLElement, clicks = 0): void => {
    setMenu(next);
    open(element, clicks);
  };
  const openByKey = (next: Menu): void => {
    const element = bar.current?.querySelector<HTMLElement>(
      `[data-menu="${next}"], [data-filter="${next}"]`,
    );
    if (element) openMenu(next, element);
  };
  useCommands(logCommands, {
    'log-period': () => openByKey('period'),
    'log-views': () => openByKey('views'),
    'log-columns': () => openByKey('columns'),
    'log-text': () => document.getElementById('log-text')?.focus(),
    'log-reset': { run: showWholeLog, when: () => narrowed },
    'log-export': { run: onExport, ...needing(['export', 'add']) },
  });
  const isOpen = (which: Menu): boolean => anchor !== null && menu === which;
  const chip = (which: Menu, name: string, values: readonly string[], onRemove: () => void) => (
    <FilterChip
      key={which}
      field={which}
      name={name}
      values={values}
      expanded={isOpen(which)}
      onOpen={(element, clicks) => openMenu(which, element, clicks)}
      onRemove={onRemove}
    />
  );

  return (
    <div ref={bar} className={shared.bar} role="toolbar" aria-label={t('interactions:filter.bar')}>
      <Hint label={t('interactions:views.hint')} command={logCommands['log-views']}>
        <button
          type="button"
          className={shared.views}
          data-menu="views"
          aria-haspopup="dialog"
          aria-expanded={isOpen('views')}
          onClick={(event) => openMenu('views', event.currentTarget, event.detail)}
        >
          <IconBookmark size={15} stroke={1.75} aria-hidden />
          <span className={shared.viewName}>{state.view ?? t('interactions:views.all')}</span>
          <IconChevronDown size={12} aria-hidden />
        </button>
      </Hint>
      <span className={shared.line} />
      {chip(
        'period',
        t('interactions:filter.period'),
        period === null ? [] : [periodWord(t, period)],
        () => useLogStore.setState({ period: null }),
      )}
      {interactionFilterFields.map((field) =>
        chip(
          field,
          t(`interactions:columns.${field}`),
          (filters[field] ?? []).map((value) => valueWord(t, field, value)),
          () => setLogFilter(field, []),
        ),
      )}
      {chip(
        'state',
        t('interactions:filter.only'),
        state.state === null ? [] : [t(`interactions:only.${state.state}`)],
        () => useLogStore.setState({ state: null }),
      )}
      {chip(
        'reseller',
        t('interactions:columns.reseller'),
        reseller === null ? [] : [reseller.name === '' ? (named?.[0]?.name ?? '') : reseller.name],
        () => useLogStore.setState({ reseller: null }),
      )}
      <TextField />
      {narrowed && (
        <Hint label={t('interactions:commands.reset')} command={logCommands['log-reset']}>
          <button type="button" className={shared.reset} onClick={showWholeLog}>
            {t('interactions:filter.reset')}
          </button>
        </Hint>
      )}
      <span className={shared.gap} />
      <ExportButton
        label={t('interactions:commands.export')}
        command={logCommands['log-export']}
        onExport={onExport}
      />
      <IconButton
        icon={IconColumns3}
        label={t('interactions:commands.columns')}
        data-menu="columns"
        aria-haspopup="dialog"
        aria-expanded={isOpen('columns')}
        onClick={(event) => openMenu('columns', event.currentTarget, event.detail)}
      />
      {anchor && (
        <Suspense fallback={null}>
          <Popup key={menu} anchor={anchor} label={menuLabel(menu, t)} onClose={close}>
            {menu === 'period' ? (
              <PeriodMenu onDone={close} />
            ) : menu === 'state' ? (
              <StateMenu onDone={close} />
            ) : menu === 'reseller' ? (
              <ResellerMenu onDone={close} />
            ) : menu === 'views' ? (
              <LogViews onDone={close} />
            ) : menu === 'columns' ? (
              <ColumnsMenu
                fields={logFields}
                columns={columns}
                defaults={defaultLogColumns}
                onChange={setLogColumns}
              />
            ) : (
              <FacetMenu field={menu} />
            )}
          </Popup>
        </Suspense>
      )}
    </div>
  );
}

function menuLabel(menu: Menu, t: ReturnType<typeof useTexts>['t']): string {
  switch (menu) {
    case 'views':
      return t('interactions:views.hint');
    case 'columns':
      return t('interactions:commands.columns');
    case 'period':
      return t('interactions:filter.period');
    case 'state':
      return t('interactions:filter.only');
    case 'operator':
    case 'channel':
    case 'topic':
    case 'outcome':
    case 'reseller':
      return t(`interactions:columns.${menu}`);
  }
}
