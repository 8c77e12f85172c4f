import { IconBuildingStore } from '@tabler/icons-react';
import { useMemo, useState, type KeyboardEvent, type ReactNode } from 'react';
import { useTexts } from '../../lib/use-texts.ts';
import { Dialog } from '../../components/dialog.tsx';
import { KeyHint } from '../../components/key-hint.tsx';
import { Marked } from '../../components/marked.tsx';
import { StatusBadge } from '../../components/status-badge.tsx';
import type { ResellerRow } from '#contract/reseller.ts';
import { availableCommands, type RunningCommand } from '../../lib/commands.ts';
import { markedHit } from './marked-hit.ts';
import { recentCards } from '../../lib/recent-cards.ts';
import { goToResellers } from '../../lib/reseller-place.ts';
import { useChannel } from '../../lib/use-channel.ts';
import { useResellerSearch } from '../../lib/use-reseller-search.ts';
import classes from './palette.module.css';

type Item = { readonly id: string; readonly run: () => void; readonly content: ReactNode };
type Group = { readonly title: string; readonly items: readonly Item[] };

function matches(title: string, typed: string): boolean {
  const words = typed.toLowerCase().split(/\s+/);
  const text = title.toLowerCase();
  return words.every((word) => text.includes(word));
}

function commandItem(command: RunningCommand, title: string, typed: string): Item {
  const { id, spec, run } = command;
  const { icon: CommandIcon, keys } = spec;
  return {
    id: `command-${id}`,
    run,
    content: (
      <>
        {CommandIcon ? <CommandIcon size={16} stroke={1.75} aria-hidden /> : <span />}
        <span className={classes.words}>
          <Marked text={title} query={typed} />
        </span>
        {keys?.[0] && <KeyHint chord={keys[0]} />}
      </>
    ),
  };
}

function resellerItem(row: ResellerRow, typed: string): Item {
  return {
    id: `reseller-${row.pk}`,
    run: () => goToResellers({ pk: row.pk }),
    content: (
      <>
        <IconBuildingStore size={16} stroke={1.75} aria-hidden />
        <span className={classes.words} title={row.name}>
          <Marked text={row.name} query={typed} />{' '}
          <span className={classes.soft}>
            {[row.legalForm, row.city].filter((part) => part !== null).join(' · ')}
          </span>
        </span>
        <StatusBadge status={row.status} signOnly />
      </>
    ),
  };
}

/** Ctrl+K: every command that works now, resellers by search, cards opened last. */
export default function Palette({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTexts();
  const [text, setText] = useState('');
  const [active, setActive] = useState(0);
  const { answer, ask, whenAnswered } = useResellerSearch(8);
  // As they were when the palette opened: the palette itself changes nothing about them.
  const [commands] = useState(() => availableCommands().filter(({ spec }) => !spec.keyOnly));
  const [recent] = useState(recentCards);
  const { data: recentRows } = useChannel(
    'reseller-rows',
    { pks: [...recent] },
    { enabled: recent.length > 0 },
  );
  const typed = text.trim();

  const groups = useMemo<readonly Group[]>(() => {
    const found = commands
      .map((command) => ({ command, title: t(command.spec.title) }))
      .filter(({ title }) => typed === '' || matches(title, typed))
      .map(({ command, title }) => commandItem(command, title, typed));
    const resellers = typed === '' ? [] : (answer?.hits ?? []);
    return [
      {
        title: t('shell:palette.recent'),
        items: typed === '' ? (recentRows ?? []).map((row) => resellerItem(row, '')) : [],
      },
      { title: t('shell:palette.commands'), items: found },
      {
        title: t('shell:palette.resellers'),
        items: resellers.map((row) => resellerItem(row, typed)),
      },
    ].filter(({ items }) => items.length > 0);
  }, [commands, typed, answer, recentRows, t]);

  const items = groups.flatMap((group) => group.items);
  const at = Math.min(active, items.length - 1);

  const run = (item: Item | undefined): void => {
    if (!item) return;
    onClose();
    // After the dialog gave the focus back, so that a command may move it again.
    setTimeout(item.run, 0);
  };

  const onKeyDown = (event: KeyboardEvent): void => {
    const steps: Record<string, number> = { ArrowDown: 1, ArrowUp: -1 };
    const step = steps[event.key];
    if (step !== undefined) {
      const next = (at + step + items.length) % Math.max(1, items.length);
      setActive(next);
      document.getElementById(`palette-${items[next]?.id}`)?.scrollIntoView({ block: 'nearest' });
    } else if (event.key === 'Enter') {
      const item = items[at];
      // A command is there as one types; a reseller is one of the answer to all that is typed.
      if (typed === '' || item?.id.startsWith('command-')) run(item);
      else {
        whenAnswered(typed, ({ hits }) => {
          const row = hits[markedHit(items, at, hits.length)];
          if (row) run(resellerItem(row, typed));
        });
      }
    } else return;
    event.preventDefault();
  };

  return (
    <Dialog label={t('shell:palette.title')} onClose={onClose} top>
      <input
        data-autofocus
        className={classes.input}
        role="combobox"
        aria-expanded
        aria-controls="palette-items"
        aria-activedescendant={items[at] ? `palette-${items[at].id}` : undefined}
        aria-label={t('shell:palette.placeholder')}
        placeholder={t('shell:palette.placeholder')}
        spellCheck={false}
        autoComplete="off"
        value={text}
        onChange={(event) => {
          setText(event.target.value);
          setActive(0);
          void ask(event.target.value);
        }}
        onKeyDown={onKeyDown}
      />
      <div
        id="palette-items"
        className={classes.items}
        role="listbox"
        aria-label={t('shell:palette.title')}
      >
        {groups.map((group) => (
          <div key={group.title} role="group" aria-label={group.title}>
            <div className={classes.group} aria-hidden>
              {group.title}
            </div>
            {group.items.map((item) => (
              <div
                key={item.id}
                id={`palette-${item.id}`}
                role="option"
                aria-selected={items[at]?.id === item.id}
                className={classes.item}
                onClick={() => run(item)}
              >
                {item.content}
              </div>
            ))}
          </div>
        ))}
        {items.length === 0 && <p className={classes.none}>{t('shell:palette.none')}</p>}
      </div>
    </Dialog>
  );
}
