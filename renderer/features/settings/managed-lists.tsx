import { IconArrowDown, IconArrowUp } from '@tabler/icons-react';
import { useState, type KeyboardEvent } from 'react';
import type { ListItem } from '#contract/list-items.ts';
import { managedLists, type ManagedList } from '#contract/managed-lists.ts';
import { Button } from '../../components/button.tsx';
import { IconButton } from '../../components/icon-button.tsx';
import { request } from '../../lib/client.ts';
import { showError } from '../../lib/error-text.ts';
import { showUndoable, undoLast } from '../../lib/undo.ts';
import { useMay, type May } from '../../lib/use-may.ts';
import { useChannel } from '../../lib/use-channel.ts';
import { useTexts } from '../../lib/use-texts.ts';
import classes from './managed-lists.module.css';
import { SettingsSection } from './section.tsx';

const longestName = 120;

/** Tells that the list was changed, and how to take it back; or why it was not. */
function follow(change: Promise<unknown>, said: string): void {
  change.then((answer) => showUndoable(said, answer), showError);
}

function Name({ item, edit }: { readonly item: ListItem; readonly edit: May }) {
  const { t } = useTexts();
  const [typed, setTyped] = useState<string | null>(null);
  const save = (): void => {
    const name = typed?.trim();
    setTyped(null);
    if (name === undefined || name === '' || name === item.name) return;
    follow(
      request('list-item-rename', { pk: item.pk, name }),
      t('settings:lists.renamed', { name }),
    );
  };
  return (
    <input
      type="text"
      className={classes.name}
      data-off={!item.active || undefined}
      maxLength={longestName}
      readOnly={!edit.may}
      aria-label={t('settings:lists.name', { name: item.name })}
      value={typed ?? item.name}
      onChange={(event) => setTyped(event.target.value)}
      onBlur={save}
      onKeyDown={(event) => {
        if (event.key === 'Enter') save();
        else if (typed === null && event.ctrlKey && event.code === 'KeyZ' && !event.shiftKey) {
          // Nothing is being typed here: the keys mean the last change, as they do elsewhere.
          event.preventDefault();
          void undoLast();
        } else if (event.key === 'Escape' && typed !== null) {
          event.stopPropagation();
          setTyped(null);
        }
      }}
    />
  );
}

function Item(props: {
  readonly items: readonly ListItem[];
  readonly at: number;
  readonly edit: May;
}) {
  const { items, at, edit } = props;
  const { t } = useTexts();
  const item = items[at];
  if (!item) return null;
  const { pk, name, active } = item;
  const move = (by: -1 | 1): void => {
    if (!edit.may || !items[at + by]) return;
    // Down means: before the one after the next.
    const before = items[by < 0 ? at - 1 : at + 2]?.pk ?? null;
    follow(request('list-item-move', { pk, before }), t('settings:lists.moved', { name }));
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (!event.ctrlKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return;
    event.preventDefault();
    move(event.key === 'ArrowUp' ? -1 : 1);
  };
  return (
    <li className={classes.item} onKeyDown={onKeyDown}>
      <input
        type="checkbox"
        checked={active}
        disabled={!edit.may}
        aria-label={t('settings:lists.active', { name })}
        title={edit.why ?? t('settings:lists.activeHint')}
        onChange={(event) =>
          follow(
            request('list-item-set-active', { pk, active: event.target.checked }),
            t(event.target.checked ? 'settings:lists.on' : 'settings:lists.off', { name }),
          )
        }
      />
      <Name item={item} edit={edit} />
      <IconButton
        icon={IconArrowUp}
        label={t('settings:lists.up', { name })}
        disabled={!edit.may || at === 0}
        onClick={() => move(-1)}
      />
      <IconButton
        icon={IconArrowDown}
        label={t('settings:lists.down', { name })}
        disabled={!edit.may || at === items.length - 1}
        onClick={() => move(1)}
      />
    </li>
  );
}

function Add({ list }: { readonly list: ManagedList }) {
  const { t } = useTexts();
  const { may, why } = useMay('lists', 'add');
  const [typed, setTyped] = useState('');
  const name = typed.trim();
  const add = (): void => {
    if (name === '') return;
    request('list-item-add', { list, name }).then((answer) => {
      setTyped('');
      showUndoable(t('settings:lists.added', { name }), answer);
    }, showError);
  };
  return (
    <form
      className={classes.add}
      onSubmit={(event) => {
        event.preventDefault();
        add();
      }}
    >
      <input
        type="text"
        className={classes.field}
        maxLength={longestName}
        disabled={!may}
        title={why ?? undefined}
        aria-label={t(`settings:lists.new.${list}`)}
        placeholder={t(`settings:lists.new.${list}`)}
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
      />
      <Button type="submit" disabled={!may || name === ''}>
        {t('settings:lists.add')}
      </Button>
    </form>
  );
}

/** The topics and outcomes that operators choose from: names, order, and which are offered. */
export function ManagedLists() {
  const { t } = useTexts();
  const { may: maySee } = useMay('lists', 'view');
  const edit = useMay('lists', 'edit');
  const { data = [] } = useChannel('list-items', {}, { enabled: maySee });
  if (!maySee) return null;
  return (
    <SettingsSection title={t('settings:lists.title')}>
      <div className={classes.lists}>
        {managedLists.map((list) => {
          const items = data.filter((item) => item.list === list);
          return (
            <section key={list} aria-label={t(`settings:lists.${list}`)}>
              <h3 className={classes.heading}>{t(`settings:lists.${list}`)}</h3>
              <ul className={classes.items}>
                {items.map((item, at) => (
                  <Item key={item.pk} items={items} at={at} edit={edit} />
                ))}
              </ul>
              <Add list={list} />
            </section>
          );
        })}
      </div>
      <p className={classes.note}>{edit.why ?? t('settings:lists.hint')}</p>
    </SettingsSection>
  );
}
