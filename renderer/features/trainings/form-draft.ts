/** A participant as typed. */
export type ParticipantRow = {
  readonly name: string;
  readonly position: string;
  readonly phone: string;
  readonly email: string;
  /** The contact it was taken from; null for who is new. */
  readonly contactPk: number | null;
};

/** What stands in the form: kept as one draft. */
export type FormDraft = {
  readonly sessionPk: number | null;
  readonly rows: readonly ParticipantRow[];
};

export const emptyRow: ParticipantRow = {
  name: '',
  position: '',
  phone: '',
  email: '',
  contactPk: null,
};

/** More people of one reseller than any session has seats; the contract takes so many. */
export const mostRows = 100;

/** The draft as it was kept; an empty form where there is none or it cannot be read. */
export function readFormDraft(text: string | undefined): FormDraft {
  const empty: FormDraft = { sessionPk: null, rows: [emptyRow] };
  if (text === undefined) return empty;
  try {
    const { sessionPk, rows } = JSON.parse(text) as Partial<FormDraft>;
    if (!Array.isArray(rows) || rows.length === 0)
      return { ...empty, sessionPk: sessionPk ?? null };
    const known = rows as readonly Partial<ParticipantRow>[];
    return {
      sessionPk: sessionPk ?? null,
      rows: known.map((row) => ({ ...emptyRow, ...row })),
    };
  } catch {
    return empty;
  }
}

/** Whether nothing was typed into a row. */
export function isBlank({ name, position, phone, email }: ParticipantRow): boolean {
  return [name, position, phone, email].every((text) => text.trim() === '');
}

/** The rows with one of them changed; a name that differs is no longer that of the contact. */
export function changeRow(
  rows: readonly ParticipantRow[],
  at: number,
  change: Partial<ParticipantRow>,
): readonly ParticipantRow[] {
  return rows.map((row, index) =>
    index === at
      ? {
          ...row,
          ...(change.name !== undefined && change.name !== row.name ? { contactPk: null } : {}),
          ...change,
        }
      : row,
  );
}

/** The rows with one removed; a form always has a row to type into. */
export function removeRow(rows: readonly ParticipantRow[], at: number): readonly ParticipantRow[] {
  const left = rows.filter((_, index) => index !== at);
  return left.length === 0 ? [emptyRow] : left;
}

/** The rows with one to type into at this place, as long as more are taken. */
export function withRowAt(rows: readonly ParticipantRow[], at: number): readonly ParticipantRow[] {
  return at < rows.length || rows.length >= mostRows ? rows : [...rows, emptyRow];
}

/** The rows with names that were pasted: the first into the row itself, the others behind it. */
export function pasteNames(
  rows: readonly ParticipantRow[],
  at: number,
  names: readonly string[],
): readonly ParticipantRow[] {
  const [first = '', ...others] = names;
  const before = changeRow(rows, at, { name: first });
  const added = others.map((name) => ({ ...emptyRow, name }));
  return [...before.slice(0, at + 1), ...added, ...before.slice(at + 1)].slice(0, mostRows);
}
