import { useEffect, useId, useLayoutEffect, useRef, useState, type KeyboardEvent } from 'react';
import type { NumberMatch } from '#contract/call.ts';
import { StatusBadge } from '../../components/status-badge.tsx';
import { useTexts } from '../../lib/use-texts.ts';
import classes from './match-list.module.css';

function MatchLine({ match }: { readonly match: NumberMatch }) {
  const { t } = useTexts();
  const { name, legalForm, city, status, level, contacts } = match;
  const people = contacts.map((contact) => contact.name).join(', ');
  const facts = [city, level === null ? null : t(`resellers:level.${level}`)];
  return (
    <>
      <StatusBadge status={status} signOnly />
      <span className={classes.words}>
        <span className={classes.name} title={name}>
          {name} {legalForm !== null && <span className={classes.soft}>{legalForm}</span>}
        </span>
        <span className={classes.soft}>
          {[people === '' ? null : people, ...facts].filter((part) => part !== null).join(' · ')}
        </span>
      </span>
    </>
  );
}

/**
 * Those whose number it is: Enter confirms the marked one, arrows go to another; down from the last,
 * or any letter, goes on to the search.
 */
export function MatchList(props: {
  readonly listId: string;
  readonly matches: readonly NumberMatch[];
  readonly onConfirm: (match: NumberMatch) => void;
  readonly onPoint: (resellerPk: number) => void;
  readonly onOther: () => void;
}) {
  const { listId, matches, onConfirm, onPoint, onOther } = props;
  const { t } = useTexts();
  const id = useId();
  const list = useRef<HTMLUListElement>(null);
  const [active, setActive] = useState(0);
  const at = Math.min(active, matches.length - 1);
  const pointed = matches[at]?.resellerPk;
  // Before it is painted: a key pressed at the first sight of the list must not go astray.
  useLayoutEffect(() => list.current?.focus({ preventScroll: true }), []);
  useEffect(() => {
    if (pointed !== undefined) onPoint(pointed);
    document.getElementById(`${id}-${at}`)?.scrollIntoView({ block: 'nearest' });
  }, [pointed, onPoint, id, at]);

  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const match = matches[at];
    if (event.key === 'ArrowDown' && at === matches.length - 1) onOther();
    else if (event.key === 'ArrowDown') setActive(at + 1);
    else if (event.key === 'ArrowUp') setActive(Math.max(0, at - 1));
    else if (event.key === 'Enter' && match && !event.repeat) onConfirm(match);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };

  return (
    <ul
      ref={list}
      id={listId}
      role="listbox"
      tabIndex={0}
      className={classes.list}
      aria-label={t(matches.length === 1 ? 'calls:who.isIt' : 'calls:who.whichOne')}
      aria-activedescendant={`${id}-${at}`}
      onKeyDown={onKeyDown}
    >
      {matches.map((match, index) => (
        <li
          key={match.resellerPk}
          id={`${id}-${index}`}
          role="option"
          aria-selected={index === at}
          className={classes.match}
          onClick={() => onConfirm(match)}
        >
          <MatchLine match={match} />
        </li>
      ))}
    </ul>
  );
}
