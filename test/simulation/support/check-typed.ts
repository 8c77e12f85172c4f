import { entityNames } from '#contract/entities.ts';
import type { Mutation, Scalar } from '#contract/sync/mutation.ts';
import { entityInfo } from '#db/write/entities.ts';
import { valuesOf } from '#server/rules/mutation-values.ts';
import { Broken } from './check-desk.ts';
import type { Desk } from './desk.ts';
import type { Settled, World } from './world.ts';

type Answer = { readonly mutId: string; readonly status: string };

/**
 * Every value that somebody typed is where people find it: in the log, on the list of conflicts, or given back
 * with what was refused. Where head office was put back, in a row or in the history of some desktop at least.
 * Throws `Broken`.
 */
export async function checkTyped(
  world: Settled & Pick<World, 'made' | 'wasPutBack'>,
): Promise<void> {
  const { office, workspace, desks, made, wasPutBack } = world;
  const answers = await office.store.query<Answer>(
    'SELECT mut_id AS "mutId", status FROM outcome WHERE workspace = $1',
    [workspace.id],
  );
  const statusOf = new Map(answers.map(({ mutId, status }) => [mutId, status]));
  const known = await valuesOfLog(world);
  const refused = desks.map(refusedInput).join('\n');
  const everywhere = wasPutBack ? desks.map(allText).join('\n') : '';
  for (const { mutation, desk } of made.all.values()) {
    const status = statusOf.get(mutation.mutId);
    if (status === undefined && !wasPutBack) {
      throw new Broken(`head office never heard of ${describe(mutation)} of ${desk}`);
    }
    if (status === 'refused' || status === 'dropped') {
      if (refused.includes(mutation.mutId) || wasPutBack) continue;
      throw new Broken(`${describe(mutation)} of ${desk} was refused and nobody was told`);
    }
    for (const [name, value] of Object.entries(valuesOf(mutation))) {
      if (value === null || name === 'createdAt') continue;
      if (known.has(keyOf(mutation.id, name, value))) continue;
      if (typeof value === 'string' && isIn(known, mutation, name, value)) continue;
      if (everywhere.includes(JSON.stringify(value).slice(1, -1))) continue;
      throw new Broken(`${name} = ${String(value)} of ${describe(mutation)} of ${desk} is lost`);
    }
  }
}

function describe({ kind, entity, id, mutNo }: Mutation): string {
  return `${kind} ${mutNo} of ${entity} ${id}`;
}

const keyOf = (id: string, name: string, value: Scalar) => `${id} ${name} ${JSON.stringify(value)}`;

/** Whether each word that was new in a text is in some later one. */
function isIn(
  known: ReadonlySet<string>,
  mutation: Mutation,
  name: string,
  value: string,
): boolean {
  if (mutation.kind !== 'patch') return false;
  const base = new Set((mutation.fields[name]?.baseValue ?? '').split(' '));
  const added = value.split(' ').filter((word) => !base.has(word));
  const start = `${mutation.id} ${name} `;
  const texts = [...known].filter((key) => key.startsWith(start));
  return added.every((word) => texts.some((text) => text.includes(word)));
}

/** What the log and the list of conflicts have, by row and field. */
async function valuesOfLog({ office, workspace }: Settled): Promise<Set<string>> {
  const known = new Set<string>();
  const log = await office.store.query<{
    entity: string;
    id: string;
    fields: Record<string, Scalar>;
  }>('SELECT entity, id, fields FROM log WHERE workspace = $1', [workspace.id]);
  for (const { entity, id, fields } of log) {
    for (const [name, value] of Object.entries(fields)) known.add(keyOf(id, name, value));
    if (entity !== 'conflict') continue;
    const { rowId, field, lostValue } = fields;
    if (typeof lostValue !== 'string') continue;
    known.add(keyOf(String(rowId), String(field), JSON.parse(lostValue) as Scalar));
  }
  return known;
}

function refusedInput({ db }: Desk): string {
  return db.prepare<[], string>('SELECT input FROM refusal').pluck().all().join('\n');
}

/** All that a desktop has: rows, history, refusals, outbox. */
function allText({ db }: Desk): string {
  const tables = entityNames.map((entity) => entityInfo(entity).table);
  return [...tables, 'change', 'refusal', 'mutation']
    .flatMap((table) => db.prepare(`SELECT * FROM ${table}`).all())
    .map((row) => JSON.stringify(row))
    .join('\n');
}
