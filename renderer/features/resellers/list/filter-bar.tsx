import { IconBookmark, IconBuildingPlus, IconChevronDown, IconColumns3 } from '@tabler/icons-react';
import { lazy, Suspense, useRef, useState } from 'react';
import type { ResellerFilterField } from '#contract/reseller.ts';
import { Button } from '../../../components/button.tsx';
import { ExportButton } from '../../../components/export/export-button.tsx';
import classes from '../../../components/filter-bar.module.css';
import { FilterChip } from '../../../components/filter-chip.tsx';
import { Hint } from '../../../components/hint.tsx';
import { IconButton } from '../../../components/icon-button.tsx';
import { Popup } from '../../../components/popup.tsx';
import { usePopup } from '../../../components/use-popup.ts';
import { useCommands } from '../../../lib/commands.ts';
import { goToResellers } from '../../../lib/reseller-place.ts';
import { needing } from '../../../lib/use-may.ts';
import { useTexts } from '../../../lib/use-texts.ts';
import { listCommands } from '../commands.ts';
import { defaultColumns, filterFields, listFields } from './fields.ts';
import { filterWord } from './filter-words.ts';
import { clearFilters, setColumns, setFilter, shownColumns, useListStore } from './list-store.ts';

const FilterMenu = lazy(() => import('./filter-menu.tsx'));
const ViewsMenu = lazy(() => import('./views-menu.tsx'));
const ColumnsMenu = lazy(() => import('../../../components/grid/columns-menu.tsx'));

type Menu = ResellerFilterField | 'views' | 'columns';

/** Takes all filters and the text of the search away. */
export function resetFilters(): void {
  clearFilters();
  goToResellers({ text: '' }, { replace: true });
}

function FieldChip(props: {
  readonly field: ResellerFilterField;
  readonly open: (menu: Menu, anchor: HTMLElement, clicks: number) => void;
  readonly expanded: boolean;
}) {
  const { field, open, expanded } = props;
  const { t } = useTexts();
  const values = useListStore((state) => state.filters[field]);
  return (
    <FilterChip
      field={field}
      name={t(`resellers:columns.${field}`)}
      values={values?.map((value) => filterWord(t, field, value)) ?? []}
      expanded={expanded}
      onOpen={(anchor, clicks) => open(field, anchor, clicks)}
      onRemove={() => setFilter(field, [])}
    />
  );
}

/** What the list is narrowed by, as chips that open; saved views, columns and "new" beside them. */
export function FilterBar(props: {
  readonly text: string;
  readonly onNew: () => void;
  readonly onExport: () => void;
}) {
  const { text, onNew, onExport } = props;
  const { t } = useTexts();
  const bar = useRef<HTMLDivElement>(null);
  const { anchor, open, close } = usePopup();
  const [menu, setMenu] = useState<Menu>('views');
  const view = useListStore((state) => state.view);
  const filters = useListStore((state) => state.filters);
  const columns = useListStore(shownColumns);
  const narrowed = text !== '' || Object.keys(filters).length > 0;

  const openMenu = (next: Menu, element: HTMLElement, clicks = 0): void => {
    setMenu(next);
    open(element, clicks);
  };
  const openByKey = (next: Menu): void => {
    const element = bar.current?.querySelector<HTMLElement>(
      next === 'views' || next === 'columns' ? `[data-menu="${next}"]` : `[data-filter="${next}"]`,
    );
    if (element) openMenu(next, element);
  };
  useCommands(listCommands, {
    'reseller-new': onNew,
    'resellers-export': { run: onExport, ...needing(['export', 'add']) },
    'filter-open': () => openByKey('status'),
    'views-open': () => openByKey('views'),
    'columns-open': () => openByKey('columns'),
    'filters-reset': { run: resetFilters, when: () => narrowed },
  });

  const isOpen = (which: Menu): boolean => anchor !== null && menu === which;
  return (
    <div ref={bar} className={classes.bar} role="toolbar" aria-label={t('resellers:filter.bar')}>
      <Hint label={t('resellers:views.hint')} command={listCommands['views-open']}>
        <button
          type="button"
          className={classes.views}
          data-menu="views"
          aria-haspopup="dialog"
          aria-expanded={isOpen('views')}
          onClick={(event) => openMenu('views', event.currentTarget, event.detail)}
        >
          <IconBookmark size={15} stroke={1.75} aria-hidden />
          <span className={classes.viewName}>{view ?? t('resellers:views.all')}</span>
          <IconChevronDown size={12} aria-hidden />
        </button>
      </Hint>
      <span className={classes.line} />
      {text !== '' && (
        <FilterChip
          name={t('resellers:filter.text')}
          values={[text]}
          onRemove={() => goToResellers({ text: '' }, { replace: true })}
        />
      )}
      {filterFields.map((field) => (
        <FieldChip key={field} field={field} open={openMenu} expanded={isOpen(field)} />
      ))}
      {narrowed && (
        <Hint label={t('resellers:commands.reset')} command={listCommands['filters-reset']}>
          <button type="button" className={classes.reset} onClick={resetFilters}>
            {t('resellers:filter.reset')}
          </button>
        </Hint>
      )}
      <span className={classes.gap} />
      <ExportButton
        label={t('resellers:commands.export')}
        command={listCommands['resellers-export']}
        onExport={onExport}
      />
      <IconButton
        icon={IconColumns3}
        label={t('resellers:commands.columns')}
        data-menu="columns"
        aria-haspopup="dialog"
        aria-expanded={isOpen('columns')}
        onClick={(event) => openMenu('columns', event.currentTarget, event.detail)}
      />
      <Hint label={t('resellers:commands.new')} command={listCommands['reseller-new']}>
        <Button onClick={onNew}>
          <IconBuildingPlus size={15} stroke={1.75} aria-hidden />
          {t('resellers:new.button')}
        </Button>
      </Hint>
      {anchor && (
        <Suspense fallback={null}>
          <Popup key={menu} anchor={anchor} label={menuLabel(menu, t)} onClose={close}>
            {menu === 'views' ? (
              <ViewsMenu onDone={close} />
            ) : menu === 'columns' ? (
              <ColumnsMenu
                fields={listFields}
                columns={columns}
                defaults={defaultColumns}
                onChange={setColumns}
              />
            ) : (
              <FilterMenu field={menu} chosen={filters[menu] ?? []} />
            )}
          </Popup>
        </Suspense>
      )}
    </div>
  );
}

function menuLabel(menu: Menu, t: ReturnType<typeof useTexts>['t']): string {
  if (menu === 'views') return t('resellers:views.hint');
  if (menu === 'columns') return t('resellers:commands.columns');
  return t(`resellers:columns.${menu}`);
}
