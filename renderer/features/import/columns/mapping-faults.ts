import { repeatableFields } from '#domain/import/fields.ts';
import type { ColumnGuess, RegisterField } from '#contract/import.ts';

export type MappingFaults = {
  readonly nameMissing: boolean;
  readonly innMissing: boolean;
  /** Fields of one value that are chosen for several columns. */
  readonly twice: readonly { readonly field: RegisterField; readonly columns: readonly number[] }[];
};

/** What is wrong or poor in a mapping: a name is a must, an INN is a help, one value has one column. */
export function mappingFaults(
  columns: readonly Pick<ColumnGuess, 'column' | 'field'>[],
): MappingFaults {
  const byField = new Map<RegisterField, number[]>();
  for (const { column, field } of columns) {
    byField.set(field, [...(byField.get(field) ?? []), column]);
  }
  return {
    nameMissing: !byField.has('name'),
    innMissing: !byField.has('inn') && !byField.has('innKpp'),
    twice: [...byField]
      .filter(([field, places]) => places.length > 1 && !repeatableFields.has(field))
      // A running number is never read: two of them do no harm.
      .filter(([field]) => field !== 'number')
      .map(([field, places]) => ({ field, columns: places })),
  };
}
