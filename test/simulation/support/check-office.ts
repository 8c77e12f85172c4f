import { createHash } from 'node:crypto';
import { entityNames } from '#contract/entities.ts';
import { tableDigests, type TableDigest } from '#db/sync/digest.ts';
import { entityInfo } from '#db/write/entities.ts';
import { entryHash, noHash } from '#server/services/append.ts';
import type { LogEntry } from '#contract/sync/messages.ts';
import { readSyncState } from '#db/sync/sync-state.ts';
import { Broken } from './check-desk.ts';
import type { Settled } from './world.ts';

type Stored = {
  readonly id: string;
  readonly deleted: boolean;
  readonly fields: Record<string, unknown>;
};

const shipped = '019abcde-';

/** The digests that a desktop has when it shows what head office's records say. */
export async function officeDigests({
  office,
  workspace,
  desks,
}: Settled): Promise<Record<string, TableDigest>> {
  const digests: Record<string, TableDigest> = {};
  const rows = await office.store.query<Stored & { entity: string }>(
    `SELECT entity, id, deleted, fields FROM record WHERE workspace = $1 AND row_version > 0
     ORDER BY entity, id`,
    [workspace.id],
  );
  const [desk] = desks;
  for (const entity of entityNames) {
    const { table, fields } = entityInfo(entity);
    const own = rows.filter((row) => row.entity === entity);
    const hash = createHash('sha256');
    for (const { id, deleted, fields: values } of own) {
      // Of rows that every desktop came with, head office knows what was changed.
      const came =
        id.startsWith(shipped) && desk !== undefined
          ? desk.db
              .prepare<[string], Record<string, unknown>>(`SELECT * FROM ${table} WHERE id = ?`)
              .get(id)
          : undefined;
      const line = fields
        .filter(({ sent }) => sent)
        .map(({ field, column, reference, required }) => {
          const value = values[reference?.name ?? field];
          if (value === undefined && came !== undefined && reference === null) return came[column];
          return value ?? (required ? 0 : null);
        });
      hash.update(JSON.stringify([id, deleted ? 1 : 0, ...line])).update('\n');
    }
    digests[entity] = { rows: own.length, digest: hash.digest('hex').slice(0, 32) };
  }
  return digests;
}

/** All desktops show the same, and it is what head office has. Throws `Broken`. */
export async function checkEqual(world: Settled): Promise<void> {
  const office = await officeDigests(world);
  for (const { db, name } of world.desks) {
    for (const [entity, digest] of Object.entries(tableDigests(db))) {
      const there = office[entity];
      if (there?.digest === digest.digest && there.rows === digest.rows) continue;
      throw new Broken(
        `${name} and head office differ in ${entity}: ${digest.rows} rows here, ${String(there?.rows)} there`,
      );
    }
  }
}

type LogRow = Omit<LogEntry, 'fields'> & { readonly text: string; readonly hash: Buffer };

/** The log: its chain is whole, no mutation is in it twice, nobody has read past an entry. Throws `Broken`. */
export async function checkLog({ office, workspace, desks }: Settled): Promise<void> {
  const log = await office.store.query<LogRow>(
    `SELECT seq, entity, id, op, row_version AS "rowVersion", fields::text AS text,
       device_id AS "deviceId", mut_no AS "mutNo", actor, at, hash
     FROM log WHERE workspace = $1 ORDER BY seq`,
    [workspace.id],
  );
  let before: Buffer = noHash;
  const made = new Set<string>();
  const numbers = new Set<string>();
  for (const { text, hash, seq, ...entry } of log) {
    before = entryHash(before, { ...entry, fields: {} }, text);
    if (!before.equals(hash)) throw new Broken(`the chain of the log breaks at ${seq}`);
    const { op, entity, id, deviceId, mutNo } = entry;
    if (op === 'create') {
      if (made.has(id)) throw new Broken(`${entity} ${id} was made twice`);
      made.add(id);
    }
    if (mutNo === null) continue;
    const number = `${String(deviceId)} ${mutNo}`;
    if (numbers.has(number)) throw new Broken(`mutation ${number} took effect twice`);
    numbers.add(number);
  }
  for (const { name, db, seen } of desks) {
    const cursor = readSyncState(db)?.cursor ?? 0;
    const passed = log.find(({ seq }) => seq <= cursor && seq > seen.upTo && !seen.later.has(seq));
    if (passed) throw new Broken(`${name} has read past ${passed.seq} and not seen it`);
  }
}

/** Points and seats as the tables, the ledger and the records have them agree. Throws `Broken`. */
export async function checkAccounts({ office, workspace }: Settled): Promise<void> {
  const wrong = await office.store.query<{ what: string }>(
    `SELECT 'account ' || a.reseller_id AS what FROM account a
     WHERE a.workspace = $1 AND (a.available < 0 OR a.available IS DISTINCT FROM
       (SELECT coalesce(sum(l.points), 0) FROM ledger l
        WHERE l.workspace = $1 AND l.reseller_id = a.reseller_id)
      OR a.reserved IS DISTINCT FROM (SELECT coalesce(-sum(l.points), 0) FROM ledger l
        WHERE l.workspace = $1 AND l.reseller_id = a.reseller_id
          AND l.kind IN ('reservation', 'release')))
     UNION ALL
     SELECT 'ledger ' || coalesce(l.id, r.id) FROM
       (SELECT id, points FROM ledger WHERE workspace = $1) l FULL JOIN
       (SELECT id, (fields ->> 'points')::bigint AS points FROM record
        WHERE workspace = $1 AND entity = 'bonus-entry' AND NOT deleted) r USING (id)
     WHERE l.points IS DISTINCT FROM r.points
     UNION ALL
     SELECT 'session ' || s.session_id FROM session_seat s
     WHERE s.workspace = $1 AND (s.taken > s.seats OR s.taken <>
       (SELECT count(*) FROM record r JOIN record t ON t.workspace = $1
          AND t.entity = 'training-session' AND t.id = s.session_id AND NOT t.deleted
        WHERE r.workspace = $1 AND r.entity = 'training-registration' AND NOT r.deleted
          AND r.fields ->> 'sessionId' = s.session_id::text
          AND r.fields ->> 'state' IN ('submitted', 'received', 'confirmed', 'attended', 'no-show')))
     UNION ALL
     SELECT 'participant ' || min(r.id::text) FROM record r
     WHERE r.workspace = $1 AND r.entity = 'training-registration' AND NOT r.deleted
       AND r.fields ->> 'state' NOT IN ('declined', 'cancelled')
     GROUP BY r.fields ->> 'sessionId', r.fields ->> 'resellerId', r.fields ->> 'participantKey'
     HAVING count(*) > 1
     UNION ALL
     SELECT 'person ' || min(r.id::text) FROM record r
     WHERE r.workspace = $1 AND r.entity = 'person' AND NOT r.deleted
     GROUP BY r.fields ->> 'login' HAVING count(*) > 1`,
    [workspace.id],
  );
  if (wrong[0]) throw new Broken(`head office: wrong ${wrong[0].what}`);
}
