import { IconArrowDown, IconArrowUp } from '@tabler/icons-react';
import { IconButton } from '../../../components/icon-button.tsx';
import { useTexts } from '../../../lib/use-texts.ts';
import { allListFields, defaultColumns, type ListColumn, type ListField } from './fields.ts';
import { setColumns, shownColumns, useListStore } from './list-store.ts';
import classes from './columns-menu.module.css';

function moved(columns: readonly ListColumn[], at: number, by: number): readonly ListColumn[] {
  const next = [...columns];
  const [column] = next.splice(at, 1);
  if (column) next.splice(at + by, 0, column);
  return next;
}

/** Which columns the list has and in which order; the name is always the first. */
export default function ColumnsMenu() {
  const { t } = useTexts();
  const columns = useListStore(shownColumns);
  const shown = new Set(columns.map(({ field }) => field));
  const hidden = allListFields.filter((field) => !shown.has(field));

  const toggle = (field: ListField): void => {
    setColumns(
      shown.has(field)
        ? columns.filter((column) => column.field !== field)
        : [...columns, { field, width: null }],
    );
  };
  const line = (field: ListField, at: number | null) => (
    <li key={field} className={classes.line}>
      <label className={classes.choice}>
        <input
          type="checkbox"
          checked={at !== null}
          disabled={field === 'name'}
          onChange={() => toggle(field)}
        />
        {t(`resellers:columns.${field}`)}
      </label>
      {at !== null && at > 0 && (
        <>
          <IconButton
            icon={IconArrowUp}
            label={t('resellers:columnMenu.up')}
            disabled={at === 1}
            onClick={() => setColumns(moved(columns, at, -1))}
          />
          <IconButton
            icon={IconArrowDown}
            label={t('resellers:columnMenu.down')}
            disabled={at === columns.length - 1}
            onClick={() => setColumns(moved(columns, at, 1))}
          />
        </>
      )}
    </li>
  );
  return (
    <div className={classes.menu}>
      <ul className={classes.list}>
        {columns.map(({ field }, at) => line(field, at))}
        {hidden.map((field) => line(field, null))}
      </ul>
      <button type="button" className={classes.reset} onClick={() => setColumns(defaultColumns)}>
        {t('resellers:columnMenu.reset')}
      </button>
    </div>
  );
}
