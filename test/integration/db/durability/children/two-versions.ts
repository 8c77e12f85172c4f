import type { Migration } from '#db/migrate.ts';

/** Small steps with everything that a real one has: rows moved, a table rebuilt, an index. */
export const twoVersions: readonly Migration[] = [
  {
    version: 1,
    name: 'first',
    up: (db) => {
      db.exec(`CREATE TABLE reseller (pk INTEGER PRIMARY KEY, name TEXT NOT NULL, phone TEXT);
        CREATE INDEX reseller_name ON reseller (name);`);
    },
  },
  {
    version: 2,
    name: 'phones of their own',
    up: (db) => {
      db.exec(`CREATE TABLE phone (pk INTEGER PRIMARY KEY, number TEXT NOT NULL,
          reseller_pk INTEGER NOT NULL REFERENCES reseller (pk));
        INSERT INTO phone (number, reseller_pk) SELECT phone, pk FROM reseller;
        CREATE TABLE next (pk INTEGER PRIMARY KEY, name TEXT NOT NULL, city TEXT);
        INSERT INTO next (pk, name) SELECT pk, name FROM reseller;
        DROP TABLE reseller;
        ALTER TABLE next RENAME TO reseller;
        CREATE INDEX reseller_name ON reseller (name);
        CREATE INDEX phone_reseller ON phone (reseller_pk);`);
    },
  },
];
