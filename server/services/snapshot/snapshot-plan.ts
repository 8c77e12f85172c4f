import { snapshotOrder } from '#contract/sync/entity-order.ts';
import type { Sql } from '../../store/sql.ts';

const mostRowsAChunk = 5000;
const fewestRowsAChunk = 50;
/** Rows with long texts come fewer to a chunk, so that none is too large to hold and to send. */
const bytesAChunk = 4 * 1024 * 1024;

/** Rows of one kind that stand together in a snapshot. */
export type Segment = {
  readonly entity: string;
  /** The field by which rows of this kind refer to others of it; null where none does. */
  readonly selfReference: string | null;
  /** How many rows of its own kind stand before a row: 0, 1, or 2 for all beyond. */
  readonly depth: 0 | 1 | 2;
  /** Sent at first without what they refer to, because it may come later or in a circle. */
  readonly withoutReference: boolean;
  readonly rows: number;
  readonly rowsAChunk: number;
};

/** The fields by which rows refer to others of their own kind. */
export const selfReferences: Readonly<Partial<Record<string, string>>> = {
  'bonus-entry': 'reversesId',
  task: 'warnsId',
};

/** SQL for the depth of a row `r` of the workspace $1, by the field in $2. */
export const depthSql = `CASE WHEN r.fields->>$2::text IS NULL THEN 0
  WHEN EXISTS (SELECT 1 FROM record t WHERE t.workspace = $1 AND t.entity = r.entity
    AND t.id = CASE WHEN r.fields->>$2::text ~ '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$'
      THEN (r.fields->>$2::text)::uuid END
    AND t.fields->>$2::text IS NOT NULL) THEN 2
  ELSE 1 END`;

type Kind = { readonly entity: string; readonly rows: number; readonly bytes: number };

/**
 * What a snapshot will have, in the order in which it is sent: what a row refers to comes before it. Kinds that
 * this version does not know come last, for the desktops that do.
 */
export async function planSnapshot(sql: Sql, workspace: string): Promise<Segment[]> {
  const kinds = await sql.query<Kind>(
    `SELECT entity, count(*) AS rows, sum(pg_column_size(fields))::bigint AS bytes
     FROM record WHERE workspace = $1 AND row_version > 0 GROUP BY entity ORDER BY entity`,
    [workspace],
  );
  const known: readonly string[] = snapshotOrder;
  const place = ({ entity }: Kind): number => {
    const at = known.indexOf(entity);
    return at < 0 ? known.length : at;
  };
  const segments: Segment[] = [];
  for (const kind of [...kinds].sort((a, b) => place(a) - place(b))) {
    segments.push(...(await segmentsOf(sql, workspace, kind)));
  }
  return segments.filter(({ rows }) => rows > 0);
}

async function segmentsOf(sql: Sql, workspace: string, kind: Kind): Promise<Segment[]> {
  const { entity, rows, bytes } = kind;
  const selfReference = selfReferences[entity] ?? null;
  const fitting = Math.floor(bytesAChunk / Math.max(1, bytes / rows));
  const rowsAChunk = Math.min(mostRowsAChunk, Math.max(fewestRowsAChunk, fitting));
  const common = { entity, selfReference, rowsAChunk, withoutReference: false };
  if (selfReference === null) return [{ ...common, depth: 0, rows }];
  const counts = await sql.query<{ depth: number; rows: number }>(
    `SELECT ${depthSql} AS depth, count(*) AS rows FROM record r
     WHERE r.workspace = $1 AND r.entity = $3 AND r.row_version > 0 GROUP BY 1`,
    [workspace, selfReference, entity],
  );
  const at = (depth: number) => counts.find((one) => one.depth === depth)?.rows ?? 0;
  return [
    { ...common, depth: 0, rows: at(0) },
    { ...common, depth: 1, rows: at(1) },
    { ...common, depth: 2, rows: at(2), withoutReference: true },
    { ...common, depth: 2, rows: at(2) },
  ];
}

/** How many chunks these make. */
export function chunksOf(segments: readonly Segment[]): number {
  return segments.reduce((sum, { rows, rowsAChunk }) => sum + Math.ceil(rows / rowsAChunk), 0);
}
