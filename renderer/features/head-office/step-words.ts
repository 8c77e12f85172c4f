import { entityNames } from '#contract/entities.ts';
import { intents } from '#contract/sync/intents.ts';
import type { Translate } from '../../lib/text-key.ts';

/** What a kind of row is called; one of a later version as it comes. */
export function entityWord(t: Translate, entity: string): string {
  const known = entityNames.find((one) => one === entity);
  return known ? t(`headOffice:entity.${known}`) : entity;
}

/** Rows that come with others and are no news beside them. */
const along: ReadonlySet<string> = new Set(['task', 'note', 'bonus-entry', 'interaction']);

function capitalised(text: string): string {
  return text.charAt(0).toLocaleUpperCase() + text.slice(1);
}

/** What somebody did, in words: the name of an intent, else the kinds of rows, those that lead first. */
export function stepWord(
  t: Translate,
  { intent, entities }: { readonly intent: string | null; readonly entities: readonly string[] },
): string {
  const named = intents.find((one) => one === intent);
  if (named) return t(`headOffice:intent.${named}`);
  const kinds = [...new Set(entities)];
  const leading = kinds.filter((entity) => !along.has(entity));
  const shown = leading.length > 0 ? leading : kinds;
  const words = shown.slice(0, 3).map((entity) => entityWord(t, entity));
  return capitalised([...words, ...(shown.length > 3 ? ['…'] : [])].join(', '));
}
