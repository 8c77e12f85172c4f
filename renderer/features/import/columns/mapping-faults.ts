import { repeatableFields } from '#domain/import/fields.ts';
import type { ColumnGuess, ImportKind, RegisterField } from '#contract/import.ts';

export type MappingFaults = {
  readonly nameMissing: boolean;
  /** Of a report of purchases: no column has sums. */
  readonly amountMissing: boolean;
  /** Of a list of requests: no column has the points, or none says what for. */
  readonly pointsMissing: boolean;
  readonly requestKindMissing: boolean;
  /** Of a form: no column names the participants, or nothing tells the training or its date. */
  readonly trainingMissing: boolean;
  readonly innMissing: boolean;
  /** Of a log: no column has the day. */
  readonly dayMissing: boolean;
  /** Fields of one value that are chosen for several columns. */
  readonly twice: readonly { readonly field: RegisterField; readonly columns: readonly number[] }[];
};

/**
 * What is wrong or poor in a mapping: a name is a must, an INN is a help, one value has one column. In
 * a report of purchases, a list of requests or a form the INN alone tells whose a row is, in a log the
 * name and who spoke are enough.
 */
export function mappingFaults(
  columns: readonly Pick<ColumnGuess, 'column' | 'field'>[],
  kind: ImportKind = 'resellers',
): MappingFaults {
  const byField = new Map<RegisterField, number[]>();
  for (const { column, field } of columns) {
    byField.set(field, [...(byField.get(field) ?? []), column]);
  }
  const hasInn = byField.has('inn') || byField.has('innKpp');
  const ofTrainings = kind === 'trainings' || byField.has('participant');
  const ofLog =
    !ofTrainings &&
    !byField.has('amount') &&
    (kind === 'interactions' || byField.has('occurredOn'));
  const innMissing = !hasInn && !ofLog;
  const isNamed = ofLog && (hasInn || byField.has('phone') || byField.has('contact'));
  const ofPurchases = !ofTrainings && (kind === 'purchases' || byField.has('amount'));
  const ofRequests =
    !ofTrainings && !ofPurchases && (kind === 'bonus-requests' || byField.has('points'));
  const isByInn = ofPurchases || ofRequests || ofTrainings;
  return {
    nameMissing: !byField.has('name') && !isNamed && (!isByInn || innMissing),
    amountMissing: ofPurchases && !byField.has('amount'),
    pointsMissing: ofRequests && !byField.has('points'),
    requestKindMissing: ofRequests && !byField.has('requestKind'),
    trainingMissing:
      ofTrainings &&
      (['participant', 'course', 'startsOn'] as const).some((field) => !byField.has(field)),
    innMissing,
    dayMissing: ofLog && !byField.has('occurredOn'),
    twice: [...byField]
      .filter(([field, places]) => places.length > 1 && !repeatableFields.has(field))
      // A running number is never read: two of them do no harm.
      .filter(([field]) => field !== 'number')
      .map(([field, places]) => ({ field, columns: places })),
  };
}
