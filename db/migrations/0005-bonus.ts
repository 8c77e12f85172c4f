import { syncedColumnsSql } from './synced-columns.ts';

const tables = `
-- A version of the programme's rates. It never changes: another rate is another version, so that an
-- entry of the ledger can always be explained.
CREATE TABLE bonus_rule (${syncedColumnsSql}
  version INTEGER NOT NULL,
  valid_from TEXT NOT NULL,
  definition TEXT NOT NULL,
  author TEXT
) STRICT;
CREATE INDEX bonus_rule_valid ON bonus_rule (valid_from, version);

-- One accrual of a month for everyone.
CREATE TABLE bonus_posting (${syncedColumnsSql}
  month TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('posted', 'reversed')),
  posted_at INTEGER NOT NULL,
  posted_by TEXT NOT NULL,
  reversed_at INTEGER,
  reversed_by TEXT
) STRICT;
CREATE INDEX bonus_posting_month ON bonus_posting (month);

ALTER TABLE bonus_entry ADD COLUMN posting_pk INTEGER REFERENCES bonus_posting (pk);
ALTER TABLE bonus_entry ADD COLUMN rule_pk INTEGER REFERENCES bonus_rule (pk);
ALTER TABLE bonus_entry ADD COLUMN month TEXT;
ALTER TABLE bonus_entry ADD COLUMN expires_on TEXT;
ALTER TABLE bonus_entry ADD COLUMN actor TEXT;
-- How the points came about, as JSON: amount, step, rate, factor.
ALTER TABLE bonus_entry ADD COLUMN detail TEXT;
-- The figures of an account are read from the index alone.
CREATE INDEX bonus_entry_balance ON bonus_entry (reseller_pk, kind, points)
  WHERE deleted_at IS NULL;
CREATE INDEX bonus_entry_expiry ON bonus_entry (expires_on, reseller_pk)
  WHERE expires_on IS NOT NULL AND deleted_at IS NULL;
CREATE INDEX bonus_entry_posting ON bonus_entry (posting_pk) WHERE posting_pk IS NOT NULL;
CREATE INDEX bonus_entry_request ON bonus_entry (request_pk) WHERE request_pk IS NOT NULL;
-- An accrual is made once for a purchase, whoever posts and however often.
CREATE INDEX bonus_entry_purchase ON bonus_entry (purchase_pk) WHERE purchase_pk IS NOT NULL;

ALTER TABLE bonus_request ADD COLUMN interaction_pk INTEGER REFERENCES interaction (pk);
ALTER TABLE bonus_request ADD COLUMN contact_pk INTEGER REFERENCES contact (pk);
ALTER TABLE bonus_request ADD COLUMN created_by TEXT;
ALTER TABLE bonus_request ADD COLUMN submitted_at INTEGER;
ALTER TABLE bonus_request ADD COLUMN decided_at INTEGER;
ALTER TABLE bonus_request ADD COLUMN decided_by TEXT;
ALTER TABLE bonus_request ADD COLUMN fulfilled_at INTEGER;
-- What shows that it was fulfilled, as JSON: kind of proof, text, date.
ALTER TABLE bonus_request ADD COLUMN proof TEXT;
CREATE INDEX bonus_request_state ON bonus_request (state, created_at);
CREATE INDEX bonus_request_interaction ON bonus_request (interaction_pk)
  WHERE interaction_pk IS NOT NULL;

ALTER TABLE purchase ADD COLUMN note TEXT;
CREATE INDEX purchase_month ON purchase (month, reseller_pk);
`;

/** Version 5: rates, postings and what a request to spend points goes through. */
export const bonus = { version: 5, name: 'bonus', sql: tables } as const;
