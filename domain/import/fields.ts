/** What a column of a register or of an accounting export can mean. `ignore` leaves it out. */
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
  'ignore',
]);

/** A column of a sheet with the meaning that was found or chosen for it. */
export type FieldColumn = { readonly column: number; readonly field: RegisterField };
