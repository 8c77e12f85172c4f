import type { Database, Statement } from 'better-sqlite3';
import type {
  FieldChange,
  TimelineEntry,
  TimelineFacts,
  timelineKinds,
} from '#contract/reseller.ts';
import { taskKinds, type TaskKind } from '#domain/task/task-kinds.ts';
import { rowField } from '../write/write-transaction.ts';
import { interactionChannels, Interactions, type Interaction } from './interaction.ts';

type Kind = (typeof timelineKinds)[number];
type Position = { readonly at: number; readonly key: string };

type PlainRow = {
  pk: number;
  at: number;
  actor: string | null;
  title: string;
  text: string | null;
  facts?: string;
};
type ChangeRow = FieldChange & { groupNo: number; label: string | null };

/** Everything that happened with a reseller, one line each, newest first. */
export class Timeline {
  readonly #interactions: Interactions;
  readonly #plain: readonly {
    kind: Kind;
    statement: Statement<[number, number, number], PlainRow>;
  }[];
  readonly #tasks: Statement<[number, number, string, number], PlainRow>;
  readonly #changes: Statement<[number, number, number, number], ChangeRow>;
  readonly #history: Statement<[number], FieldChange>;

  constructor(db: Database) {
    this.#interactions = new Interactions(db);
    const plain = (kind: Kind, sql: string) => ({
      kind,
      statement: db.prepare<[number, number, number], PlainRow>(sql),
    });
    this.#plain = [
      plain(
        'note',
        `SELECT pk, at, author AS actor, text AS title, text FROM note
         WHERE reseller_pk = ? AND at <= ? AND deleted_at IS NULL
         ORDER BY at DESC, pk DESC LIMIT ?`,
      ),
      plain(
        'training',
        `SELECT g.pk, g.registered_at AS at, NULL AS actor, c.name AS title, NULL AS text,
          json_object('kind', 'training', 'participant', g.participant, 'startsOn', s.starts_on) AS facts
         FROM training_registration g JOIN training_session s ON s.pk = g.session_pk
         JOIN training_course c ON c.pk = s.course_pk
         WHERE g.reseller_pk = ? AND g.registered_at <= ? AND g.deleted_at IS NULL
         ORDER BY g.registered_at DESC, g.pk DESC LIMIT ?`,
      ),
      plain(
        'bonus',
        `SELECT pk, at, NULL AS actor, '' AS title, NULL AS text,
          json_object('kind', 'points', 'entry', kind, 'points', points) AS facts
         FROM bonus_entry
         WHERE reseller_pk = ? AND at <= ? AND deleted_at IS NULL
         ORDER BY at DESC, pk DESC LIMIT ?`,
      ),
      // A purchase is known by its month only and stands at the month's beginning.
      plain(
        'purchase',
        `SELECT pk, unixepoch(month || '-01') * 1000 AS at, distributor AS actor,
          product_group AS title, NULL AS text,
          json_object('kind', 'purchase', 'month', month, 'amountMinor', amount_minor,
            'currency', currency) AS facts
         FROM purchase
         WHERE reseller_pk = ? AND month <= coalesce(strftime('%Y-%m', ? / 1000, 'unixepoch'), '9999')
           AND deleted_at IS NULL
         ORDER BY month DESC, pk DESC LIMIT ?`,
      ),
      plain(
        'import',
        `SELECT b.pk, b.started_at AS at, b.actor, b.file_name AS title, NULL AS text
         FROM reseller r JOIN import_batch b ON b.pk = r.batch_pk
         WHERE r.pk = ? AND b.started_at <= ? LIMIT ?`,
      ),
    ];
    this.#tasks = db.prepare(
      `SELECT pk, due_at AS at, owner AS actor, title, text FROM task
       WHERE reseller_pk = ? AND due_at <= ? AND deleted_at IS NULL
         AND kind IN (SELECT value FROM json_each(?))
       ORDER BY due_at DESC, pk DESC LIMIT ?`,
    );
    this.#changes = db.prepare(
      `SELECT c.group_no AS groupNo, c.entity, c.field, c.old_value AS oldValue,
        c.new_value AS newValue, c.actor, c.at, c.batch_pk AS batchPk,
        CASE c.entity
          WHEN 'contact' THEN (SELECT name FROM contact WHERE pk = c.entity_pk)
          WHEN 'phone' THEN (SELECT e164 FROM phone WHERE pk = c.entity_pk)
          WHEN 'email' THEN (SELECT address FROM email WHERE pk = c.entity_pk)
        END AS label
       FROM change c
       WHERE c.reseller_pk = ? AND c.entity IN ('reseller', 'contact', 'phone', 'email')
         -- So many steps, not so many rows: a step cut in two would hide all that is older.
         AND c.group_no IN (SELECT group_no FROM change
           WHERE reseller_pk = ? AND at <= ? AND entity IN ('reseller', 'contact', 'phone', 'email')
           GROUP BY group_no ORDER BY max(at) DESC LIMIT ?)
       ORDER BY c.at DESC, c.pk DESC`,
    );
    this.#history = db.prepare(
      `SELECT entity, field, old_value AS oldValue, new_value AS newValue, actor, at,
        batch_pk AS batchPk
       FROM change WHERE entity = 'reseller' AND entity_pk = ? ORDER BY pk DESC LIMIT 1000`,
    );
  }

  /** One page, newest first; `before` is the last entry of the page before. */
  page(
    resellerPk: number,
    limit: number,
    before?: Position,
    kinds?: readonly Kind[],
    ofTasks: readonly TaskKind[] = taskKinds,
  ): { entries: TimelineEntry[]; more: boolean } {
    const wanted = (kind: Kind) => !kinds || kinds.includes(kind);
    const at = before?.at ?? Number.MAX_SAFE_INTEGER;
    // Entries of the same instant were perhaps shown already: ask for more than is needed.
    const enough = limit + 50;
    const entries: TimelineEntry[] = [];
    const channels = interactionChannels.filter(wanted);
    if (channels.length > 0) {
      const upTo = { occurredAt: at, pk: Number.MAX_SAFE_INTEGER };
      const rows = this.#interactions.ofReseller(resellerPk, enough, upTo, channels);
      entries.push(...rows.map(interactionEntry));
    }
    for (const { kind, statement } of this.#plain) {
      if (!wanted(kind)) continue;
      for (const row of statement.all(resellerPk, at, enough)) entries.push(plainEntry(kind, row));
    }
    if (wanted('task')) {
      const rows = this.#tasks.all(resellerPk, at, JSON.stringify(ofTasks), enough);
      entries.push(...rows.map((row) => plainEntry('task', row)));
    }
    if (wanted('change') || wanted('status')) {
      entries.push(
        ...groupChanges(this.#changes.all(resellerPk, resellerPk, at, enough)).filter((e) =>
          wanted(e.kind),
        ),
      );
    }
    const rest = entries
      .sort(newestFirst)
      .filter((entry) => !before || newestFirst(before, entry) < 0);
    return { entries: rest.slice(0, limit), more: rest.length > limit };
  }

  /** Who changed which field of the reseller when, from what to what; newest first. */
  history(resellerPk: number, field?: string): FieldChange[] {
    const all = this.#history.all(resellerPk);
    return field === undefined ? all : all.filter((change) => change.field === field);
  }
}

