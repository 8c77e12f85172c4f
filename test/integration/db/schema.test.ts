import { getTableColumns, getTableName } from 'drizzle-orm';
import type { SQLiteTable } from 'drizzle-orm/sqlite-core';
import { describe, expect, it } from 'vitest';
import * as local from '#db/schema/local.ts';
import * as money from '#db/schema/money.ts';
import * as people from '#db/schema/people.ts';
import * as resellers from '#db/schema/reseller.ts';
import * as sync from '#db/schema/sync.ts';
import * as training from '#db/schema/training.ts';
import * as work from '#db/schema/work.ts';
import { entityTables } from '#db/write/entities.ts';
import { tempDatabase } from '#test/support/database.ts';

const tables: readonly SQLiteTable[] = Object.values({
  ...local,
  ...money,
  ...people,
  ...resellers,
  ...sync,
  ...training,
  ...work,
});

describe('the schema', () => {
  it('says of every table what the migrations make of it', () => {
    const { db } = tempDatabase();
    for (const table of tables) {
      const name = getTableName(table);
      const stored = db
        .prepare<[string], { name: string; notnull: number; pk: number; dflt_value: unknown }>(
          'SELECT name, "notnull", pk, dflt_value FROM pragma_table_info(?)',
        )
        .all(name);
      const described = Object.values(getTableColumns(table)).map((column) => ({
        name: column.name,
        notNull: column.notNull,
      }));
      expect(described, name).toEqual(
        stored.map((column) => ({
          name: column.name,
          notNull: column.notnull === 1 || column.pk > 0,
        })),
      );
    }
  });

  it('describes every table but those of full-text search and SQLite', () => {
    const { db } = tempDatabase();
    const stored = db
      .prepare<[], string>(
        `SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'
           AND name NOT GLOB '*_search*' ORDER BY name`,
      )
      .pluck()
      .all();
    expect(tables.map((table) => getTableName(table)).sort()).toEqual(stored);
  });

  it('gives every entity of head office the columns that the exchange needs', () => {
    const { db } = tempDatabase();
    for (const table of Object.values(entityTables)) {
      const columns = db
        .prepare<[string], string>('SELECT name FROM pragma_table_info(?)')
        .pluck()
        .all(getTableName(table));
      expect(columns).toEqual(
        expect.arrayContaining([
          'id',
          'created_at',
          'updated_at',
          'deleted_at',
          'row_version',
          'field_versions',
        ]),
      );
    }
  });
});
