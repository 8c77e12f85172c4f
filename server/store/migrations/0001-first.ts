/**
 * Version 1 of head office's tables. Every table carries the workspace first, so that the store shards by it.
 * `log` is at once what desktops follow and the audit: nothing is ever removed from it.
 */
export const first = {
  version: 1,
  name: 'first',
  sql: `
CREATE TABLE workspace (
  id uuid PRIMARY KEY,
  name text NOT NULL UNIQUE CHECK (name <> ''),
  data_set_id uuid NOT NULL,
  epoch int NOT NULL DEFAULT 1,
  -- In which it is today for deadlines; an IANA name.
  time_zone text NOT NULL,
  created_at bigint NOT NULL
);

CREATE TABLE device (
  workspace uuid NOT NULL REFERENCES workspace (id),
  id uuid NOT NULL,
  name text NOT NULL,
  -- SHA-256 of the token; the token itself is with the desktop alone.
  token_hash bytea NOT NULL UNIQUE,
  -- What changes of nobody known here may do, as of an unattended import: a key of access groups.
  role text NOT NULL,
  last_mut_no bigint NOT NULL DEFAULT 0,
  enrolled_at bigint NOT NULL,
  last_seen_at bigint,
  revoked_at bigint,
  program text NOT NULL DEFAULT '',
  cursor bigint NOT NULL DEFAULT 0,
  pending int NOT NULL DEFAULT 0,
  refused int NOT NULL DEFAULT 0,
  clock_offset_ms bigint NOT NULL DEFAULT 0,
  -- The device whose disk it was copied from.
  copied_from uuid,
  PRIMARY KEY (workspace, id)
);

CREATE TABLE enrolment_code (
  code_hash bytea PRIMARY KEY,
  workspace uuid NOT NULL REFERENCES workspace (id),
  role text NOT NULL,
  created_at bigint NOT NULL,
  expires_at bigint NOT NULL,
  used_at bigint,
  device_id uuid
);

-- The rows as they stand. meta: { field: [version, stamp] } of fields that were written after the row was
-- made; all others have version 1 and made_hlc.
CREATE TABLE record (
  workspace uuid NOT NULL,
  entity text NOT NULL,
  id uuid NOT NULL,
  row_version int NOT NULL,
  fields jsonb NOT NULL,
  meta jsonb,
  made_hlc text NOT NULL,
  made_by text NOT NULL,
  deleted boolean NOT NULL DEFAULT false,
  actor text NOT NULL,
  at bigint NOT NULL,
  PRIMARY KEY (workspace, entity, id)
);

CREATE SEQUENCE log_seq;
CREATE TABLE log (
  workspace uuid NOT NULL,
  seq bigint NOT NULL DEFAULT nextval('log_seq'),
  entity text NOT NULL,
  id uuid NOT NULL,
  op text NOT NULL,
  row_version int NOT NULL,
  fields json NOT NULL,
  device_id uuid,
  mut_no bigint,
  actor text NOT NULL,
  at bigint NOT NULL,
  -- SHA-256 over the hash before it and this entry.
  hash bytea NOT NULL,
  PRIMARY KEY (workspace, seq)
);

-- What was answered to each mutation: a request that comes again gets the same answer.
CREATE TABLE outcome (
  workspace uuid NOT NULL,
  device_id uuid NOT NULL,
  mut_no bigint NOT NULL,
  mut_id uuid NOT NULL,
  entity text NOT NULL,
  id uuid NOT NULL,
  status text NOT NULL,
  seq bigint,
  answer json,
  PRIMARY KEY (workspace, device_id, mut_no),
  UNIQUE (workspace, mut_id)
);

-- Points: the sum of the ledger, kept so that it can be locked and can never be below zero.
CREATE TABLE account (
  workspace uuid NOT NULL,
  reseller_id uuid NOT NULL,
  available bigint NOT NULL CHECK (available >= 0),
  reserved bigint NOT NULL CHECK (reserved >= 0),
  PRIMARY KEY (workspace, reseller_id)
);
CREATE TABLE ledger (
  workspace uuid NOT NULL,
  id uuid NOT NULL,
  reseller_id uuid NOT NULL,
  kind text NOT NULL,
  points bigint NOT NULL,
  at bigint NOT NULL,
  -- The order in which head office took them.
  place bigint GENERATED ALWAYS AS IDENTITY,
  request_id uuid,
  purchase_id uuid,
  reverses_id uuid,
  expires_on text,
  PRIMARY KEY (workspace, id),
  CHECK (CASE WHEN kind IN ('accrual', 'release') THEN points >= 0
    WHEN kind IN ('reservation', 'debit', 'expiry') THEN points <= 0
    ELSE kind IN ('adjustment', 'reversal') END)
);
CREATE INDEX ledger_reseller ON ledger (workspace, reseller_id);

-- Seats: how many of a session are taken, likewise.
CREATE TABLE session_seat (
  workspace uuid NOT NULL,
  session_id uuid NOT NULL,
  seats int NOT NULL CHECK (seats >= 0),
  taken int NOT NULL CHECK (taken >= 0),
  PRIMARY KEY (workspace, session_id),
  CHECK (taken <= seats)
);
CREATE TABLE seat_claim (
  workspace uuid NOT NULL,
  registration_id uuid NOT NULL,
  session_id uuid NOT NULL,
  PRIMARY KEY (workspace, registration_id)
);
CREATE INDEX seat_claim_session ON seat_claim (workspace, session_id);

-- What only one row may have: a login, a participant of a session, the accrual of a purchase.
CREATE TABLE unique_value (
  workspace uuid NOT NULL,
  rule text NOT NULL,
  value text NOT NULL,
  id uuid NOT NULL,
  PRIMARY KEY (workspace, rule, value)
);
CREATE INDEX unique_value_row ON unique_value (workspace, id);

CREATE TABLE snapshot (
  workspace uuid NOT NULL,
  id uuid NOT NULL,
  seq bigint NOT NULL,
  chunks int NOT NULL,
  rows bigint NOT NULL,
  made_at bigint NOT NULL,
  PRIMARY KEY (workspace, id)
);
CREATE TABLE snapshot_chunk (
  workspace uuid NOT NULL,
  snapshot_id uuid NOT NULL,
  no int NOT NULL,
  -- Packed with gzip, as it is sent.
  content bytea NOT NULL,
  PRIMARY KEY (workspace, snapshot_id, no)
);

-- What administrators did, each entry with the hash of the one before.
CREATE TABLE administration (
  no bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  workspace uuid,
  at bigint NOT NULL,
  actor text NOT NULL,
  action text NOT NULL,
  subject text NOT NULL,
  hash bytea NOT NULL
);
`,
} as const;
