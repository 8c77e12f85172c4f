import { repeatableFields } from '#domain/import/fields.ts';
import { kindByColumns } from '#domain/import/kind-of-columns.ts';
import type { ColumnGuess, ImportKind, RegisterField } from '#contract/import.ts';
import type { TextKey } from '../../../lib/text-key.ts';

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

/** What has to be there before the rows can be checked, with the text that says so. */
export const musts = [
  ['nameMissing', 'import:columns.missingName'],
  ['amountMissing', 'import:columns.missingAmount'],
  ['pointsMissing', 'import:columns.missingPoints'],
  ['requestKindMissing', 'import:columns.missingRequestKind'],
  ['dayMissing', 'import:columns.missingDay'],
  ['trainingMissing', 'import:columns.missingTraining'],
] as const satisfies readonly (readonly [keyof MappingFaults, TextKey])[];

/** Kinds in which the INN alone tells whose a row is. */
const ofInn: ReadonlySet<ImportKind> = new Set<ImportKind>([
  'purchases',
  'bonus-requests',
  'trainings',
]);

/**
 * What is wrong or poor in a mapping: a name is a must, an INN is a help, one value has one column. In
 * a report of purchases, a list of requests or a form the INN alone tells whose a row is, in a log the
 * name and who spoke are enough.
 */
export function mappingFaults(
  columns: readonly Pick<ColumnGuess, 'column' | 'field'>[],
  recognised: ImportKind = 'resellers',
): MappingFaults {
  const byField = new Map<RegisterField, number[]>();
  for (const { column, field } of columns) {
    byField.set(field, [...(byField.get(field) ?? []), column]);
  }
  const has = (...fields: readonly RegisterField[]): boolean =>
    fields.some((field) => byField.has(field));
  const kind = kindByColumns([...byField.keys()]) ?? recognised;
  const hasInn = has('inn', 'innKpp');
  const ofLog = kind === 'interactions';
  const isNamed = ofLog ? hasInn || has('phone', 'contact') : ofInn.has(kind) && hasInn;
  return {
    nameMissing: !has('name') && !isNamed,
    amountMissing: kind === 'purchases' && !has('amount'),
    pointsMissing: kind === 'bonus-requests' && !has('points'),
    requestKindMissing: kind === 'bonus-requests' && !has('requestKind'),
    trainingMissing:
      kind === 'trainings' && !(has('participant') && has('course') && has('startsOn')),
    innMissing: !hasInn && !ofLog,
    dayMissing: ofLog && !has('occurredOn'),
    twice: [...byField]
      .filter(([field, places]) => places.length > 1 && !repeatableFields.has(field))
      // A running number is never read: two of them do no harm.
      .filter(([field]) => field !== 'number')
      .map(([field, places]) => ({ field, columns: places })),
  };
}
