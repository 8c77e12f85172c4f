/**
 * Version 1: the tables of all areas. `pk` is this desktop's own row number (fast joins, small
 * indexes); `id` is the UUIDv7 that head office and the other desktops know the row by.
 * Columns are only ever added later, so that two versions can exchange rows.
 */
const synced = `
  pk INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE CHECK (length(id) = 36),
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL,
  deleted_at INTEGER,
  row_version INTEGER NOT NULL DEFAULT 0,
  field_versions TEXT,
  batch_pk INTEGER REFERENCES import_batch (pk),
`;

const importAndOutbox = `
CREATE TABLE import_batch (
  pk INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE CHECK (length(id) = 36),
  kind TEXT NOT NULL,
  file_name TEXT NOT NULL,
  file_digest TEXT NOT NULL,
  mapping TEXT,
  state TEXT NOT NULL CHECK (state IN ('running', 'done', 'undone', 'cancelled')),
  started_at INTEGER NOT NULL,
  finished_at INTEGER,
  actor TEXT NOT NULL,
  created INTEGER NOT NULL DEFAULT 0,
  updated INTEGER NOT NULL DEFAULT 0,
  unchanged INTEGER NOT NULL DEFAULT 0,
  duplicates INTEGER NOT NULL DEFAULT 0,
  rejected INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX import_batch_digest ON import_batch (file_digest);

CREATE TABLE import_mapping (
  shape TEXT PRIMARY KEY,
  kind TEXT NOT NULL,
  columns TEXT NOT NULL,
  updated_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- What the last import said of a row: a file read again changes only what was edited in the file,
-- and never takes back what a person has edited here since.
CREATE TABLE import_source (
  reseller_pk INTEGER NOT NULL REFERENCES reseller (pk),
  kind TEXT NOT NULL,
  record TEXT NOT NULL,
  batch_pk INTEGER NOT NULL REFERENCES import_batch (pk),
  PRIMARY KEY (reseller_pk, kind)
) STRICT, WITHOUT ROWID;

CREATE TABLE device (
  one INTEGER PRIMARY KEY CHECK (one = 1),
  device_id TEXT NOT NULL,
  data_set_id TEXT NOT NULL,
  last_mut_no INTEGER NOT NULL,
  last_hlc TEXT NOT NULL,
  created_at INTEGER NOT NULL
) STRICT;

CREATE TABLE mutation (
  mut_no INTEGER PRIMARY KEY,
  mut_id TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('create', 'patch', 'delete', 'intent')),
  entity TEXT NOT NULL,
  entity_id TEXT NOT NULL,
  fields TEXT,
  intent TEXT,
  args TEXT,
  hlc TEXT NOT NULL,
  schema_version INTEGER NOT NULL,
  actor TEXT NOT NULL,
  created_at INTEGER NOT NULL
) STRICT;

CREATE TABLE change (
  pk INTEGER PRIMARY KEY,
  group_no INTEGER NOT NULL,
  entity TEXT NOT NULL,
  entity_pk INTEGER NOT NULL,
  reseller_pk INTEGER,
  field TEXT NOT NULL,
  old_value ANY,
  new_value ANY,
  actor TEXT NOT NULL,
  at INTEGER NOT NULL,
  batch_pk INTEGER REFERENCES import_batch (pk),
  mut_no INTEGER NOT NULL
) STRICT;
CREATE INDEX change_row ON change (entity, entity_pk, field);
CREATE INDEX change_reseller ON change (reseller_pk, at) WHERE reseller_pk IS NOT NULL;
CREATE INDEX change_group ON change (group_no);
CREATE INDEX change_batch ON change (batch_pk) WHERE batch_pk IS NOT NULL;

CREATE TABLE draft (
  key TEXT PRIMARY KEY,
  value TEXT NOT NULL,
  updated_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE setting (
  key TEXT PRIMARY KEY,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE saved_view (
  pk INTEGER PRIMARY KEY,
  list TEXT NOT NULL,
  name TEXT NOT NULL,
  definition TEXT NOT NULL,
  UNIQUE (list, name)
) STRICT;
`;

