import type { SnapshotPart } from '#contract/sync/messages.ts';
import { versionsOf, type StoredRow } from '../../rules/stored-row.ts';
import type { Sql } from '../../store/sql.ts';
import { rowColumns } from '../row-columns.ts';
import { depthSql, type Segment } from './snapshot-plan.ts';

/** So many are read at once: a desktop that asks for something else does not wait long for its turn. */
const rowsAtOnce = 1000;
const beforeAll = '00000000-0000-0000-0000-000000000000';

/** The parts that a segment makes, each of them a chunk; only one of them is in memory at a time. */
export async function* partsOf(
  sql: Sql,
  workspace: string,
  segment: Segment,
): AsyncGenerator<SnapshotPart> {
  let part: StoredRow[] = [];
  for await (const row of rowsOf(sql, workspace, segment)) {
    part.push(row);
    if (part.length < segment.rowsAChunk) continue;
    yield partOf(segment, part);
    part = [];
  }
  if (part.length > 0) yield partOf(segment, part);
}

/** Rows in the order of their ids, which is nearly that of their making. */
async function* rowsOf(sql: Sql, workspace: string, segment: Segment): AsyncGenerator<StoredRow> {
  const { entity, selfReference, depth } = segment;
  // The name of a field that no row has gives every row the depth 0.
  const field = selfReference ?? '';
  let after = beforeAll;
  for (;;) {
    const rows = await sql.query<StoredRow>(
      `SELECT ${rowColumns}
       FROM record r WHERE r.workspace = $1 AND r.entity = $3 AND r.id > $4 AND r.row_version > 0
         AND ${depthSql} = $5
       ORDER BY r.id LIMIT $6`,
      [workspace, field, entity, after, depth, rowsAtOnce],
    );
    yield* rows;
    const last = rows.at(-1);
    if (last === undefined || rows.length < rowsAtOnce) return;
    after = last.id;
  }
}

function partOf(segment: Segment, rows: readonly StoredRow[]): SnapshotPart {
  const names = new Set(rows.flatMap((row) => Object.keys(row.fields)));
  if (segment.withoutReference && segment.selfReference !== null) {
    names.delete(segment.selfReference);
  }
  const fields = [...names];
  return {
    entity: segment.entity,
    fields,
    rows: rows.map((row) => [
      row.id,
      row.rowVersion,
      row.meta === null ? null : versionsOf(row),
      row.at,
      row.actor,
      ...fields.map((field) => row.fields[field] ?? null),
    ]),
  };
}
