import { IconSearch, IconX } from '@tabler/icons-react';
import { useRef, useState, type KeyboardEvent } from 'react';
import { useTexts } from '../../lib/use-texts.ts';
import { shellKeys } from '../../lib/shell-keys.ts';
import { IconButton } from '../../components/icon-button.tsx';
import { KeyHint } from '../../components/key-hint.tsx';
import spoken from '../../components/spoken.module.css';
import { goToResellers } from '../../lib/reseller-place.ts';
import { useResellerSearch } from '../../lib/use-reseller-search.ts';
import classes from './search-field.module.css';
import { SearchResults } from './search-results.tsx';

const limit = 12;

/** The search field of the frame: resellers as one types, by keyboard all through. */
export function SearchField() {
  const { t } = useTexts();
  const [text, setText] = useState('');
  const [open, setOpen] = useState(false);
  const [active, setActive] = useState(0);
  const { answer, ask, whenAnswered, callOff } = useResellerSearch(limit);
  const input = useRef<HTMLInputElement>(null);
  const cameFrom = useRef<Element | null>(null);
  const shown = open && answer !== null;

  const openCard = (pk: number): void => {
    callOff();
    setOpen(false);
    input.current?.blur();
    goToResellers({ pk });
  };

  const change = (typed: string): void => {
    setText(typed);
    setActive(0);
    setOpen(true);
    void ask(typed);
  };

  const leave = (): void => {
    callOff();
    setOpen(false);
    if (cameFrom.current instanceof HTMLElement && cameFrom.current.isConnected) {
      cameFrom.current.focus();
    } else input.current?.blur();
  };

  const showAll = (): void => {
    callOff();
    setOpen(false);
    input.current?.blur();
    goToResellers({ text: text.trim(), pk: null });
  };

  const onKeyDown = (event: KeyboardEvent): void => {
    const hits = answer?.hits ?? [];
    const moves: Record<string, number> = { ArrowDown: 1, ArrowUp: -1, PageDown: 5, PageUp: -5 };
    const move = moves[event.key];
    if (move !== undefined && hits.length > 0) {
      setOpen(true);
      setActive((at) =>
        shown ? Math.min(hits.length - 1, Math.max(0, at + move)) : Math.min(at, hits.length - 1),
      );
    } else if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      showAll();
    } else if (event.key === 'Enter') {
      whenAnswered(text, (fresh) => {
        const hit = fresh.hits[active];
        if (hit) openCard(hit.pk);
      });
    } else if (event.key === 'Escape') {
      leave();
    } else return;
    event.preventDefault();
    event.stopPropagation();
  };

  return (
    <div
      role="search"
      className={classes.field}
      onBlur={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget)) setOpen(false);
      }}
    >
      <IconSearch className={classes.sign} size={16} stroke={1.75} aria-hidden />
      <input
        ref={input}
        id="search"
        className={classes.input}
        type="text"
        role="combobox"
        autoComplete="off"
        spellCheck={false}
        maxLength={200}
        value={text}
        placeholder={t('shell:search.placeholder')}
        aria-label={t('shell:search.label')}
        aria-expanded={shown}
        aria-controls="search-results"
        aria-autocomplete="list"
        aria-activedescendant={
          shown && answer.hits.length > 0 ? `search-result-${active}` : undefined
        }
        onChange={(event) => change(event.target.value)}
        onFocus={(event) => {
          cameFrom.current = event.relatedTarget;
          event.target.select();
          if (answer) setOpen(true);
        }}
        onClick={() => setOpen(true)}
        onKeyDown={onKeyDown}
      />
      {text === '' ? (
        <span className={classes.keys} aria-hidden>
          <KeyHint chord={shellKeys.search} />
        </span>
      ) : (
        <IconButton
          className={classes.clear}
          icon={IconX}
          label={t('shell:search.clear')}
          onClick={() => {
            change('');
            input.current?.focus();
          }}
        />
      )}
      {shown && (
        <SearchResults
          answer={answer}
          active={active}
          onOpen={openCard}
          onPoint={setActive}
          onShowAll={showAll}
        />
      )}
      <span className={spoken.spoken} role="status" aria-live="polite">
        {shown && answer.hits.length > 0 && t('shell:search.found', { count: answer.hits.length })}
        {shown && answer.hits.length === 0 && t('shell:search.none')}
      </span>
    </div>
  );
}
