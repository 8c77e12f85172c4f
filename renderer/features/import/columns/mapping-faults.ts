import { repeatableFields } from '#domain/import/fields.ts';
import type { ColumnGuess, ImportKind, RegisterField } from '#contract/import.ts';

export type MappingFaults = {
  readonly nameMissing: boolean;
  /** Of a report of purchases: no column has sums. */
  readonly amountMissing: boolean;
  /** Of a list of requests: no column has the points, or none says what for. */
  readonly pointsMissing: boolean;
  readonly requestKindMissing: boolean;
  readonly innMissing: boolean;
  /** Of a log: no column has the day. */
  readonly dayMissing: boolean;
  /** Fields of one value that are chosen for several columns. */
  readonly twice: readonly { readonly field: RegisterField; readonly columns: readonly number[] }[];
};

/**
 * What is wrong or poor in a mapping: a name is a must, an INN is a help, one value has one column. In
 * a report of purchases or a list of requests the INN alone tells whose a row is, in a log the name and
 * who spoke are enough.
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
  const ofLog = !byField.has('amount') && (kind === 'interactions' || byField.has('occurredOn'));
  const innMissing = !hasInn && !ofLog;
  const isNamed = ofLog && (hasInn || byField.has('phone') || byField.has('contact'));
  const ofPurchases = kind === 'purchases' || byField.has('amount');
  const ofRequests = !ofPurchases && (kind === 'bonus-requests' || byField.has('points'));
  return {
    nameMissing: !byField.has('name') && !isNamed && (!(ofPurchases || ofRequests) || innMissing),
    amountMissing: ofPurchases && !byField.has('amount'),
    pointsMissing: ofRequests && !byField.has('points'),
    requestKindMissing: ofRequests && !byField.has('requestKind'),
    innMissing,
    dayMissing: ofLog && !byField.has('occurredOn'),
    twice: [...byField]
      .filter(([field, places]) => places.length > 1 && !repeatableFields.has(field))
      // A running number is never read: two of them do no harm.
      .filter(([field]) => field !== 'number')
      .map(([field, places]) => ({ field, columns: places })),
  };
}
