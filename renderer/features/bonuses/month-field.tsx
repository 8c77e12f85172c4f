import classes from '../../components/form.module.css';
import { useTexts } from '../../lib/use-texts.ts';
import { formatMonth } from '../../lib/format.ts';

/** A month out of a list. */
export function MonthField(props: {
  readonly label: string;
  readonly value: string;
  readonly months: readonly string[];
  /** Has the keyboard first in its dialog. */
  readonly first?: true;
  readonly onChange: (month: string) => void;
}) {
  const { label, value, months, first, onChange } = props;
  const { language } = useTexts();
  const all = months.includes(value) ? months : [value, ...months];
  return (
    <select
      data-autofocus={first}
      className={classes.select}
      aria-label={label}
      value={value}
      onChange={(event) => onChange(event.target.value)}
    >
      {all.map((month) => (
        <option key={month} value={month}>
          {formatMonth(month, language)}
        </option>
      ))}
    </select>
  );
}
