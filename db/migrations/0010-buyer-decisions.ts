import { syncedColumnsSql } from './synced-columns.ts';

/**
 * Version 10: who a spelling in a file means, as a person has decided. The spelling is the key that is
 * compared; company, city and INN are for people to know it by. Without a reseller it is nobody's.
 */
export const buyerDecisions = {
  version: 10,
  name: 'buyer-decisions',
  sql: `
CREATE TABLE buyer_decision (${syncedColumnsSql}
  spelling TEXT NOT NULL CHECK (spelling <> ''),
  company TEXT NOT NULL,
  city TEXT,
  inn TEXT,
  reseller_pk INTEGER REFERENCES reseller (pk)
) STRICT;
CREATE INDEX buyer_decision_spelling ON buyer_decision (spelling);
CREATE INDEX buyer_decision_reseller ON buyer_decision (reseller_pk) WHERE reseller_pk IS NOT NULL;
`,
} as const;
