import { IconBuildingOff, IconBuildingPlus } from '@tabler/icons-react';
import { useEffect, useId, useState, type KeyboardEvent, type ReactNode } from 'react';
import type { SearchHit } from '#contract/reseller.ts';
import { Marked } from '../../components/marked.tsx';
import form from '../../components/form.module.css';
import { StatusBadge } from '../../components/status-badge.tsx';
import { formatPhone } from '../../lib/format.ts';
import { useResellerSearch } from '../../lib/use-reseller-search.ts';
import { useTexts } from '../../lib/use-texts.ts';
import classes from './reseller-picker.module.css';

const limit = 6;

type Line = { readonly id: string; readonly run: () => void; readonly content: ReactNode };

function HitLine({ hit, query }: { readonly hit: SearchHit; readonly query: string }) {
  const { field, text } = hit.matched;
  const soft = field === 'phone' ? formatPhone(text) : field === 'name' ? hit.city : text;
  return (
    <>
      <StatusBadge status={hit.status} signOnly />
      <span className={classes.name} title={hit.name}>
        <Marked text={hit.name} query={field === 'name' ? query : ''} />
      </span>
      <span className={classes.soft}>{soft}</span>
    </>
  );
}

/**
 * Finds a reseller in place: words narrow, arrows move, Enter takes. Below what is found: a new one,
 * and "none of them".
 */
export function ResellerPicker(props: {
  readonly inputId: string;
  readonly autoFocus?: boolean;
  readonly onPick: (resellerPk: number) => void;
  /** The one under the arrows, to be shown beside; null for none. */
  readonly onPoint?: (resellerPk: number | null) => void;
  readonly onNew?: (typed: string) => void;
  readonly onNobody: (typed: string) => void;
}) {
  const { inputId, autoFocus = false, onPick, onPoint, onNew, onNobody } = props;
  const { t } = useTexts();
  const id = useId();
  const [text, setText] = useState('');
  const [active, setActive] = useState(0);
  const { answer, ask, whenAnswered } = useResellerSearch(limit);
  const typed = text.trim();
  const hits = typed === '' ? [] : (answer?.hits ?? []);
  const settled = typed === '' || answer?.text === typed;

  const lines: readonly Line[] = [
    ...hits.map((hit) => ({
      id: String(hit.pk),
      run: () => onPick(hit.pk),
      content: <HitLine hit={hit} query={answer?.text ?? ''} />,
    })),
    ...(onNew && typed !== ''
      ? [
          {
            id: 'new',
            run: () => onNew(typed),
            content: (
              <>
                <IconBuildingPlus size={14} stroke={1.75} aria-hidden />
                <span className={classes.name}>{t('calls:picker.new', { name: typed })}</span>
              </>
            ),
          },
        ]
      : []),
    {
      id: 'nobody',
      run: () => onNobody(typed),
      content: (
        <>
          <IconBuildingOff size={14} stroke={1.75} aria-hidden />
          <span className={classes.name}>
            {typed === '' ? t('calls:picker.nobody') : t('calls:picker.nobodyAs', { name: typed })}
          </span>
        </>
      ),
    },
  ];
  const at = Math.min(active, lines.length - 1);
  const pointed = hits[at]?.pk ?? null;
  useEffect(() => {
    onPoint?.(pointed);
  }, [pointed, onPoint]);

  const change = (value: string): void => {
    setText(value);
    setActive(0);
    void ask(value);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined) setActive(Math.max(0, Math.min(lines.length - 1, at + step)));
    else if (event.key === 'Enter' && !event.ctrlKey && !event.metaKey) {
      if (settled) lines[at]?.run();
      else {
        whenAnswered(typed, ({ text: asked, hits: [first] }) => {
          // As with what is on screen then: nobody found is a new one, or none of them.
          if (first) onPick(first.pk);
          else (onNew ?? onNobody)(asked);
        });
      }
    } else return;
    event.preventDefault();
    event.stopPropagation();
  };

  return (
    <div className={classes.picker}>
      <input
        id={inputId}
        type="text"
        role="combobox"
        autoFocus={autoFocus}
        autoComplete="off"
        spellCheck={false}
        maxLength={200}
        className={form.input}
        value={text}
        placeholder={t('calls:picker.placeholder')}
        aria-label={t('calls:picker.label')}
        aria-expanded
        aria-controls={`${id}-lines`}
        aria-autocomplete="list"
        aria-activedescendant={`${id}-${lines[at]?.id ?? ''}`}
        onChange={(event) => change(event.target.value)}
        onKeyDown={onKeyDown}
      />
      <ul
        id={`${id}-lines`}
        role="listbox"
        aria-label={t('calls:picker.label')}
        className={classes.lines}
      >
        {lines.map((line, index) => (
          <li
            key={line.id}
            id={`${id}-${line.id}`}
            role="option"
            aria-selected={index === at}
            className={classes.line}
            onMouseDown={(event) => {
              event.preventDefault();
              line.run();
            }}
          >
            {line.content}
          </li>
        ))}
      </ul>
    </div>
  );
}