function newestFirst(a: Position, b: Position): number {
  return b.at - a.at || (a.key < b.key ? 1 : a.key > b.key ? -1 : 0);
}

const noDetails = {
  outcome: null,
  contact: null,
  durationSeconds: null,
  changes: [],
  facts: null,
} as const;

function interactionEntry(row: Interaction): TimelineEntry {
  return {
    key: `interaction:${String(row.pk)}`,
    kind: row.missed === 1 ? 'call-missed' : row.channel,
    at: row.occurredAt,
    actor: row.operator,
    title: row.topic ?? '',
    text: row.text,
    outcome: row.outcome,
    contact: row.contact,
    durationSeconds: row.durationSeconds,
    changes: [],
    facts: null,
  };
}

function plainEntry(kind: Kind, row: PlainRow): TimelineEntry {
  return {
    key: `${kind}:${String(row.pk)}`,
    kind,
    at: row.at,
    actor: row.actor,
    title: row.title,
    text: row.text,
    ...noDetails,
    facts: row.facts === undefined ? null : (JSON.parse(row.facts) as TimelineFacts),
  };
}

/** What was changed in one step is one entry. */
function groupChanges(rows: readonly ChangeRow[]): TimelineEntry[] {
  const groups = new Map<number, ChangeRow[]>();
  for (const row of rows) {
    const group = groups.get(row.groupNo);
    if (group) group.push(row);
    else groups.set(row.groupNo, [row]);
  }
  return [...groups].flatMap(([groupNo, group]) => {
    const head = group[0];
    if (!head) return [];
    const status = group.some((change) => change.field === 'status');
    return {
      ...noDetails,
      key: `change:${String(groupNo)}`,
      kind: status ? ('status' as const) : ('change' as const),
      at: head.at,
      actor: head.actor,
      title: group.find((change) => change.field !== rowField)?.field ?? head.entity,
      text: null,
      changes: group.map(({ groupNo: _group, label, ...change }) =>
        change.field === rowField && label !== null
          ? {
              ...change,
              oldValue: change.oldValue === 'created' ? label : null,
              newValue: change.newValue === 'created' ? label : null,
            }
          : change,
      ),
    };
  });
}
