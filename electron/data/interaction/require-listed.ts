import { AppError } from '#contract/errors.ts';
import type { ManagedList } from '#contract/managed-lists.ts';
import type { ListItems } from '#db/repositories/list-items.ts';

/**
 * Answers a topic or outcome as its list has it. `kept` is what the row has already: that stands, because
 * taking a value from the list must not keep a call from its end. Throws `list/not-listed`.
 */
export function requireListed(
  items: ListItems,
  list: ManagedList,
  value: string,
  kept: string | null = null,
): string {
  const name = value.trim();
  if (name === kept) return name;
  if (items.of(list).some((item) => item.active && item.name === name)) return name;
  throw new AppError('list/not-listed', `not in the list: ${list}`, {
    details: { field: list, value: name },
  });
}
