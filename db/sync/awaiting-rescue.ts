import type { Database } from 'better-sqlite3';
import type { PushResponse } from '#contract/sync/messages.ts';
import { entityInfo } from '../write/entities.ts';
import type { OutgoingStep } from './outbox.ts';
import { isKnownEntity } from './take-rows.ts';

/** It is not the row that is refused: what it rests on is lost at head office as well, and goes up again. */
const restsOnLost: ReadonlySet<string | undefined> = new Set([
  'sync/row-missing',
  'sync/reference-missing',
]);

/**
 * The ids of rows that an answer calls absent and that head office had before it was restored: they may stand nowhere
 * else, so they stay here until `sendLostRows` has sent them up. What the answer refuses to have made is not among
 * them, be it that it only missed another row; of an intent that too, as it stands whole or not at all.
 */
export function awaitingRescue(
  db: Database,
  steps: readonly OutgoingStep[],
  { outcomes, rows }: Pick<PushResponse, 'outcomes' | 'rows'>,
): ReadonlySet<string> {
  const absent = rows.filter(({ present }) => !present);
  if (absent.length === 0) return new Set();
  const refused = new Map(outcomes.map(({ mutNo, status, code }) => [mutNo, { status, code }]));
  const unmade = new Set<string>();
  for (const { intent, mutations } of steps) {
    for (const { kind, mutNo, id } of mutations) {
      const outcome = refused.get(mutNo);
      if (kind !== 'create' || outcome?.status !== 'refused') continue;
      if (intent !== null || !restsOnLost.has(outcome.code)) unmade.add(id);
    }
  }
  const asked = absent.filter(({ id }) => !unmade.has(id));
  const noted = db
    .prepare<[string], string>(
      'SELECT id FROM known_before WHERE id IN (SELECT value FROM json_each(?))',
    )
    .pluck()
    .all(JSON.stringify(asked.map(({ id }) => id)));
  // A restore that is not noticed yet is by the log, and notes them then.
  const known = asked.filter(({ entity, id }) => isKnownThere(db, entity, id));
  return new Set([...noted, ...known.map(({ id }) => id)]);
}

function isKnownThere(db: Database, entity: string, id: string): boolean {
  if (!isKnownEntity(entity)) return false;
  const row = db.prepare<[string], number>(
    `SELECT 1 FROM ${entityInfo(entity).table} WHERE id = ? AND row_version > 0`,
  );
  return row.pluck().get(id) !== undefined;
}