const resellers = `
CREATE TABLE reseller (${synced}
  name TEXT NOT NULL CHECK (name <> ''),
  name_key TEXT NOT NULL,
  legal_form TEXT,
  written_name TEXT,
  inn TEXT,
  inn_written TEXT,
  kpp TEXT,
  city TEXT,
  region TEXT,
  address TEXT,
  status TEXT NOT NULL CHECK (status IN ('candidate', 'submitted', 'in-review',
    'documents-requested', 'authorised', 'refused', 'suspended', 'expired')),
  status_reason TEXT,
  authorised_on TEXT,
  authorised_on_written TEXT,
  level TEXT CHECK (level IN ('gold', 'silver', 'bronze')),
  manager TEXT,
  segment TEXT,
  accounting_code TEXT,
  accounting_turnover_minor INTEGER,
  last_purchase_on TEXT,
  note TEXT,
  hidden_in_source INTEGER NOT NULL DEFAULT 0,
  last_interaction_at INTEGER
) STRICT;
-- deleted_at stands in these indexes because SQLite reads it again even where the index is partial:
-- with it a list is read from the index alone.
CREATE INDEX reseller_name ON reseller (deleted_at, name_key) WHERE deleted_at IS NULL;
CREATE INDEX reseller_inn ON reseller (inn, kpp) WHERE deleted_at IS NULL AND inn IS NOT NULL;
CREATE INDEX reseller_status ON reseller (status, deleted_at, name_key) WHERE deleted_at IS NULL;
CREATE INDEX reseller_level ON reseller (level, deleted_at, name_key) WHERE deleted_at IS NULL;
CREATE INDEX reseller_city ON reseller (city, deleted_at, name_key) WHERE deleted_at IS NULL;
CREATE INDEX reseller_region ON reseller (region, deleted_at, name_key) WHERE deleted_at IS NULL;
CREATE INDEX reseller_manager ON reseller (manager, deleted_at, name_key) WHERE deleted_at IS NULL;
CREATE INDEX reseller_segment ON reseller (segment, deleted_at, name_key) WHERE deleted_at IS NULL;
CREATE INDEX reseller_batch ON reseller (batch_pk) WHERE batch_pk IS NOT NULL;

CREATE TABLE contact (${synced}
  reseller_pk INTEGER NOT NULL REFERENCES reseller (pk),
  name TEXT NOT NULL CHECK (name <> ''),
  position TEXT,
  note TEXT,
  consent_calls TEXT CHECK (consent_calls IN ('granted', 'refused')),
  consent_letters TEXT CHECK (consent_letters IN ('granted', 'refused')),
  consent_personal_data TEXT CHECK (consent_personal_data IN ('granted', 'refused'))
) STRICT;
CREATE INDEX contact_reseller ON contact (reseller_pk);
CREATE INDEX contact_batch ON contact (batch_pk) WHERE batch_pk IS NOT NULL;

CREATE TABLE phone (${synced}
  reseller_pk INTEGER NOT NULL REFERENCES reseller (pk),
  contact_pk INTEGER REFERENCES contact (pk),
  e164 TEXT NOT NULL,
  extension TEXT,
  written TEXT
) STRICT;
CREATE INDEX phone_reseller ON phone (reseller_pk);
CREATE INDEX phone_number ON phone (e164);
CREATE INDEX phone_batch ON phone (batch_pk) WHERE batch_pk IS NOT NULL;

CREATE TABLE email (${synced}
  reseller_pk INTEGER NOT NULL REFERENCES reseller (pk),
  contact_pk INTEGER REFERENCES contact (pk),
  address TEXT NOT NULL
) STRICT;
CREATE INDEX email_reseller ON email (reseller_pk);
CREATE INDEX email_address ON email (address);
CREATE INDEX email_batch ON email (batch_pk) WHERE batch_pk IS NOT NULL;

CREATE TABLE note (${synced}
  reseller_pk INTEGER NOT NULL REFERENCES reseller (pk),
  interaction_pk INTEGER REFERENCES interaction (pk),
  text TEXT NOT NULL,
  author TEXT NOT NULL,
  at INTEGER NOT NULL
) STRICT;
CREATE INDEX note_reseller ON note (reseller_pk, at);
CREATE INDEX note_interaction ON note (interaction_pk) WHERE interaction_pk IS NOT NULL;

-- The words are normalised before they come here; the tokenizer only parts them at spaces, as queries are.
CREATE VIRTUAL TABLE reseller_search USING fts5 (
  terms, content = '', contentless_delete = 1, detail = none, prefix = '1 2 3',
  tokenize = 'ascii'
);
CREATE VIRTUAL TABLE phone_search USING fts5 (
  digits, content = '', contentless_delete = 1, detail = none, tokenize = 'trigram'
);
`;

