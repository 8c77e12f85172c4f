import { IconBooks, IconCalendarPlus, IconColumns3 } from '@tabler/icons-react';
import { lazy, Suspense, useRef, useState } from 'react';
import { Button } from '../../components/button.tsx';
import { CheckMenu } from '../../components/check-menu.tsx';
import { Choice } from '../../components/choice.tsx';
import { ExportButton } from '../../components/export/export-button.tsx';
import shared from '../../components/filter-bar.module.css';
import { FilterChip } from '../../components/filter-chip.tsx';
import { Hint } from '../../components/hint.tsx';
import { IconButton } from '../../components/icon-button.tsx';
import { Popup } from '../../components/popup.tsx';
import { usePopup } from '../../components/use-popup.ts';
import { runCommand, useCommands } from '../../lib/commands.ts';
import { useChannel } from '../../lib/use-channel.ts';
import { needing, useMay } from '../../lib/use-may.ts';
import { useMinute } from '../../lib/use-now.ts';
import { useTexts } from '../../lib/use-texts.ts';
import { trainingCommands } from './commands.ts';
import { defaultSessionColumns, sessionFields } from './fields.ts';
import {
  isNarrowed,
  listQuery,
  monthQuery,
  setColumns,
  showAllTrainings,
  shownColumns,
  showPeriod,
  todayHere,
  useTrainingsStore,
} from './trainings-store.ts';
import classes from './filter-bar.module.css';

const ColumnsMenu = lazy(() => import('../../components/grid/columns-menu.tsx'));

type Menu = 'courses' | 'cities' | 'columns';

/** List or calendar, what is shown of the trainings, and what one may add. */
export function FilterBar({ onExport }: { readonly onExport: () => void }) {
  const { t } = useTexts();
  const bar = useRef<HTMLDivElement>(null);
  const { anchor, open, close } = usePopup();
  const [menu, setMenu] = useState<Menu>('courses');
  const state = useTrainingsStore();
  const columns = useTrainingsStore(shownColumns);
  const { why } = useMay('courses', 'add');
  const today = todayHere(useMinute());
  const { view, period, courses, cities, freeOnly, day } = state;
  const query = view === 'list' ? listQuery(state, today) : monthQuery(state, day ?? today);
  const { data } = useChannel('session-list', query, { keepPrevious: true });
  const narrowed = isNarrowed(state);

  const openMenu = (next: Menu, element: HTMLElement, clicks = 0): void => {
    setMenu(next);
    open(element, clicks);
  };
  useCommands(trainingCommands, {
    'trainings-view': () =>
      useTrainingsStore.setState({ view: view === 'list' ? 'calendar' : 'list' }),
    'trainings-period': {
      run: () => showPeriod(period === 'upcoming' ? 'past' : 'upcoming'),
      when: () => view === 'list',
    },
    'trainings-filter': () => {
      const element = bar.current?.querySelector<HTMLElement>('[data-filter="courses"]');
      if (element) openMenu('courses', element);
    },
    'trainings-reset': { run: showAllTrainings, when: () => narrowed },
    'trainings-export': { run: onExport, ...needing(['export', 'add'], () => view === 'list') },
  });
  const isOpen = (which: Menu): boolean => anchor !== null && menu === which;
  const cityWord = (city: string | null): string => city ?? t('trainings:filter.noCity');
  const courseWord = (pk: number): string =>
    data?.facets.courses.find((course) => course.pk === pk)?.name ?? '';

  return (
    <div ref={bar} className={shared.bar} role="toolbar" aria-label={t('trainings:filter.bar')}>
      <Choice
        label={t('trainings:commands.view')}
        value={view}
        onChange={(next) => useTrainingsStore.setState({ view: next })}
        options={[
          { value: 'list', label: t('trainings:view.list') },
          { value: 'calendar', label: t('trainings:view.calendar') },
        ]}
      />
      {view === 'list' && (
        <Choice
          label={t('trainings:commands.period')}
          value={period}
          onChange={showPeriod}
          options={[
            { value: 'upcoming', label: t('trainings:period.upcoming') },
            { value: 'past', label: t('trainings:period.past') },
          ]}
        />
      )}
      <span className={shared.line} />
      <FilterChip
        field="courses"
        name={t('trainings:columns.course')}
        values={courses.map(courseWord)}
        expanded={isOpen('courses')}
        onOpen={(element, clicks) => openMenu('courses', element, clicks)}
        onRemove={() => useTrainingsStore.setState({ courses: [] })}
      />
      <FilterChip
        field="cities"
        name={t('trainings:filter.city')}
        values={cities.map(cityWord)}
        expanded={isOpen('cities')}
        onOpen={(element, clicks) => openMenu('cities', element, clicks)}
        onRemove={() => useTrainingsStore.setState({ cities: [] })}
      />
      <label className={classes.check}>
        <input
          type="checkbox"
          checked={freeOnly}
          onChange={(event) => useTrainingsStore.setState({ freeOnly: event.target.checked })}
        />
        {t('trainings:filter.free')}
      </label>
      {narrowed && (
        <Hint label={t('trainings:commands.reset')} command={trainingCommands['trainings-reset']}>
          <button type="button" className={shared.reset} onClick={showAllTrainings}>
            {t('trainings:filter.reset')}
          </button>
        </Hint>
      )}
      <span className={shared.gap} />
      <IconButton
        icon={IconBooks}
        label={t('trainings:commands.courses')}
        onClick={() => runCommand('courses-show')}
      />
      {view === 'list' && (
        <ExportButton
          label={t('trainings:commands.export')}
          command={trainingCommands['trainings-export']}
          onExport={onExport}
        />
      )}
      {view === 'list' && (
        <IconButton
          icon={IconColumns3}
          label={t('trainings:filter.columns')}
          aria-haspopup="dialog"
          aria-expanded={isOpen('columns')}
          onClick={(event) => openMenu('columns', event.currentTarget, event.detail)}
        />
      )}
      <Hint label={why ?? t('trainings:commands.new')} command={trainingCommands['session-new']}>
        <Button why={why} onClick={() => runCommand('session-new')}>
          <IconCalendarPlus size={15} stroke={1.75} aria-hidden />
          {t('trainings:filter.new')}
        </Button>
      </Hint>
      {anchor && (
        <Suspense fallback={null}>
          <Popup
            key={menu}
            anchor={anchor}
            label={t(
              menu === 'courses'
                ? 'trainings:columns.course'
                : menu === 'cities'
                  ? 'trainings:filter.city'
                  : 'trainings:filter.columns',
            )}
            onClose={close}
          >
            {menu === 'courses' ? (
              <CheckMenu
                choices={data?.facets.courses.map(({ pk, name, count }) => ({
                  ...{ value: pk, word: name, count },
                }))}
                chosen={courses}
                onChange={(chosen) => useTrainingsStore.setState({ courses: chosen })}
              />
            ) : menu === 'cities' ? (
              <CheckMenu
                choices={data?.facets.cities.map(({ city, count }) => ({
                  ...{ value: city, word: cityWord(city), count, empty: city === null },
                }))}
                chosen={cities}
                onChange={(chosen) => useTrainingsStore.setState({ cities: chosen })}
              />
            ) : (
              <ColumnsMenu
                fields={sessionFields}
                columns={columns}
                defaults={defaultSessionColumns}
                onChange={setColumns}
              />
            )}
          </Popup>
        </Suspense>
      )}
    </div>
  );
}
