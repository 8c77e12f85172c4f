import { shippedGroups } from '#domain/access/shipped-groups.ts';
import { quoted, shippedAt, shippedId, syncedColumnsSql } from './synced-columns.ts';

const tables = `
CREATE TABLE access_group (${syncedColumnsSql}
  key TEXT NOT NULL,
  name TEXT NOT NULL CHECK (name <> ''),
  rights TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX access_group_key ON access_group (key) WHERE deleted_at IS NULL;

-- A person is named in history, tasks and calls by the name; the login is only for the door.
CREATE TABLE person (${syncedColumnsSql}
  login TEXT NOT NULL CHECK (login <> ''),
  name TEXT NOT NULL CHECK (name <> ''),
  group_pk INTEGER NOT NULL REFERENCES access_group (pk),
  verifier TEXT,
  active INTEGER NOT NULL DEFAULT 1
) STRICT;
CREATE UNIQUE INDEX person_login ON person (login) WHERE deleted_at IS NULL;
CREATE UNIQUE INDEX person_name ON person (name) WHERE deleted_at IS NULL;

-- What is typed is of the person who types it; what was typed before there were people is of nobody.
CREATE TABLE draft_of_person (
  person TEXT NOT NULL,
  key TEXT NOT NULL,
  value TEXT NOT NULL,
  updated_at INTEGER NOT NULL,
  PRIMARY KEY (person, key)
) STRICT, WITHOUT ROWID;
INSERT INTO draft_of_person SELECT '', key, value, updated_at FROM draft;
DROP TABLE draft;
ALTER TABLE draft_of_person RENAME TO draft;
`;

const groups = shippedGroups
  .map(
    ({ key, name, rights }, at) =>
      `INSERT INTO access_group (id, created_at, updated_at, key, name, rights) VALUES
       ('${shippedId(0x100 + at)}', ${shippedAt}, ${shippedAt}, '${key}', ${quoted(name)},
        ${quoted(JSON.stringify(rights))});`,
  )
  .join('\n');

/** Version 2: who works here, and what each group of people may do. */
export const people = { version: 2, name: 'people', sql: tables + groups } as const;
