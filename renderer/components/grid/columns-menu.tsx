import { IconArrowDown, IconArrowUp } from '@tabler/icons-react';
import { useTexts } from '../../lib/use-texts.ts';
import { IconButton } from '../icon-button.tsx';
import type { GridColumn, GridFieldName } from './grid-field.ts';
import classes from './columns-menu.module.css';

function moved(columns: readonly GridColumn[], at: number, by: number): readonly GridColumn[] {
  const next = [...columns];
  const [column] = next.splice(at, 1);
  if (column) next.splice(at + by, 0, column);
  return next;
}

/** Which columns a list has and in which order; a fixed one is always the first. */
export default function ColumnsMenu(props: {
  readonly fields: readonly GridFieldName[];
  readonly columns: readonly GridColumn[];
  readonly defaults: readonly GridColumn[];
  readonly onChange: (columns: readonly GridColumn[]) => void;
}) {
  const { fields, columns, defaults, onChange } = props;
  const { t } = useTexts();
  const byName = new Map(fields.map((field) => [field.field, field]));
  const shown = columns.flatMap(({ field }) => byName.get(field) ?? []);
  const hidden = fields.filter((field) => !shown.includes(field));
  const firstFree = shown[0]?.fixed ? 1 : 0;

  const toggle = (name: string): void => {
    onChange(
      columns.some(({ field }) => field === name)
        ? columns.filter(({ field }) => field !== name)
        : [...columns, { field: name, width: null }],
    );
  };
  const line = (field: GridFieldName, at: number | null) => (
    <li key={field.field} className={classes.line}>
      <label className={classes.choice}>
        <input
          type="checkbox"
          checked={at !== null}
          disabled={field.fixed ?? (at !== null && shown.length === 1)}
          onChange={() => toggle(field.field)}
        />
        {t(field.title)}
      </label>
      {at !== null && at >= firstFree && (
        <>
          <IconButton
            icon={IconArrowUp}
            label={t('grid:columnMenu.up')}
            disabled={at === firstFree}
            onClick={() => onChange(moved(columns, at, -1))}
          />
          <IconButton
            icon={IconArrowDown}
            label={t('grid:columnMenu.down')}
            disabled={at === shown.length - 1}
            onClick={() => onChange(moved(columns, at, 1))}
          />
        </>
      )}
    </li>
  );
  return (
    <div className={classes.menu}>
      <ul className={classes.list}>
        {shown.map((field, at) => line(field, at))}
        {hidden.map((field) => line(field, null))}
      </ul>
      <button type="button" className={classes.reset} onClick={() => onChange(defaults)}>
        {t('grid:columnMenu.reset')}
      </button>
    </div>
  );
}
