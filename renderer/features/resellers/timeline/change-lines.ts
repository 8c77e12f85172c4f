import type { FieldChange } from '#contract/reseller.ts';
import { textOf } from '../../../lib/use-texts.ts';
import { changeWord } from '../card/use-card-edit.ts';
import { valueWords } from '../card/value-words.ts';

const wholeRow = '@row';

/** Fields that only repeat another one in other words. */
const unsaid = new Set(['phone.written']);

/** Fields that come along with a more telling one. */
const beside = new Set(['extension', 'statusReason', 'authorisedOn', 'region']);

export type ChangeLine = { readonly what: string; readonly text: string };

/** The changes of one step in words: the field, and from what to what. */
export function changeLines(changes: readonly FieldChange[]): readonly ChangeLine[] {
  // What explains another field comes behind it: the number before its extension.
  return [...changes]
    .sort((a, b) => Number(beside.has(a.field)) - Number(beside.has(b.field)))
    .filter(({ entity, field }) => !unsaid.has(`${entity}.${field}`))
    .map(({ entity, field, oldValue, newValue }) => {
      const what = changeWord(`${entity}.${field}`);
      if (field !== wholeRow) {
        const from = valueWords(entity, field, oldValue);
        const to = valueWords(entity, field, newValue);
        return { what, text: textOf('resellers:timeline.fromTo', { from, to }) };
      }
      const named = valueWords(entity, entity === 'phone' ? 'e164' : 'name', newValue ?? oldValue);
      const added = newValue !== null && newValue !== 'deleted';
      return {
        what,
        text: textOf(added ? 'resellers:timeline.added' : 'resellers:timeline.removed', {
          what: named === 'created' || named === 'deleted' ? what : named,
        }),
      };
    });
}
