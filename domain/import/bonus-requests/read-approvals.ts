import { readApproval, type Approval } from './read-approval.ts';

/** A cell that says what was decided, by its word or the colour behind it. */
export type ApprovalCell = {
  readonly column: number;
  readonly text: string;
  /** `RRGGBB`. */
  readonly rgb: string | null;
};

/** What the cells of a row say together, or the column of the one that keeps it from being known. */
export type ReadApprovals =
  | { readonly ok: true; readonly column: number; readonly value: Approval }
  | { readonly ok: false; readonly column: number };

const hardest = ['cancelled', 'rejected', 'pending'] as const;

/**
 * Reads what several have decided of one request: one refusal is enough, and all have to agree. Not
 * known when a cell cannot be read, or when it is blank although another one agrees: whoever should
 * have signed there may have nothing against it, or may not have seen it. Throws RangeError for no cell.
 */
export function readApprovals(cells: readonly ApprovalCell[]): ReadApprovals {
  const approvals: { readonly cell: ApprovalCell; readonly value: Approval }[] = [];
  for (const cell of cells) {
    const read = readApproval(cell.text, cell.rgb);
    if (!read.ok) return { ok: false, column: cell.column };
    approvals.push({ cell, value: read.value });
  }
  const [first] = approvals;
  if (first === undefined) throw new RangeError('no cell says what was decided');
  const told = approvals.filter(({ cell, value }) => cell.text !== '' || value.byColour);
  for (const decision of hardest) {
    const found = told.find(({ value }) => value.decision === decision);
    if (found !== undefined) return { ok: true, column: found.cell.column, value: found.value };
  }
  const blank = approvals.find((one) => !told.includes(one));
  if (blank !== undefined && told.length > 0) return { ok: false, column: blank.cell.column };
  const last = told.findLast(({ value }) => value.by !== null) ?? told.at(-1) ?? first;
  return { ok: true, column: last.cell.column, value: last.value };
}
