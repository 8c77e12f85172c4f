import { useState, type KeyboardEvent } from 'react';
import { StatusBadge } from '../../components/status-badge.tsx';
import { useResellerSearch } from '../../lib/use-reseller-search.ts';
import { useTexts } from '../../lib/use-texts.ts';
import { useLogStore } from './log-store.ts';
import classes from './menus.module.css';

const limit = 8;

/** Finds the one reseller whose interactions are wanted: words narrow, arrows move, Enter takes. */
export default function ResellerMenu({ onDone }: { readonly onDone: () => void }) {
  const { t } = useTexts();
  const { answer, ask } = useResellerSearch(limit);
  const [text, setText] = useState('');
  const [active, setActive] = useState(0);
  const hits = answer?.hits ?? [];
  const at = Math.min(active, hits.length - 1);

  const take = (index: number): void => {
    const hit = hits[index];
    if (!hit) return;
    useLogStore.setState({ reseller: { pk: hit.pk, name: hit.name } });
    onDone();
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const move = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (move !== undefined) setActive(Math.max(0, Math.min(hits.length - 1, at + move)));
    else if (event.key === 'Enter') take(at);
    else return;
    event.preventDefault();
  };
  return (
    <div className={classes.menu}>
      <input
        type="text"
        role="combobox"
        data-first
        autoComplete="off"
        spellCheck={false}
        maxLength={200}
        className={classes.input}
        value={text}
        aria-label={t('interactions:filter.findReseller')}
        placeholder={t('interactions:filter.findReseller')}
        aria-expanded={hits.length > 0}
        aria-controls="log-resellers"
        aria-activedescendant={hits[at] ? `log-reseller-${String(at)}` : undefined}
        onChange={(event) => {
          setText(event.target.value);
          setActive(0);
          void ask(event.target.value);
        }}
        onKeyDown={onKeyDown}
      />
      <ul id="log-resellers" role="listbox" className={classes.list}>
        {hits.map((hit, index) => (
          <li
            key={hit.pk}
            id={`log-reseller-${String(index)}`}
            role="option"
            aria-selected={index === at}
            className={classes.line}
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => take(index)}
          >
            <StatusBadge status={hit.status} signOnly />
            <span className={classes.name} title={hit.name}>
              {hit.name}
            </span>
            <span className={classes.soft}>{hit.city}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}