const work = `
CREATE TABLE interaction (${synced}
  reseller_pk INTEGER REFERENCES reseller (pk),
  contact_pk INTEGER REFERENCES contact (pk),
  channel TEXT NOT NULL CHECK (channel IN ('call-in', 'call-out', 'email', 'fax', 'web-form',
    'chat', 'letter', 'meeting')),
  direction TEXT CHECK (direction IN ('in', 'out')),
  state TEXT NOT NULL CHECK (state IN ('open', 'held', 'done')),
  occurred_at INTEGER NOT NULL,
  duration_s INTEGER,
  operator TEXT,
  topic TEXT,
  outcome TEXT,
  text TEXT,
  phone TEXT,
  company_text TEXT
) STRICT;
CREATE INDEX interaction_reseller ON interaction (reseller_pk, occurred_at);
CREATE INDEX interaction_time ON interaction (occurred_at);
CREATE INDEX interaction_batch ON interaction (batch_pk) WHERE batch_pk IS NOT NULL;

CREATE TABLE task (${synced}
  reseller_pk INTEGER REFERENCES reseller (pk),
  interaction_pk INTEGER REFERENCES interaction (pk),
  title TEXT NOT NULL,
  text TEXT,
  owner TEXT,
  due_at INTEGER NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('open', 'done', 'cancelled')),
  done_at INTEGER,
  priority INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX task_due ON task (state, due_at);
CREATE INDEX task_reseller ON task (reseller_pk, due_at);

CREATE TABLE training_course (${synced}
  name TEXT NOT NULL,
  description TEXT
) STRICT;
CREATE TABLE training_session (${synced}
  course_pk INTEGER NOT NULL REFERENCES training_course (pk),
  starts_on TEXT NOT NULL,
  ends_on TEXT,
  city TEXT,
  trainer TEXT,
  seats INTEGER NOT NULL CHECK (seats >= 0),
  deadline TEXT,
  price_points INTEGER NOT NULL DEFAULT 0 CHECK (price_points >= 0)
) STRICT;
CREATE INDEX training_session_start ON training_session (starts_on);
CREATE TABLE training_registration (${synced}
  session_pk INTEGER NOT NULL REFERENCES training_session (pk),
  reseller_pk INTEGER NOT NULL REFERENCES reseller (pk),
  contact_pk INTEGER REFERENCES contact (pk),
  participant TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('submitted', 'received', 'confirmed', 'waitlisted',
    'declined', 'attended', 'no-show', 'cancelled')),
  reason TEXT,
  registered_at INTEGER NOT NULL
) STRICT;
CREATE INDEX training_registration_session ON training_registration (session_pk, state);
CREATE INDEX training_registration_reseller ON training_registration (reseller_pk, registered_at);
`;

const money = `
CREATE TABLE purchase_report (${synced}
  distributor TEXT,
  month_from TEXT NOT NULL,
  month_to TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('uploaded', 'validated', 'approved', 'posted', 'reversed'))
) STRICT;
CREATE TABLE purchase (${synced}
  report_pk INTEGER REFERENCES purchase_report (pk),
  reseller_pk INTEGER NOT NULL REFERENCES reseller (pk),
  month TEXT NOT NULL,
  distributor TEXT,
  product_group TEXT NOT NULL,
  amount_minor INTEGER NOT NULL,
  currency TEXT NOT NULL
) STRICT;
CREATE INDEX purchase_reseller ON purchase (reseller_pk, month);

CREATE TABLE bonus_request (${synced}
  number TEXT,
  reseller_pk INTEGER NOT NULL REFERENCES reseller (pk),
  kind TEXT NOT NULL,
  points INTEGER NOT NULL CHECK (points > 0),
  state TEXT NOT NULL CHECK (state IN ('draft', 'submitted', 'approved', 'fulfilled', 'rejected',
    'declined', 'cancelled')),
  requested_on TEXT,
  reason TEXT,
  details TEXT
) STRICT;
CREATE INDEX bonus_request_reseller ON bonus_request (reseller_pk, created_at);
CREATE TABLE bonus_entry (${synced}
  reseller_pk INTEGER NOT NULL REFERENCES reseller (pk),
  kind TEXT NOT NULL CHECK (kind IN ('accrual', 'reservation', 'release', 'debit', 'expiry',
    'adjustment', 'reversal')),
  points INTEGER NOT NULL,
  at INTEGER NOT NULL,
  request_pk INTEGER REFERENCES bonus_request (pk),
  purchase_pk INTEGER REFERENCES purchase (pk),
  reverses_pk INTEGER REFERENCES bonus_entry (pk),
  text TEXT
) STRICT;
CREATE INDEX bonus_entry_reseller ON bonus_entry (reseller_pk, at);
`;

export const first = {
  version: 1,
  name: 'first',
  sql: [importAndOutbox, resellers, work, money].join('\n'),
} as const;
