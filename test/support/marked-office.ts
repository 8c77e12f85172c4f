import Database from 'better-sqlite3';
import { mutationColumns, mutationOf, type StoredMutation } from '#db/sync/outbox.ts';
import { uuidV7 } from '#domain/identity/uuid-v7.ts';

/**
 * Lets head office have refused every step of a data file, and gives each row of it a conflict over a text, with
 * what stands in the row as its two values. What was refused is here all the same: only the lists are looked at.
 */
export function refuseAll(file: string): void {
  const db = new Database(file);
  try {
    const rows = db
      .prepare<[], StoredMutation>(`SELECT ${mutationColumns} FROM mutation ORDER BY mut_no`)
      .all();
    // The name that a topic of talks had is a mark of the talks, whatever it is called in the lists by now.
    const told = rows.filter(({ entity }) => entity !== 'list-item');
    const steps = Map.groupBy(told, ({ step }) => step);
    const refuse = db.prepare(
      `INSERT INTO refusal (step, code, details, intent, actor, at, refused_at, input, reseller_pk,
         task_pk, state) VALUES (?, 'sync/refused', NULL, NULL, 'Другой', ?, ?, ?, 1, NULL, 'open')`,
    );
    const differ = db.prepare(
      `INSERT INTO conflict (id, created_at, updated_at, row_version, kind, row_entity, row_id,
         reseller_pk, field, lost_value, kept_value, lost_by, lost_at, kept_by, kept_at, state)
       VALUES (?, ?, ?, 1, 'field', ?, ?, 1, ?, ?, ?, 'Другой', 1, 'Ещё один', 2, 'open')`,
    );
    db.transaction(() => {
      for (const [step, own] of steps) {
        const mutations = own.map(mutationOf);
        refuse.run(step, 1, step, JSON.stringify(mutations));
        for (const { kind, entity, id, ...said } of mutations) {
          if (kind !== 'create' || !('fields' in said)) continue;
          for (const [field, value] of Object.entries(said.fields)) {
            if (typeof value !== 'string' && typeof value !== 'number') continue;
            const json = JSON.stringify(value);
            differ.run(uuidV7(step), 1, 1, entity, id, field, json, json);
          }
        }
      }
    })();
  } finally {
    db.close();
  }
}
