import { AppError } from '#contract/errors.ts';
import type { Handlers } from '#contract/ipc.ts';
import type { ListItem, listItemChannels } from '#contract/list-items.ts';
import type { ManagedList } from '#contract/managed-lists.ts';
import { ListItems, type StoredItem } from '#db/repositories/list-items.ts';
import { searchKey } from '#domain/text/search-key.ts';
import type { DataContext } from '../context.ts';
import type { PersonStep } from '../person-step.ts';

type ListItemHandlers = Pick<Handlers, keyof typeof listItemChannels>;

/** The use cases of the lists that operators choose from: topics and outcomes. */
export function createListItemHandlers(context: DataContext, step: PersonStep): ListItemHandlers {
  const items = new ListItems(context.db);

  const all = (): readonly ListItem[] =>
    items.all().map(({ pk, list, name, active }) => ({ pk, list, name, active }));

  const one = (pk: number): StoredItem => {
    const found = items.all().find((item) => item.pk === pk);
    if (!found) throw new AppError('app/not-found', `no list item ${String(pk)}`);
    return found;
  };

  /** Two names that differ in case or punctuation only would part what belongs together. */
  const refuseTaken = (list: ManagedList, name: string, ownPk: number | null): void => {
    const key = searchKey(name);
    const other = items.of(list).find((item) => item.pk !== ownPk && searchKey(item.name) === key);
    if (!other) return;
    throw new AppError('list/name-taken', 'the list has this name', {
      details: { field: 'name', value: name, pk: other.pk },
    });
  };

  return {
    'list-items': all,
    'list-item-add': ({ list, name }) => {
      refuseTaken(list, name, null);
      const last = items.of(list).at(-1);
      const position = (last?.position ?? -1) + 1;
      step((tx) => tx.create('list-item', { list, name, position, active: 1 }));
      return all();
    },
    'list-item-rename': ({ pk, name }) => {
      refuseTaken(one(pk).list, name, pk);
      step((tx) => tx.patch('list-item', pk, { name }));
      return all();
    },
    'list-item-move': ({ pk, before }) => {
      const moved = one(pk);
      const rest = items.of(moved.list).filter((item) => item.pk !== pk);
      const at = before === null ? rest.length : rest.findIndex((item) => item.pk === before);
      if (at < 0) throw new AppError('app/not-found', `no list item ${String(before)}`);
      const order = rest.toSpliced(at, 0, moved);
      step((tx) => {
        for (const [position, item] of order.entries()) {
          tx.patch('list-item', item.pk, { position });
        }
      });
      return all();
    },
    'list-item-set-active': ({ pk, active }) => {
      const { list } = one(pk);
      const others = items.of(list).filter((item) => item.active && item.pk !== pk);
      if (!active && others.length === 0) {
        throw new AppError('list/last-active', 'nothing could be chosen any more');
      }
      step((tx) => tx.patch('list-item', pk, { active: active ? 1 : 0 }));
      return all();
    },
  };
}
