import {
  IconAlertTriangle,
  IconCopy,
  IconEqual,
  IconHelpHexagon,
  IconPencil,
  IconPlus,
  IconUserQuestion,
  type Icon,
} from '@tabler/icons-react';
import type { CellProblem, ImportKind, RegisterField, RowVerdict } from '#contract/import.ts';
import type { TextKey, Translate } from '../../lib/text-key.ts';

export type Tone = 'ok' | 'info' | 'warn' | 'bad' | 'idle';

/** Shape and tone of each verdict; the word always stands beside. */
export const verdictSigns: Readonly<
  Record<RowVerdict, { readonly icon: Icon; readonly tone: Tone }>
> = {
  new: { icon: IconPlus, tone: 'ok' },
  changed: { icon: IconPencil, tone: 'info' },
  same: { icon: IconEqual, tone: 'idle' },
  duplicate: { icon: IconCopy, tone: 'idle' },
  decide: { icon: IconHelpHexagon, tone: 'warn' },
  unknown: { icon: IconUserQuestion, tone: 'warn' },
  error: { icon: IconAlertTriangle, tone: 'bad' },
};

/** Kinds that speak of resellers and make none: their rows may belong to nobody. */
export const ofKnownOnly: ReadonlySet<ImportKind> = new Set<ImportKind>([
  'purchases',
  'bonus-requests',
  'interactions',
  'trainings',
]);

/** The verdicts in the order of the filters: what is taken in, what is not, what needs a person. */
export const verdictOrder: readonly RowVerdict[] = [
  'new',
  'changed',
  'same',
  'duplicate',
  'decide',
  'unknown',
  'error',
];

/** The meanings of a column as they are offered, by group. */
export const fieldGroups = [
  {
    title: 'import:columns.groups.company',
    fields: [
      ...(['name', 'legalForm', 'inn', 'kpp', 'innKpp', 'city', 'region'] as const),
      'address',
    ],
  },
  { title: 'import:columns.groups.contact', fields: ['contact', 'position', 'phone', 'email'] },
  {
    title: 'import:columns.groups.partner',
    fields: ['status', 'authorisedOn', 'level', 'manager', 'segment', 'note'],
  },
  {
    title: 'import:columns.groups.purchases',
    fields: ['amount', 'month', 'productGroup', 'distributor', 'total'],
  },
  {
    title: 'import:columns.groups.requests',
    fields: [
      ...(['requestNumber', 'requestedOn', 'requestKind', 'points', 'approval'] as const),
      ...(['decidedOn', 'decidedBy'] as const),
    ],
  },
  {
    title: 'import:columns.groups.interactions',
    fields: [
      ...(['occurredOn', 'occurredTime', 'duration', 'channel', 'direction', 'operator'] as const),
      ...(['topic', 'outcome', 'followUpOn'] as const),
    ],
  },
  {
    title: 'import:columns.groups.trainings',
    fields: [
      ...(['participant', 'course', 'startsOn', 'endsOn', 'venue', 'format'] as const),
      'filedOn',
    ],
  },
  {
    title: 'import:columns.groups.other',
    fields: ['code', 'turnover', 'lastPurchaseOn', 'number'],
  },
] as const satisfies readonly { title: TextKey; fields: readonly RegisterField[] }[];

const knownFields: ReadonlySet<string> = new Set<string>([
  ...fieldGroups.flatMap((group): readonly string[] => group.fields),
  'ignore',
]);
const changedOnly = [
  'writtenName',
  'innWritten',
  'authorisedOnWritten',
  'accountingCode',
  'accountingTurnoverMinor',
  'statusReason',
  'interaction',
  'task',
  'training-registration',
  'purchase',
  'bonus-request',
  'bonus-entry',
  'buyer-decision',
] as const;

/** The words for a field of a file or of a stored reseller, or for a kind of rows that belong to it. */
export function fieldWord(field: string, t: Translate): string {
  if (knownFields.has(field)) return t(`import:fields.${field as RegisterField}`);
  const stored = changedOnly.find((name) => name === field);
  return t(`import:changed.${stored ?? 'other'}`);
}

/** Every reason for which a cell is refused. */
export const problemCodes = [
  'inn-checksum',
  'inn-format',
  'kpp',
  'email',
  'date',
  'phone',
  'status',
  'level',
  'amount',
  'row-total',
  'column-total',
  'month',
  'productGroup',
  'points',
  'kind',
  'approval',
  'time',
  'duration',
  'channel',
  'name',
  'course',
  'participant',
] as const;

/** Why a cell is refused, in words; a code of a later version gets a general sentence. */
export function problemReason(code: string, t: Translate): string {
  const known = problemCodes.find((name) => name === code);
  return t(`import:problems.${known ?? 'other'}`);
}

/** The whole sentence about a refused cell: which, what stands there, and why not. */
export function problemSentence(problem: CellProblem, t: Translate): string {
  const field = fieldWord(problem.field, t);
  const reason = problemReason(problem.code, t);
  return problem.value.trim() === ''
    ? t('import:rows.inColumnEmpty', { field, reason })
    : t('import:rows.inColumn', { field, value: problem.value, reason });
}

/** The letters of a column as a spreadsheet writes them: 0 is A, 26 is AA. */
export function columnLetters(column: number): string {
  let letters = '';
  for (let rest = column + 1; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters;
  }
  return letters;
}
