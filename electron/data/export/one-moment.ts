import type { Database } from '#db/database.ts';

/** Has all that `work` reads stand as it is at one moment: the application may write meanwhile. */
export async function atOneMoment<Result>(
  db: Database,
  work: () => Promise<Result>,
): Promise<Result> {
  db.exec('BEGIN');
  try {
    return await work();
  } finally {
    db.exec('COMMIT');
  }
}
