import { IconChevronDown, IconX } from '@tabler/icons-react';
import { useTexts } from '../lib/use-texts.ts';
import classes from './filter-chip.module.css';

/** What a list is narrowed by, as a chip: a click opens its choices, the cross takes it away. */
export function FilterChip(props: {
  readonly name: string;
  /** The chosen values in words; none when it narrows nothing. */
  readonly values: readonly string[];
  /** Found by it when a key opens the choices. */
  readonly field?: string;
  readonly expanded?: boolean;
  /** Left out, there is nothing to choose from. `clicks` is 0 for a key. */
  readonly onOpen?: (anchor: HTMLElement, clicks: number) => void;
  readonly onRemove: () => void;
}) {
  const { name, values, field, expanded = false, onOpen, onRemove } = props;
  const { t } = useTexts();
  const [first] = values;
  const on = first !== undefined;
  const more = values.length - 1;
  const words = on ? (
    <>
      <span className={classes.label}>{name}:</span>
      <span className={classes.value}>{first}</span>
      {more > 0 && <span>{t('common:filter.andMore', { count: more })}</span>}
    </>
  ) : (
    name
  );
  const removeText = t('common:filter.remove', { name });
  return (
    <span className={classes.chip} data-on={on || undefined}>
      {onOpen ? (
        <button
          type="button"
          className={classes.name}
          data-filter={field}
          aria-haspopup="dialog"
          aria-expanded={expanded}
          title={on ? values.join(', ') : undefined}
          onClick={(event) => onOpen(event.currentTarget, event.detail)}
        >
          {words}
          <IconChevronDown size={12} aria-hidden />
        </button>
      ) : (
        <span className={classes.name}>{words}</span>
      )}
      {on && (
        <button
          type="button"
          className={classes.remove}
          aria-label={removeText}
          title={removeText}
          onClick={onRemove}
        >
          <IconX size={12} aria-hidden />
        </button>
      )}
    </span>
  );
}
