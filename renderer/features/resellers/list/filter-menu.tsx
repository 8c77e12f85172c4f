import { useState, type KeyboardEvent } from 'react';
import type { ResellerFilterField } from '#contract/reseller.ts';
import { formatNumber } from '../../../lib/format.ts';
import { useChannel } from '../../../lib/use-channel.ts';
import { useTexts } from '../../../lib/use-texts.ts';
import { searchKey } from '#domain/text/search-key.ts';
import { filterWord } from './filter-words.ts';
import { setFilter, type FilterValues } from './list-store.ts';
import classes from './filter-menu.module.css';

/** More lines than anyone reads: the search above them is for the rest. */
const shownChoices = 200;
/** A handful is seen at a glance and needs no search. */
const searchFrom = 9;

function moveFocus(event: KeyboardEvent<HTMLElement>): void {
  const moves: Record<string, number> = { ArrowDown: 1, ArrowUp: -1 };
  const move = moves[event.key];
  if (move === undefined) return;
  event.preventDefault();
  const stops = [...event.currentTarget.querySelectorAll<HTMLElement>('input')];
  const at = stops.indexOf(document.activeElement as HTMLElement);
  stops[Math.max(0, Math.min(stops.length - 1, at + move))]?.focus();
}

/** The values of one field with their counts, to choose several of; a space marks, arrows move. */
export default function FilterMenu(props: {
  readonly field: ResellerFilterField;
  readonly chosen: FilterValues;
}) {
  const { field, chosen } = props;
  const { t, language } = useTexts();
  const [text, setText] = useState('');
  const { data } = useChannel('reseller-facets', {});
  const facets = data?.[field] ?? [];
  const key = searchKey(text);
  const found = facets.filter(
    ({ value }) => key === '' || searchKey(filterWord(t, field, value)).includes(key),
  );
  const toggle = (value: string | null): void => {
    setFilter(
      field,
      chosen.includes(value) ? chosen.filter((other) => other !== value) : [...chosen, value],
    );
  };
  return (
    <div className={classes.menu} onKeyDown={moveFocus}>
      {facets.length >= searchFrom && (
        <input
          className={classes.search}
          type="text"
          data-first
          autoComplete="off"
          value={text}
          aria-label={t('resellers:filter.search')}
          placeholder={t('resellers:filter.search')}
          onChange={(event) => setText(event.target.value)}
          onKeyDown={(event) => {
            const only = found[0];
            if (event.key === 'Enter' && only) toggle(only.value);
          }}
        />
      )}
      <ul className={classes.list}>
        {found.slice(0, shownChoices).map(({ value, count }) => (
          <li key={value ?? ''}>
            <label className={classes.choice} data-empty={value === null || undefined}>
              <input
                type="checkbox"
                checked={chosen.includes(value)}
                onChange={() => toggle(value)}
                onKeyDown={(event) => {
                  if (event.key === 'Enter') toggle(value);
                }}
              />
              <span className={classes.word}>{filterWord(t, field, value)}</span>
              <span className={classes.count}>{formatNumber(count, language)}</span>
            </label>
          </li>
        ))}
      </ul>
      {data && found.length === 0 && <p className={classes.none}>{t('resellers:filter.none')}</p>}
      {found.length > shownChoices && <p className={classes.none}>{t('resellers:filter.more')}</p>}
    </div>
  );
}
