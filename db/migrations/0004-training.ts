const tables = `
ALTER TABLE training_course ADD COLUMN code TEXT;
ALTER TABLE training_course ADD COLUMN duration_days INTEGER;
ALTER TABLE training_course ADD COLUMN active INTEGER NOT NULL DEFAULT 1;

ALTER TABLE training_session ADD COLUMN starts_at TEXT;
ALTER TABLE training_session ADD COLUMN online INTEGER NOT NULL DEFAULT 0;
ALTER TABLE training_session ADD COLUMN place TEXT;
ALTER TABLE training_session ADD COLUMN note TEXT;
ALTER TABLE training_session ADD COLUMN state TEXT NOT NULL DEFAULT 'planned'
  CHECK (state IN ('planned', 'held', 'cancelled'));
CREATE INDEX training_session_course ON training_session (course_pk, starts_on);
DROP INDEX training_session_start;
CREATE INDEX training_session_start ON training_session (starts_on, pk) WHERE deleted_at IS NULL;

ALTER TABLE training_registration ADD COLUMN interaction_pk INTEGER REFERENCES interaction (pk);
-- The normalised name: the same person registered twice is noticed whatever the spelling.
ALTER TABLE training_registration ADD COLUMN participant_key TEXT;
ALTER TABLE training_registration ADD COLUMN position TEXT;
ALTER TABLE training_registration ADD COLUMN phone TEXT;
ALTER TABLE training_registration ADD COLUMN email TEXT;
ALTER TABLE training_registration ADD COLUMN registered_by TEXT;
ALTER TABLE training_registration ADD COLUMN received_at INTEGER;
ALTER TABLE training_registration ADD COLUMN confirmed_at INTEGER;
-- The request that pays for the seat where a session costs points.
ALTER TABLE training_registration ADD COLUMN request_pk INTEGER REFERENCES bonus_request (pk);
-- Seats and waiting are counted for each line of the list, from the index alone.
DROP INDEX training_registration_session;
CREATE INDEX training_registration_session ON training_registration (session_pk, state, deleted_at);
CREATE INDEX training_registration_state ON training_registration (state, registered_at);
CREATE INDEX training_registration_interaction ON training_registration (interaction_pk)
  WHERE interaction_pk IS NOT NULL;
`;

/** Version 4: what sessions and registrations need beside their dates. */
export const training = { version: 4, name: 'training', sql: tables } as const;
