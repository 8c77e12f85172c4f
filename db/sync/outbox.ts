import type { Database, Statement } from 'better-sqlite3';
import { intentOf, type Intent, type MutationSummary } from '#contract/sync/intents.ts';
import { mostMutations, mostPushBytes } from '#contract/sync/limits.ts';
import type { Mutation, PatchedField } from '#contract/sync/mutation.ts';

export type StoredMutation = {
  readonly mutNo: number;
  readonly mutId: string;
  readonly kind: Mutation['kind'];
  readonly entity: string;
  readonly entityId: string;
  readonly fields: string | null;
  readonly hlc: string;
  readonly schemaVersion: number;
  readonly actor: string;
  readonly at: number;
  readonly step: number;
};

/** A step as it goes up, in parts where it is too large for one push. */
export type OutgoingStep = {
  /** The number of its first mutation. */
  readonly step: number;
  readonly intent: Intent | null;
  readonly mutations: readonly Mutation[];
};

export const mutationColumns = `mut_no AS mutNo, mut_id AS mutId, kind, entity, entity_id AS entityId,
  fields, hlc, schema_version AS schemaVersion, actor, created_at AS at, step`;

/** A mutation as the outbox has it, in the shape in which it travels. */
export function mutationOf(row: StoredMutation): Mutation {
  const { mutNo, mutId, entity, entityId: id, hlc, schemaVersion, actor, at } = row;
  const common = { mutNo, mutId, entity, id, hlc, schemaVersion, actor, at };
  const fields = JSON.parse(row.fields ?? '{}') as Record<string, unknown>;
  switch (row.kind) {
    case 'create':
      return {
        ...common,
        kind: 'create',
        fields: fields as Record<string, string | number | null>,
      };
    case 'patch':
      return { ...common, kind: 'patch', fields: fields as Record<string, PatchedField> };
    case 'delete': {
      const base = fields['baseVersion'];
      return { ...common, kind: 'delete', baseVersion: typeof base === 'number' ? base : null };
    }
  }
}

/** What is written by a mutation, without versions. */
export function summaryOf(mutation: Mutation): MutationSummary {
  const { kind, entity } = mutation;
  if (kind === 'create') return { kind, entity, values: mutation.fields };
  if (kind === 'delete') return { kind, entity, values: {} };
  const values = Object.entries(mutation.fields).map(([name, { value }]) => [name, value] as const);
  return { kind, entity, values: Object.fromEntries(values) };
}

const guarded: ReadonlySet<string> = new Set([
  'bonus-entry',
  'bonus-request',
  'bonus-posting',
  'training-registration',
  'training-session',
  'person',
  'access-group',
]);

/** Reads what is to go up, and what of a row is under way. */
export class Outbox {
  readonly #from: Statement<[number, number], StoredMutation>;
  readonly #stepAt: Statement<[number], number>;
  readonly #ofRow: Statement<[string, number], Pick<StoredMutation, 'kind' | 'fields'>>;
  readonly #pending: Statement<[], number>;
  readonly #unsettled: Statement<[], number>;

  constructor(db: Database) {
    this.#from = db.prepare(
      `SELECT ${mutationColumns} FROM mutation WHERE mut_no > ? ORDER BY mut_no LIMIT ?`,
    );
    this.#stepAt = db
      .prepare<[number], number>('SELECT step FROM mutation WHERE mut_no = ?')
      .pluck();
    this.#ofRow = db.prepare(
      `SELECT kind, fields FROM mutation WHERE entity_id = ? AND settled_at IS NULL
         AND (acked_seq IS NULL OR acked_seq > ?)`,
    );
    this.#pending = db.prepare<[], number>('SELECT last_mut_no FROM device WHERE one = 1').pluck();
    this.#unsettled = db
      .prepare<[], number>('SELECT 1 FROM mutation WHERE settled_at IS NULL LIMIT 1')
      .pluck();
  }

  /** How many mutations head office has not answered. */
  pending(ackedMutNo: number): number {
    // Numbers are gapless, so that none has to be counted.
    return (this.#pending.get() ?? 0) - ackedMutNo;
  }

  /** Whether anything is under way, so that rows may have fields of their own. */
  anyUnsettled(): boolean {
    return this.#unsettled.get() !== undefined;
  }

  /**
   * The fields of a row that keep the value typed here while the log is read up to `seq`; null for all of them.
   */
  pendingFields(id: string, seq: number): ReadonlySet<string> | null {
    const names = new Set<string>();
    for (const { kind, fields } of this.#ofRow.all(id, seq)) {
      if (kind === 'create') return null;
      if (kind === 'delete') names.add('deletedAt');
      else for (const name of Object.keys(JSON.parse(fields ?? '{}') as object)) names.add(name);
    }
    return names;
  }

  /** The next steps behind a number, as many as go into one push; empty when all is answered. */
  next(ackedMutNo: number): OutgoingStep[] {
    const rows = this.#from.all(ackedMutNo, mostMutations);
    const steps: OutgoingStep[] = [];
    let bytes = 0;
    for (let at = 0; at < rows.length;) {
      const step = rows[at]?.step ?? 0;
      let end = at;
      let size = 0;
      while (end < rows.length && rows[end]?.step === step) {
        const cost = sizeOf(rows[end]);
        if (bytes + size + cost > mostPushBytes && end > 0 && (end > at || steps.length > 0)) break;
        size += cost;
        end += 1;
      }
      const part = rows.slice(at, end);
      const isWhole =
        this.#stepAt.get((part.at(-1)?.mutNo ?? 0) + 1) !== step && part[0]?.mutNo === step;
      const large = this.#isLarge(step);
      const mutations = part.map(mutationOf);
      const mayBeIntent = !large && part.some(({ entity }) => guarded.has(entity));
      const intent = mayBeIntent ? intentOf(mutations.map(summaryOf)) : null;
      // Whether it is an intent only all of it tells: what does not fit waits for the next push.
      if (!isWhole && !large && steps.length > 0) break;
      if (part.length === 0) break;
      steps.push({ step, intent: isWhole ? intent : null, mutations });
      bytes += size;
      at = end;
      if (bytes >= mostPushBytes) break;
    }
    return steps;
  }

  /** A step that no push holds: each of its mutations then stands for itself. */
  #isLarge(step: number): boolean {
    return this.#stepAt.get(step + mostMutations) === step;
  }
}

/** About what a mutation takes as JSON. */
function sizeOf(row: StoredMutation | undefined): number {
  const around = 330;
  return around + (row?.fields?.length ?? 0) * 2;
}
