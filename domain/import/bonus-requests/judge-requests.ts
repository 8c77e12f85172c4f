import { isBlank } from '../cell-words.ts';
import { columnsOf, type FieldColumn, type RegisterField } from '../fields.ts';
import { buyerFields, buyerOf, buyerProblems } from '../judge-buyer.ts';
import { rowJudge, type CellFill, type JudgeOptions, type RowSurroundings } from '../judge-row.ts';
import { rowCells, type RowProblem } from '../row-cells.ts';
import { fillHue, type FillHue } from './fill-hue.ts';
import type { Decision } from './read-approval.ts';
import { readApprovals, type ReadApprovals } from './read-approvals.ts';
import { readPoints } from './read-points.ts';
import type { RequestRecord } from './request-record.ts';
import { readRequestKind } from './request-words.ts';

export type JudgedRequest = {
  /** Null when a cell of it cannot be read. */
  readonly record: RequestRecord | null;
  readonly problems: readonly RowProblem[];
  /** Points by column, for the sums below; null for what cannot be read. */
  readonly sums: ReadonlyMap<number, number | null>;
  /** What only the colour of a cell says, for a file without colours. */
  readonly coloured: ColouredCell | null;
};

/** A decision that the colour has told, or the colour itself where it contradicts the word. */
export type ColouredCell = { readonly column: number; readonly word: Decision | FillHue };

/** Reads the rows of one sheet of requests. Makes a function, so that the plan is made once. */
export function requestJudge(
  columns: readonly FieldColumn[],
  options: JudgeOptions,
): (cells: readonly string[], around: RowSurroundings) => JudgedRequest {
  const judgeBuyer = rowJudge(
    columns.filter(({ field }) => buyerFields.has(field) || field === 'note'),
    'resellers',
  );
  const at = (field: RegisterField): number | undefined => columnsOf(columns, field)[0];
  const [points, kind] = [at('points'), at('requestKind')];
  const approvals = columnsOf(columns, 'approval');
  const [approval] = approvals;
  const [number, requestedOn] = [at('requestNumber'), at('requestedOn')];
  const [decidedOn, decidedBy] = [at('decidedOn'), at('decidedBy')];
  const hasDetails = at('note') !== undefined;

  return (cells, around) => {
    const problems: RowProblem[] = [];
    const { text, refuse, date } = rowCells(cells, problems, options);

    const buyer = judgeBuyer(cells, around);
    problems.push(...buyerProblems(buyer));
    const spent = readPoints(text(points));
    if (!spent.ok) refuse(points, 'points', 'points');
    const way = readRequestKind(text(kind));
    if (!way.ok) refuse(kind, 'requestKind', 'kind');
    const asked = date(requestedOn, 'requestedOn');
    if (requestedOn !== undefined && isBlank(text(requestedOn))) {
      refuse(requestedOn, 'requestedOn', 'date');
    }
    const decided = date(decidedOn, 'decidedOn');
    const fill = around.fill ?? null;
    // Without a column for the decision the whole row bears its colour.
    const places = approvals.length > 0 || fill === null ? approvals : [fill.column];
    const decisions = places.map((column) => ({
      column,
      text: approval === undefined ? '' : text(column),
      rgb: fill?.column === column ? fill.rgb : null,
    }));
    const read = decisions.length > 0 ? readApprovals(decisions) : null;
    const told = read?.ok === true ? read.value : null;
    // Points were written off on a day, and yet nobody has agreed: which of them holds?
    const isDoubtful = told?.decision === 'pending' && decided !== null;
    if (read?.ok === false || isDoubtful) refuse(read?.column, 'approval', 'approval');

    const record: RequestRecord | null =
      spent.ok && way.ok && problems.length === 0
        ? {
            buyer: buyerOf(buyer.record),
            number: text(number) || null,
            requestedOn: asked,
            kind: way.value,
            points: spent.value,
            decision: told?.decision ?? (approval === undefined ? undefined : 'pending'),
            decidedOn: decidedOn === undefined ? undefined : decided,
            // A signature is the decision itself, so it counts before a name beside it.
            decidedBy: told?.by ?? (decidedBy === undefined ? undefined : text(decidedBy) || null),
            details: hasDetails ? buyer.record.note : undefined,
          }
        : null;
    return {
      record,
      problems,
      sums: sumsOf(points, text(points), spent.ok ? spent.value : null),
      coloured: approval === undefined ? null : colouredOf(read, fill),
    };
  };
}

function sumsOf(
  column: number | undefined,
  text: string,
  points: number | null,
): JudgedRequest['sums'] {
  return new Map(column === undefined || text === '' ? [] : [[column, points]]);
}

function colouredOf(read: ReadApprovals | null, fill: CellFill | null): ColouredCell | null {
  if (read === null) return null;
  const { column } = read;
  if (read.ok) return read.value.byColour ? { column, word: read.value.decision } : null;
  const hue = fill?.column === column ? fillHue(fill.rgb) : null;
  return hue === null ? null : { column, word: hue };
}
