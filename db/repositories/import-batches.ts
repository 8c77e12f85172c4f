import { entityInfo, type Entity } from '#db/write/entities.ts';
import type { Database } from 'better-sqlite3';
import { uuidV7 } from '#domain/identity/uuid-v7.ts';
import { AppError } from '#contract/errors.ts';
import type { ImportBatch, ImportKind } from '#contract/import.ts';

export type BatchCounts = {
  readonly created: number;
  readonly updated: number;
  readonly unchanged: number;
  readonly duplicates: number;
  readonly rejected: number;
  readonly undecided: number;
  readonly unattached: number;
};

export type NewBatch = {
  readonly kind: ImportKind;
  readonly fileName: string;
  /** SHA-256 of the files' bytes, one word each. */
  readonly digests: readonly string[];
  readonly actor: string;
  /** Of the process that imports: while it lives nobody else takes the batch back. */
  readonly processId: number;
  readonly now: number;
};

export type RunningBatch = ImportBatch & {
  readonly processId: number | null;
  readonly aliveAt: number;
};

const columns = `pk, id, kind, file_name AS fileName, state, started_at AS startedAt,
  finished_at AS finishedAt, actor,
  length(file_digest) - length(replace(file_digest, ' ', '')) + 1 AS files, created, updated, unchanged, duplicates, rejected, undecided, unattached`;

/** The batches of a data file: what each import did, and which of them still runs. */
export class ImportBatches {
  readonly #db: Database;

  constructor(db: Database) {
    this.#db = db;
  }

  /** Notes that an import begins; until it is finished the next start takes it back. */
  begin(batch: NewBatch): { pk: number; id: string } {
    const id = uuidV7();
    const pk = this.#db
      .prepare(
        `INSERT INTO import_batch (id, kind, file_name, file_digest, mapping, state, started_at,
          actor) VALUES (?, ?, ?, ?, ?, 'running', ?, ?)`,
      )
      .run(
        id,
        batch.kind,
        batch.fileName,
        batch.digests.join(' '),
        JSON.stringify({ processId: batch.processId }),
        batch.now,
        batch.actor,
      ).lastInsertRowid;
    return { pk: Number(pk), id };
  }

  /** Notes that the process of a batch is still at it. */
  noteAlive(pk: number, now: number): void {
    this.#db
      .prepare(
        `UPDATE import_batch SET mapping = json_set(mapping, '$.aliveAt', ?)
         WHERE pk = ? AND state = 'running'`,
      )
      .run(now, pk);
  }

  /** Whether a batch still runs: another process takes back one that gave no sign of life. */
  isRunning(pk: number): boolean {
    return (
      this.#db
        .prepare<[number], string>('SELECT state FROM import_batch WHERE pk = ?')
        .pluck()
        .get(pk) === 'running'
    );
  }

  /** Notes how an import ended. Throws `import/cancelled` when it was taken back meanwhile. */
  finish(pk: number, counts: BatchCounts, now: number): void {
    const { changes } = this.#db
      .prepare(
        `UPDATE import_batch SET state = 'done', finished_at = ?, created = ?, updated = ?,
          unchanged = ?, duplicates = ?, rejected = ?, undecided = ?, unattached = ?
         WHERE pk = ? AND state = 'running'`,
      )
      .run(
        now,
        counts.created,
        counts.updated,
        counts.unchanged,
        counts.duplicates,
        counts.rejected,
        counts.undecided,
        counts.unattached,
        pk,
      );
    if (changes === 0) throw new AppError('import/cancelled', 'The batch was taken back meanwhile');
  }

  /** Notes that a batch was taken back, whole. */
  close(pk: number, state: 'undone' | 'cancelled', now: number): void {
    this.#db
      .prepare('UPDATE import_batch SET state = ?, finished_at = ? WHERE pk = ?')
      .run(state, now, pk);
  }

  /** Takes a batch that wrote nothing out of the list, as if it had never begun. */
  forget(pk: number): void {
    this.#db.prepare('DELETE FROM import_batch WHERE pk = ?').run(pk);
  }

  get(pk: number): ImportBatch | null {
    return (
      this.#db
        .prepare<[number], ImportBatch>(`SELECT ${columns} FROM import_batch WHERE pk = ?`)
        .get(pk) ?? null
    );
  }

  /** Finds a batch by its id, or by its row number as text. */
  find(idOrPk: string): ImportBatch | null {
    return (
      this.#db
        .prepare<[string, number], ImportBatch>(
          `SELECT ${columns} FROM import_batch WHERE id = ? OR pk = ?`,
        )
        .get(idOrPk, /^\d{1,9}$/.test(idOrPk) ? Number(idOrPk) : -1) ?? null
    );
  }

  /** Whether a batch has made or changed rows of an entity. */
  has(pk: number, entity: Entity): boolean {
    return (
      this.#db
        .prepare<[number, number, string], number>(
          `SELECT 1 WHERE EXISTS (SELECT 1 FROM ${entityInfo(entity).table} WHERE batch_pk = ?)
             OR EXISTS (SELECT 1 FROM change WHERE batch_pk = ? AND entity = ?)`,
        )
        .pluck()
        .get(pk, pk, entity) !== undefined
    );
  }

  list(): readonly ImportBatch[] {
    return this.#db
      .prepare<[], ImportBatch>(`SELECT ${columns} FROM import_batch ORDER BY pk DESC`)
      .all();
  }

  /** Those that have not ended, with who writes them and when that one last gave a sign of life. */
  running(): readonly RunningBatch[] {
    return this.#db
      .prepare<[], RunningBatch>(
        `SELECT ${columns}, json_extract(mapping, '$.processId') AS processId,
           coalesce(json_extract(mapping, '$.aliveAt'), started_at) AS aliveAt
         FROM import_batch WHERE state = 'running' ORDER BY pk DESC`,
      )
      .all();
  }

  /** The last finished import of the very same bytes, if it was not undone since. */
  withDigest(digest: string): { batchPk: number; finishedAt: number } | null {
    return (
      this.#db
        .prepare<[string], { batchPk: number; finishedAt: number }>(
          `SELECT pk AS batchPk, finished_at AS finishedAt FROM import_batch
           WHERE instr(file_digest, ?) > 0 AND state = 'done' ORDER BY pk DESC LIMIT 1`,
        )
        .get(digest) ?? null
    );
  }
}
