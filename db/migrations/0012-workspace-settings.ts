import { HybridClock } from '#domain/identity/hlc.ts';
import { uuidV7 } from '#domain/identity/uuid-v7.ts';
import type { Database } from 'better-sqlite3';
import { quoted, shippedAt, shippedId, syncedColumnsSql } from './synced-columns.ts';

const table = `
-- Settings that all desktops of a workspace share. Empty: as the program comes.
CREATE TABLE workspace_setting (${syncedColumnsSql}
  key TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  value TEXT NOT NULL DEFAULT ''
) STRICT;
`;

const years = Array.from({ length: 37 }, (_, at) => 2024 + at);
const shipped: readonly (readonly [tail: number, key: string, name: string])[] = [
  [0x500, 'workingHours', 'Рабочие часы'],
  [0x501, 'timeZone', 'Часовой пояс'],
  ...years.map(
    (year) =>
      [0x1000 + year, `calendar-${year}`, `Производственный календарь на ${year} год`] as const,
  ),
];
const values = shipped.map(
  ([tail, key, name]) =>
    `('${shippedId(tail)}', ${shippedAt}, ${shippedAt}, '${key}', ${quoted(name)})`,
);
const rows = `INSERT INTO workspace_setting (id, created_at, updated_at, key, name) VALUES
  ${values.join(',\n  ')};`;

/** Under which name the values of before go up: the settings of one computer were of nobody. */
const upgrade = 'Обновление программы';

type Device = { readonly id: string; readonly mutNo: number; readonly hlc: string };

/** What was set on this computer before becomes an edit of the shared row, and goes up like any other. */
function fill(db: Database): void {
  const device = db
    .prepare<[], Device>(
      'SELECT device_id AS id, last_mut_no AS mutNo, last_hlc AS hlc FROM device',
    )
    .get();
  const set = db
    .prepare<[], { key: string; value: string; id: string }>(
      `SELECT s.key, s.value, w.id FROM setting s JOIN workspace_setting w ON w.key = s.key
       WHERE s.value <> '' ORDER BY w.pk`,
    )
    .all();
  const now = Date.now();
  const clock = new HybridClock(device?.id ?? '', device?.hlc ?? '');
  const write = db.prepare('UPDATE workspace_setting SET value = ?, updated_at = ? WHERE id = ?');
  const send = db.prepare(
    `INSERT INTO mutation (mut_no, mut_id, kind, entity, entity_id, fields, hlc, schema_version,
       actor, created_at, step) VALUES (?, ?, 'patch', 'workspace-setting', ?, ?, ?, 6, ?, ?, ?)`,
  );
  let mutNo = device?.mutNo ?? 0;
  for (const { value, id } of set) {
    write.run(value, now, id);
    if (device === undefined) continue;
    mutNo += 1;
    const fields = JSON.stringify({ value: { value, baseVersion: 0 } });
    send.run(mutNo, uuidV7(now), id, fields, clock.tick(now), upgrade, now, mutNo);
  }
  if (device !== undefined && set.length > 0) {
    db.prepare('UPDATE device SET last_mut_no = ?, last_hlc = ?').run(mutNo, clock.last);
  }
  db.exec('DELETE FROM setting WHERE key IN (SELECT key FROM workspace_setting)');
}

/** Version 12: working hours, zone and official days are of the workspace, not of one computer. */
export const workspaceSettings = {
  version: 12,
  name: 'workspace-settings',
  sql: table + rows,
  fill,
} as const;
