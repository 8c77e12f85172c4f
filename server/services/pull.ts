import type { Lineage, PullResponse } from '#contract/sync/messages.ts';
import type { Store } from '../store/sql.ts';
import { requireLineage } from './lineage.ts';
import { markAt, markSql } from './standing.ts';
import type { Caller } from './push.ts';
import { ServiceFault } from './service-fault.ts';

export type PullRequest = Lineage & {
  readonly after: number;
  /** How the log was known there; empty: not at all. */
  readonly mark?: string;
  readonly limit: number;
};

type Line = { readonly seq: number; readonly mark: string; readonly entry: string };

/**
 * The entries of the log behind a cursor, in their order, as the JSON of a `PullResponse`: the texts of the
 * fields are passed on as they are stored. Throws `sync/other-data-set`, and `sync/other-epoch` also where the log
 * is not the one that was read: it was put back, and nobody said so.
 */
export async function pullAsJson(
  store: Store,
  { workspace }: Caller,
  request: PullRequest,
  now: number,
): Promise<string> {
  await requireLineage(store, workspace, request);
  const { after, mark = '', limit, dataSetId, epoch } = request;
  if (mark !== '') await requireSameLog(store, workspace, { ...request, mark });
  const lines = await store.query<Line>(
    `SELECT seq, ${markSql}, '{"seq":' || seq || ',"entity":' || to_json(entity) || ',"id":"' || id || '","op":"' || op
       || '","rowVersion":' || row_version || ',"fields":' || fields::text
       || ',"deviceId":' || coalesce('"' || device_id || '"', 'null')
       || ',"mutNo":' || coalesce(mut_no::text, 'null')
       || ',"actor":' || to_json(actor) || ',"at":' || at || '}' AS entry
     FROM log WHERE workspace = $1 AND seq > $2 ORDER BY seq LIMIT $3`,
    [workspace, after, limit + 1],
  );
  const more = lines.length > limit;
  const page = more ? lines.slice(0, limit) : lines;
  const head: Omit<PullResponse, 'entries'> = {
    dataSetId,
    epoch,
    cursor: page.at(-1)?.seq ?? after,
    mark: page.at(-1)?.mark ?? mark,
    more,
    serverTime: now,
  };
  const entries = page.map(({ entry }) => entry).join(',');
  return `${JSON.stringify(head).slice(0, -1)},"entries":[${entries}]}`;
}

async function requireSameLog(
  store: Store,
  workspace: string,
  { after, mark, dataSetId, epoch }: PullRequest,
): Promise<void> {
  if ((await markAt(store, workspace, after)) === mark) return;
  throw new ServiceFault('sync/other-epoch', 'this is another log', { dataSetId, epoch });
}
