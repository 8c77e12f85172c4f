import { useId, useState, type KeyboardEvent } from 'react';
import type { SearchHit } from '#contract/reseller.ts';
import { useResellerSearch } from '../lib/use-reseller-search.ts';
import classes from './find-reseller.module.css';
import form from './form.module.css';
import { StatusBadge } from './status-badge.tsx';

const limit = 8;

/** Finds one reseller in place: words narrow, arrows move, Enter takes. */
export function FindReseller(props: {
  readonly label: string;
  readonly onTake: (pk: number, name: string, hit: SearchHit) => void;
  readonly inputId?: string;
}) {
  const { label, onTake, inputId } = props;
  const id = useId();
  const { answer, ask, whenAnswered } = useResellerSearch(limit);
  const [text, setText] = useState('');
  const [active, setActive] = useState(0);
  const hits = answer?.hits ?? [];
  const at = Math.min(active, hits.length - 1);

  const take = (hit: SearchHit | undefined): void => {
    if (hit) onTake(hit.pk, hit.name, hit);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const move = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (move !== undefined) setActive(Math.max(0, Math.min(hits.length - 1, at + move)));
    else if (event.key === 'Enter' && !event.ctrlKey && !event.metaKey) {
      whenAnswered(text, (fresh) => take(fresh.hits[Math.min(active, fresh.hits.length - 1)]));
    } else return;
    event.preventDefault();
  };
  return (
    <>
      <input
        id={inputId}
        type="text"
        role="combobox"
        data-first
        autoComplete="off"
        spellCheck={false}
        maxLength={200}
        className={form.input}
        value={text}
        aria-label={label}
        placeholder={label}
        aria-expanded={hits.length > 0}
        aria-controls={`${id}-list`}
        aria-activedescendant={hits[at] ? `${id}-${String(at)}` : undefined}
        onChange={(event) => {
          setText(event.target.value);
          setActive(0);
          void ask(event.target.value);
        }}
        onKeyDown={onKeyDown}
      />
      <ul id={`${id}-list`} role="listbox" aria-label={label} className={classes.list}>
        {hits.map((hit, index) => (
          <li
            key={hit.pk}
            id={`${id}-${String(index)}`}
            role="option"
            aria-selected={index === at}
            className={classes.line}
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => take(hit)}
          >
            <StatusBadge status={hit.status} signOnly />
            <span className={classes.name} title={hit.name}>
              {hit.name}
            </span>
            <span className={classes.soft}>{hit.city}</span>
          </li>
        ))}
      </ul>
    </>
  );
}
