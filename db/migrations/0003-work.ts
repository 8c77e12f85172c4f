import type { Database } from 'better-sqlite3';
import { interactionTerms } from '../write/interaction-search-index.ts';
import { quoted, shippedAt, shippedId, syncedColumnsSql } from './synced-columns.ts';

const tables = `
-- What operators choose from: topics and outcomes of interactions. The name is what is stored with
-- an interaction, so that one of the past keeps its words.
CREATE TABLE list_item (${syncedColumnsSql}
  list TEXT NOT NULL CHECK (list IN ('topic', 'outcome')),
  name TEXT NOT NULL CHECK (name <> ''),
  position INTEGER NOT NULL,
  active INTEGER NOT NULL DEFAULT 1
) STRICT;
CREATE INDEX list_item_list ON list_item (list, position);

-- The calls that run now, among a million that are over.
CREATE INDEX interaction_running ON interaction (operator, occurred_at) WHERE state <> 'done';

-- The course of a call. A parked one is held too, a missed one is done; what is empty is no.
ALTER TABLE interaction ADD COLUMN held_since INTEGER;
ALTER TABLE interaction ADD COLUMN held_ms INTEGER;
ALTER TABLE interaction ADD COLUMN parked INTEGER;
ALTER TABLE interaction ADD COLUMN missed INTEGER;
-- When the line went down, where the telephone tells.
ALTER TABLE interaction ADD COLUMN ended_at INTEGER;

-- The log of interactions, newest first. The narrow index serves the whole list and a period of it;
-- the wide one has all that the log is narrowed by, so that any filters together are one pass over
-- an index in the order of time. Both grow at their end, as rows come: an index for each filter
-- would be as large and be written to in five places.
DROP INDEX interaction_time;
CREATE INDEX interaction_time ON interaction (occurred_at, deleted_at) WHERE deleted_at IS NULL;
CREATE INDEX interaction_log ON interaction
  (occurred_at, deleted_at, operator, channel, topic, outcome, missed) WHERE deleted_at IS NULL;
-- The words of what was written down, normalised before they come here.
CREATE VIRTUAL TABLE interaction_search USING fts5 (
  terms, content = '', contentless_delete = 1, detail = none, tokenize = 'ascii'
);

ALTER TABLE task ADD COLUMN kind TEXT NOT NULL DEFAULT 'follow-up'
  CHECK (kind IN ('follow-up', 'missed-call', 'registration', 'bonus-request', 'other'));
ALTER TABLE task ADD COLUMN registration_pk INTEGER REFERENCES training_registration (pk);
ALTER TABLE task ADD COLUMN request_pk INTEGER REFERENCES bonus_request (pk);
ALTER TABLE task ADD COLUMN critical INTEGER NOT NULL DEFAULT 0;
-- The last time a person did something with it: an untouched one moves up.
ALTER TABLE task ADD COLUMN touched_at INTEGER;
ALTER TABLE task ADD COLUMN escalation INTEGER NOT NULL DEFAULT 0;
ALTER TABLE task ADD COLUMN escalated_at INTEGER;
ALTER TABLE task ADD COLUMN snoozed_until INTEGER;
ALTER TABLE task ADD COLUMN created_by TEXT;
-- Who gave it to its present owner; null for one's own.
ALTER TABLE task ADD COLUMN assigned_by TEXT;
-- The last step that the rules for critical ones took.
ALTER TABLE task ADD COLUMN critical_step INTEGER;
-- The task that this one warns a manager of.
ALTER TABLE task ADD COLUMN warns_pk INTEGER REFERENCES task (pk);
CREATE INDEX task_owner ON task (owner, state, due_at) WHERE deleted_at IS NULL;
CREATE INDEX task_open ON task (kind) WHERE state = 'open' AND deleted_at IS NULL;
CREATE INDEX task_registration ON task (registration_pk) WHERE registration_pk IS NOT NULL;
CREATE INDEX task_request ON task (request_pk) WHERE request_pk IS NOT NULL;
CREATE INDEX task_interaction ON task (interaction_pk) WHERE interaction_pk IS NOT NULL;

-- When an untouched task moves, and to whom; the steps of a kind follow each other. Those for
-- critical ones count apart, beside the usual ones.
CREATE TABLE escalation_rule (${syncedColumnsSql}
  task_kind TEXT NOT NULL,
  critical INTEGER NOT NULL DEFAULT 0,
  step INTEGER NOT NULL,
  -- Of working time since a person touched it; with day_end to the end of the day they lie in.
  after_minutes INTEGER NOT NULL CHECK (after_minutes >= 0),
  day_end INTEGER NOT NULL DEFAULT 0,
  action TEXT NOT NULL CHECK (action IN ('least-loaded', 'manager', 'warn-manager')),
  active INTEGER NOT NULL DEFAULT 1
) STRICT;
`;

const lists = {
  topic: [
    'Авторизация',
    'Тренинги',
    'Бонусы',
    'Цены и условия',
    'Заказ и поставка',
    'Технический вопрос',
    'Рекламные материалы',
    'Претензия',
    'Другое',
  ],
  outcome: [
    'Вопрос решён',
    'Отправлены материалы',
    'Нужно перезвонить',
    'Передано коллеге',
    'Передано менеджеру',
    'Не дозвонились',
    'Отказ',
  ],
} as const;

const items = Object.entries(lists).flatMap(([list, names], listAt) =>
  names.map(
    (name, at) =>
      `INSERT INTO list_item (id, created_at, updated_at, list, name, position) VALUES
       ('${shippedId(0x200 + listAt * 0x100 + at)}', ${shippedAt}, ${shippedAt}, '${list}',
        ${quoted(name)}, ${at});`,
  ),
);

/** A working day of eight hours, in minutes. */
const day = 480;
const rules = (['registration', 'bonus-request', 'missed-call'] as const).flatMap((kind) => [
  [kind, 0, 1, day, 0, 'least-loaded'] as const,
  [kind, 0, 2, 2 * day, 0, 'manager'] as const,
  [kind, 1, 1, 0, 1, 'warn-manager'] as const,
]);
const ruleRows = rules.map(
  ([kind, critical, step, after, dayEnd, action], at) =>
    `INSERT INTO escalation_rule (id, created_at, updated_at, task_kind, critical, step,
       after_minutes, day_end, action) VALUES ('${shippedId(0x400 + at)}', ${shippedAt}, ${shippedAt},
       '${kind}', ${critical}, ${step}, ${after}, ${dayEnd}, '${action}');`,
);

/** Interactions that were there before are found by their words too. */
function fillInteractionSearch(db: Database): void {
  const put = db.prepare('INSERT INTO interaction_search (rowid, terms) VALUES (?, ?)');
  const rows = db
    .prepare<
      [],
      { pk: number; text: string | null; phone: string | null; companyText: string | null }
    >(
      `SELECT pk, text, phone, company_text AS companyText FROM interaction
       WHERE deleted_at IS NULL AND coalesce(text, phone, company_text) IS NOT NULL`,
    )
    .all();
  for (const { pk, ...texts } of rows) put.run(pk, interactionTerms(texts));
}

/** Version 3: what an operator's day needs of interactions and tasks. */
export const work = {
  version: 3,
  name: 'work',
  sql: [tables, ...items, ...ruleRows].join('\n'),
  fill: fillInteractionSearch,
} as const;
