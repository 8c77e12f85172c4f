import { useState, type KeyboardEvent } from 'react';
import { searchKey } from '#domain/text/search-key.ts';
import { formatNumber } from '../lib/format.ts';
import { useTexts } from '../lib/use-texts.ts';
import classes from './check-menu.module.css';

/** More lines than anyone reads: the search above them is for the rest. */
const shownChoices = 200;
/** A handful is seen at a glance and needs no search. */
const searchFrom = 9;

export type CheckChoice<V> = {
  readonly value: V;
  readonly word: string;
  readonly count: number;
  /** Stands for "none": drawn apart. */
  readonly empty?: boolean;
};

function moveFocus(event: KeyboardEvent<HTMLElement>): void {
  const moves: Record<string, number> = { ArrowDown: 1, ArrowUp: -1 };
  const move = moves[event.key];
  if (move === undefined) return;
  event.preventDefault();
  const stops = [...event.currentTarget.querySelectorAll<HTMLElement>('input')];
  const at = stops.indexOf(document.activeElement as HTMLElement);
  stops[Math.max(0, Math.min(stops.length - 1, at + move))]?.focus();
}

/** Values with their counts, to choose several of; a space marks, arrows move. */
export function CheckMenu<V extends string | number | null>(props: {
  /** Undefined until they are here. */
  readonly choices: readonly CheckChoice<V>[] | undefined;
  readonly chosen: readonly V[];
  readonly onChange: (chosen: readonly V[]) => void;
}) {
  const { choices = [], chosen, onChange } = props;
  const { t, language } = useTexts();
  const [text, setText] = useState('');
  const key = searchKey(text);
  const found = choices.filter(({ word }) => key === '' || searchKey(word).includes(key));
  const toggle = (value: V): void => {
    onChange(
      chosen.includes(value) ? chosen.filter((other) => other !== value) : [...chosen, value],
    );
  };
  return (
    <div className={classes.menu} onKeyDown={moveFocus}>
      {choices.length >= searchFrom && (
        <input
          className={classes.search}
          type="text"
          data-first
          autoComplete="off"
          value={text}
          aria-label={t('common:choices.search')}
          placeholder={t('common:choices.search')}
          onChange={(event) => setText(event.target.value)}
          onKeyDown={(event) => {
            const only = found[0];
            if (event.key === 'Enter' && only) toggle(only.value);
          }}
        />
      )}
      <ul className={classes.list}>
        {found.slice(0, shownChoices).map(({ value, word, count, empty }) => (
          <li key={value ?? ''}>
            <label className={classes.choice} data-empty={empty || undefined}>
              <input
                type="checkbox"
                checked={chosen.includes(value)}
                onChange={() => toggle(value)}
                onKeyDown={(event) => {
                  if (event.key === 'Enter') toggle(value);
                }}
              />
              <span className={classes.word} title={word}>
                {word}
              </span>
              <span className={classes.count}>{formatNumber(count, language)}</span>
            </label>
          </li>
        ))}
      </ul>
      {props.choices && found.length === 0 && (
        <p className={classes.none}>{t('common:choices.none')}</p>
      )}
      {found.length > shownChoices && <p className={classes.none}>{t('common:choices.more')}</p>}
    </div>
  );
}
