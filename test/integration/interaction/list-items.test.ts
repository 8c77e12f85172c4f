import { expect, test } from 'vitest';
import { AppError } from '#contract/errors.ts';
import type { ListItem } from '#contract/list-items.ts';
import { openDesk } from '#test/support/call-desk.ts';

function openLists() {
  const { handlers, undo } = openDesk();
  type Edits = 'list-item-add' | 'list-item-rename' | 'list-item-move' | 'list-item-set-active';
  const all = () => handlers['list-items']({}) as readonly ListItem[];
  const names = (list: 'topic' | 'outcome') =>
    all()
      .filter((item) => item.list === list)
      .map(({ name }) => name);
  const pk = (name: string) => all().find((item) => item.name === name)?.pk ?? 0;
  const code = (work: () => unknown): unknown => {
    try {
      work();
      return 'done';
    } catch (error) {
      return error instanceof AppError ? error.code : error;
    }
  };
  return { handlers: handlers as Pick<typeof handlers, Edits>, undo, all, names, pk, code };
}

test('ships topics and outcomes, adds at the end, renames and takes back', () => {
  const { handlers, undo, names, pk } = openLists();
  expect(names('topic')).toContain('Бонусы');
  expect(names('outcome')[0]).toBe('Вопрос решён');
  void handlers['list-item-add']({ list: 'topic', name: 'Сервис' });
  expect(names('topic').at(-1)).toBe('Сервис');
  void handlers['list-item-rename']({ pk: pk('Сервис'), name: 'Гарантия' });
  expect(names('topic').at(-1)).toBe('Гарантия');
  undo.undo();
  expect(names('topic').at(-1)).toBe('Сервис');
});

test('moves a value before another and to the end', () => {
  const { handlers, names, pk } = openLists();
  const [first = '', second = ''] = names('outcome');
  void handlers['list-item-move']({ pk: pk(second), before: pk(first) });
  expect(names('outcome').slice(0, 2)).toEqual([second, first]);
  void handlers['list-item-move']({ pk: pk(second), before: null });
  expect(names('outcome').at(-1)).toBe(second);
  expect(new Set(names('outcome')).size).toBe(names('outcome').length);
});

test('refuses a name that the list has in other letters, and the same one in the other list not', () => {
  const { handlers, pk, code } = openLists();
  const add = (list: 'topic' | 'outcome', name: string) =>
    code(() => handlers['list-item-add']({ list, name }));
  expect(add('topic', 'бонусы!')).toBe('list/name-taken');
  expect(add('outcome', 'Бонусы')).toBe('done');
  expect(code(() => handlers['list-item-rename']({ pk: pk('Тренинги'), name: 'Другое' }))).toBe(
    'list/name-taken',
  );
  expect(code(() => handlers['list-item-rename']({ pk: pk('Тренинги'), name: 'ТРЕНИНГИ' }))).toBe(
    'done',
  );
});

test('switches a value off and on, but never the last one', () => {
  const { handlers, all, code } = openLists();
  const topics = all().filter(({ list }) => list === 'topic');
  const off = (pk: number) => code(() => handlers['list-item-set-active']({ pk, active: false }));
  const outcomes = topics.map(({ pk }) => off(pk));
  expect(outcomes.slice(0, -1).every((outcome) => outcome === 'done')).toBe(true);
  expect(outcomes.at(-1)).toBe('list/last-active');
  const [first] = topics;
  void handlers['list-item-set-active']({ pk: first?.pk ?? 0, active: true });
  expect(all().filter((item) => item.list === 'topic' && item.active).length).toBe(2);
});
