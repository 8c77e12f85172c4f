import { useId, useLayoutEffect, useRef, useState, type KeyboardEvent } from 'react';
import { layoutVariants } from '#domain/text/keyboard-layout.ts';
import { searchKey } from '#domain/text/search-key.ts';
import { useTexts } from '../lib/use-texts.ts';
import classes from './choice-field.module.css';
import form from './form.module.css';

/**
 * What fits the text typed, the likeliest first: by its beginning, then by a word, then anywhere.
 * `wordsOf` has what an option is found by beside what it shows.
 */
export function matchingOptions(
  options: readonly string[],
  typed: string,
  wordsOf?: (option: string) => string,
): readonly string[] {
  const keys = layoutVariants(typed)
    .map(searchKey)
    .filter((key) => key !== '');
  if (keys.length === 0) return options;
  const rank = (option: string): number => {
    const key = searchKey(wordsOf ? `${option} ${wordsOf(option)}` : option);
    const ranks = keys.map((wanted) => {
      if (key.startsWith(wanted)) return 0;
      if (key.includes(` ${wanted}`)) return 1;
      return key.includes(wanted) ? 2 : 3;
    });
    return Math.min(...ranks);
  };
  return options
    .map((option, at) => ({ option, at, rank: rank(option) }))
    .filter((found) => found.rank < 3)
    .sort((a, b) => a.rank - b.rank || a.at - b.at)
    .map(({ option }) => option);
}

/** Puts a list below its field, or above it where there is more room; as wide as the field, at least. */
export function placeList(
  list: HTMLElement,
  field: HTMLElement,
  size: 'width' | 'minWidth' = 'width',
): void {
  const at = field.getBoundingClientRect();
  const { height } = list.getBoundingClientRect();
  const below = at.bottom + 3;
  const fits = below + height <= window.innerHeight - 8;
  list.style.left = `${at.left}px`;
  list.style[size] = `${at.width}px`;
  list.style.top = `${fits ? below : Math.max(8, at.top - 3 - height)}px`;
}

/**
 * A field that chooses from a list as one types: letters narrow it, Enter or Tab takes the marked
 * one, in either keyboard layout. The list is open while the field has the keyboard; of one with a fault
 * it waits for a letter or ↓.
 */
