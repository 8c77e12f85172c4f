/**
 * What a column of a register, of an accounting export, of a report of purchases, of a list of requests
 * to spend points, of a log or of a form can mean. The header of an `amount` tells its month and product
 * group. `startsOn` is the first day of a training, or all of its days; `filedOn` the day of the form.
 * `ignore` leaves a column out.
 */
export const registerFields = [
  'number',
  'name',
  'legalForm',
  'inn',
  'kpp',
  'innKpp',
  'city',
  'region',
  'address',
  'contact',
  'position',
  'phone',
  'email',
  'status',
  'authorisedOn',
  'level',
  'manager',
  'segment',
  'note',
  'code',
  'turnover',
  'lastPurchaseOn',
  'amount',
  'total',
  'month',
  'productGroup',
  'distributor',
  'requestNumber',
  'requestedOn',
  'requestKind',
  'points',
  'approval',
  'decidedOn',
  'decidedBy',
  'participant',
  'course',
  'startsOn',
  'endsOn',
  'filedOn',
  'venue',
  'format',
  'occurredOn',
  'occurredTime',
  'channel',
  'direction',
  'topic',
  'outcome',
  'operator',
  'duration',
  'followUpOn',
  'ignore',
] as const;
export type RegisterField = (typeof registerFields)[number];

/** Several columns may carry these: their cells are read one after the other. */
export const repeatableFields: ReadonlySet<RegisterField> = new Set<RegisterField>([
  'phone',
  'email',
  'contact',
  'position',
  'note',
  'address',
  'name',
  'amount',
  'total',
  'participant',
  'approval',
  'ignore',
]);

/** A column of a sheet with the meaning that was found or chosen for it. */
export type FieldColumn = { readonly column: number; readonly field: RegisterField };

/** The columns of one field or of several, in the order of the sheet. */
export function columnsOf(
  columns: readonly FieldColumn[],
  ...fields: readonly RegisterField[]
): readonly number[] {
  return columns.filter(({ field }) => fields.includes(field)).map(({ column }) => column);
}
