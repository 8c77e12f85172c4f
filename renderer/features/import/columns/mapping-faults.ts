import { repeatableFields } from '#domain/import/fields.ts';
import type { ColumnGuess, ImportKind, RegisterField } from '#contract/import.ts';

export type MappingFaults = {
  readonly nameMissing: boolean;
  /** Of a report of purchases: no column has sums. */
  readonly amountMissing: boolean;
  /** Of a form: no column names the participants, or nothing tells the training or its date. */
  readonly trainingMissing: boolean;
  readonly innMissing: boolean;
  /** Fields of one value that are chosen for several columns. */
  readonly twice: readonly { readonly field: RegisterField; readonly columns: readonly number[] }[];
};

/**
 * What is wrong or poor in a mapping: a name is a must, an INN is a help, one value has one column. In
 * a report of purchases or a form the INN alone tells who it is.
 */
export function mappingFaults(
  columns: readonly Pick<ColumnGuess, 'column' | 'field'>[],
  kind: ImportKind = 'resellers',
): MappingFaults {
  const byField = new Map<RegisterField, number[]>();
  for (const { column, field } of columns) {
    byField.set(field, [...(byField.get(field) ?? []), column]);
  }
  const innMissing = !byField.has('inn') && !byField.has('innKpp');
  const ofTrainings = kind === 'trainings' || byField.has('participant');
  const ofPurchases = !ofTrainings && (kind === 'purchases' || byField.has('amount'));
  return {
    nameMissing: !byField.has('name') && (!(ofPurchases || ofTrainings) || innMissing),
    amountMissing: ofPurchases && !byField.has('amount'),
    trainingMissing:
      ofTrainings &&
      (['participant', 'course', 'startsOn'] as const).some((field) => !byField.has(field)),
    innMissing,
    twice: [...byField]
      .filter(([field, places]) => places.length > 1 && !repeatableFields.has(field))
      // A running number is never read: two of them do no harm.
      .filter(([field]) => field !== 'number')
      .map(([field, places]) => ({ field, columns: places })),
  };
}