export function ChoiceField(props: {
  readonly label: string;
  readonly value: string | null;
  readonly options: readonly string[];
  readonly onChoose: (option: string) => void;
  /** Enter has chosen: the next field has the keyboard. */
  readonly onNext?: () => void;
  readonly placeholder?: string;
  readonly invalid?: boolean;
  readonly inputId?: string;
  readonly wordsOf?: (option: string) => string;
  /** What the line says that takes what was typed itself; without it only the options can be taken. */
  readonly newWord?: (typed: string) => string;
  /** An option that Enter takes only when it was asked for, by letters or by an arrow. */
  readonly onlyAsked?: (option: string) => boolean;
}) {
  const { label, value, options, onChoose, onNext, placeholder, invalid = false, inputId } = props;
  const { t } = useTexts();
  const id = useId();
  const field = useRef<HTMLDivElement>(null);
  const popup = useRef<HTMLElement>(null);
  const [typed, setTyped] = useState<string | null>(null);
  const [active, setActive] = useState<number | null>(null);
  // What is said of a fault stands where the list would: it waits for letters or ↓.
  const [wasInvalid, setWasInvalid] = useState(invalid);
  if (invalid !== wasInvalid) {
    setWasInvalid(invalid);
    if (invalid && typed === '') setTyped(null);
  }
  // That nothing fits makes room for what is said of the fault, which stands in the same place.
  const [wasEnded, setWasEnded] = useState(false);
  const open = typed !== null;
  const fitting = matchingOptions(options, typed ?? '', props.wordsOf);
  const fresh = props.newWord ? (typed ?? '').trim() : '';
  const isFresh = fresh !== '' && !options.some((option) => searchKey(option) === searchKey(fresh));
  const found = isFresh ? [...fitting, fresh] : fitting;
  const isMissing = open && found.length === 0 && options.length > 0;
  const tellsMissing = isMissing && !wasEnded;
  // With nothing typed the one chosen before is marked, so that Enter keeps it.
  const chosenAt = typed === '' && value !== null ? found.indexOf(value) : -1;
  const unasked = typed === '' && found[0] !== undefined && props.onlyAsked?.(found[0]) === true;
  const first = chosenAt >= 0 ? chosenAt : unasked ? -1 : 0;
  const at = Math.min(active ?? first, found.length - 1);

  useLayoutEffect(() => {
    const shown = popup.current;
    if (!open || !shown || !field.current) return;
    if (!shown.matches(':popover-open')) shown.showPopover();
    placeList(shown, field.current);
    shown.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' });
  });

  const choose = (option: string | undefined): boolean => {
    if (option === undefined) return false;
    setTyped(null);
    setActive(null);
    if (option !== value) onChoose(option);
    return true;
  };
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>): void => {
    if (event.nativeEvent.isComposing) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const wasTyped = typed !== null && typed !== '';
    if (step !== undefined) {
      if (typed === null) setTyped('');
      else setActive(Math.max(0, Math.min(found.length - 1, at + step)));
      event.preventDefault();
    } else if (event.key === 'Enter' && !event.ctrlKey && !event.metaKey) {
      event.preventDefault();
      event.stopPropagation();
      // Nothing is taken that nobody has seen.
      if (typed === null && value === null) setTyped('');
      else if (typed === null || choose(found[at])) onNext?.();
    } else if (event.key === 'Tab' || (event.key === 'Enter' && wasTyped)) {
      // Whoever goes on by Tab, or ends all by Ctrl+Enter, means what is marked.
      if (wasTyped || active !== null) setWasEnded(!choose(found[at]));
    } else if (event.key === 'Enter') setTyped(null);
  };

  return (
    <div ref={field} className={classes.field}>
      <input
        id={inputId}
        type="text"
        role="combobox"
        autoComplete="off"
        spellCheck={false}
        maxLength={120}
        className={form.input}
        value={typed === null || (typed === '' && value !== null) ? (value ?? '') : typed}
        placeholder={placeholder}
        aria-label={label}
        aria-expanded={open && !isMissing}
        aria-controls={`${id}-list`}
        aria-autocomplete="list"
        aria-invalid={invalid}
        aria-activedescendant={open && found[at] !== undefined ? `${id}-${at}` : undefined}
        onChange={(event) => {
          setTyped(event.target.value);
          setActive(null);
          setWasEnded(false);
        }}
        onFocus={(event) => {
          event.target.select();
          setTyped(invalid ? null : '');
          setActive(null);
        }}
        onClick={() => setTyped((now) => now ?? '')}
        onBlur={() => setTyped(null)}
        onKeyDown={onKeyDown}
      />
      {tellsMissing && (
        <p
          ref={(element) => {
            popup.current = element;
          }}
          popover="manual"
          role="status"
          className={`${classes.list} ${classes.missing}`}
        >
          {t('common:noneFits')}
        </p>
      )}
      {open && !isMissing && (
        <ul
          ref={(element) => {
            popup.current = element;
          }}
          id={`${id}-list`}
          popover="manual"
          role="listbox"
          aria-label={label}
          className={classes.list}
        >
          {found.map((option, index) => (
            <li
              key={option}
              id={`${id}-${index}`}
              role="option"
              aria-selected={index === at}
              className={classes.option}
              data-chosen={option === value || undefined}
              onMouseDown={(event) => {
                // The field keeps the keyboard.
                event.preventDefault();
                if (choose(option)) onNext?.();
              }}
            >
              {isFresh && option === fresh ? props.newWord?.(option) : option}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
