import type { Lineage, PullResponse } from '#contract/sync/messages.ts';
import type { Store } from '../store/sql.ts';
import { requireLineage } from './lineage.ts';
import type { Caller } from './push.ts';

export type PullRequest = Lineage & { readonly after: number; readonly limit: number };

type Line = { readonly seq: number; readonly entry: string };

/**
 * The entries of the log behind a cursor, in their order, as the JSON of a `PullResponse`: the texts of the
 * fields are passed on as they are stored. Throws `sync/other-data-set`, `sync/other-epoch`.
 */
export async function pullAsJson(
  store: Store,
  { workspace }: Caller,
  request: PullRequest,
  now: number,
): Promise<string> {
  await requireLineage(store, workspace, request);
  const { after, limit, dataSetId, epoch } = request;
  const lines = await store.query<Line>(
    `SELECT seq, '{"seq":' || seq || ',"entity":' || to_json(entity) || ',"id":"' || id || '","op":"' || op
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
    more,
    serverTime: now,
  };
  const entries = page.map(({ entry }) => entry).join(',');
  return `${JSON.stringify(head).slice(0, -1)},"entries":[${entries}]}`;
}
