import { useId, useLayoutEffect, useRef, useState, type KeyboardEvent } from 'react';
import { splitParticipants } from '#domain/training/participant.ts';
import { matchingOptions, placeList } from '../../components/choice-field.tsx';
import choice from '../../components/choice-field.module.css';
import form from '../../components/form.module.css';

/**
 * The name of a participant. Contacts of the reseller are proposed below and taken by an arrow and
 * Enter; a name that is typed is never replaced by itself. Enter goes on to the next participant.
 */
export function ParticipantName(props: {
  readonly inputId: string;
  readonly label: string;
  readonly listLabel: string;
  readonly placeholder: string;
  readonly value: string;
  readonly invalid: boolean;
  readonly contacts: readonly string[];
  readonly onChange: (name: string) => void;
  readonly onContact: (name: string) => void;
  readonly onNext: () => void;
  readonly onPaste: (names: readonly string[]) => void;
  /** Backspace in an empty field. */
  readonly onEmptied: () => void;
}) {
  const { inputId, label, listLabel, placeholder, value, invalid, contacts, onChange } = props;
  const id = useId();
  const field = useRef<HTMLInputElement>(null);
  const list = useRef<HTMLUListElement>(null);
  const [open, setOpen] = useState(false);
  const [active, setActive] = useState(-1);
  const found = open ? matchingOptions(contacts, value).filter((name) => name !== value) : [];
  const shown = found.length > 0;
  const at = Math.min(active, found.length - 1);

  useLayoutEffect(() => {
    const popup = list.current;
    if (!shown || !popup || !field.current) return;
    if (!popup.matches(':popover-open')) popup.showPopover();
    placeList(popup, field.current, 'minWidth');
    popup.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' });
  });

  const take = (): boolean => {
    const name = at >= 0 ? found[at] : undefined;
    setActive(-1);
    if (name === undefined) return false;
    props.onContact(name);
    return true;
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const chord = event.ctrlKey || event.metaKey;
    if (step !== undefined && !chord) {
      setOpen(true);
      setActive(Math.max(-1, Math.min(found.length - 1, at + step)));
      event.preventDefault();
    } else if (event.key === 'Enter') {
      const taken = take();
      if (chord) return;
      event.preventDefault();
      if (taken || value.trim() !== '') props.onNext();
    } else if (event.key === 'Tab') take();
    else if (event.key === 'Backspace' && value === '' && !chord) {
      event.preventDefault();
      props.onEmptied();
    } else if (event.key === 'Escape' && at >= 0) {
      // First back to what was typed, then out of the form.
      event.preventDefault();
      event.stopPropagation();
      setActive(-1);
    }
  };

  return (
    <>
      <input
        ref={field}
        id={inputId}
        type="text"
        role="combobox"
        autoComplete="off"
        spellCheck={false}
        maxLength={200}
        className={form.input}
        value={value}
        placeholder={placeholder}
        aria-label={label}
        aria-autocomplete="list"
        aria-expanded={shown}
        aria-controls={`${id}-list`}
        aria-invalid={invalid}
        aria-activedescendant={shown && at >= 0 ? `${id}-${String(at)}` : undefined}
        onChange={(event) => {
          onChange(event.target.value);
          setOpen(true);
          setActive(-1);
        }}
        onPaste={(event) => {
          const names = splitParticipants(event.clipboardData.getData('text/plain'));
          if (names.length < 2) return;
          event.preventDefault();
          props.onPaste(names);
        }}
        onFocus={() => setOpen(true)}
        onBlur={() => {
          setOpen(false);
          setActive(-1);
        }}
        onKeyDown={onKeyDown}
      />
      {shown && (
        <ul
          ref={list}
          id={`${id}-list`}
          popover="manual"
          role="listbox"
          aria-label={listLabel}
          className={choice.list}
        >
          {found.map((name, index) => (
            <li
              key={name}
              id={`${id}-${String(index)}`}
              role="option"
              aria-selected={index === at}
              className={choice.option}
              onMouseDown={(event) => {
                event.preventDefault();
                props.onContact(name);
                props.onNext();
              }}
            >
              {name}
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
