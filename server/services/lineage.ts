import { randomInt } from 'node:crypto';
import type { Lineage } from '#contract/sync/messages.ts';
import type { Sql } from '../store/sql.ts';
import { ServiceFault } from './service-fault.ts';

/** The set of data of a workspace and its epoch. */
export async function readLineage(sql: Sql, workspace: string): Promise<Lineage> {
  const [row] = await sql.query<Lineage>(
    'SELECT data_set_id AS "dataSetId", epoch FROM workspace WHERE id = $1',
    [workspace],
  );
  if (!row) throw new ServiceFault('sync/not-found', 'no such workspace');
  return row;
}

/** Throws `sync/other-data-set` or `sync/other-epoch` where the desktop speaks of another past. */
export async function requireLineage(sql: Sql, workspace: string, asked: Lineage): Promise<void> {
  const { dataSetId, epoch } = await readLineage(sql, workspace);
  if (asked.dataSetId !== dataSetId) {
    throw new ServiceFault('sync/other-data-set', 'these are other data', { dataSetId, epoch });
  }
  if (asked.epoch !== epoch) {
    throw new ServiceFault('sync/other-epoch', 'head office was restored', { dataSetId, epoch });
  }
}

const mostStep = 1_000_000;

/**
 * Begins another epoch of a workspace and answers it: above the one before, and by chance, so that two restores
 * of one backup are not taken for each other.
 */
export async function startEpoch(sql: Sql, workspace: string): Promise<number> {
  const [row] = await sql.query<{ epoch: number }>(
    'UPDATE workspace SET epoch = epoch + $2::int WHERE id = $1 RETURNING epoch',
    [workspace, randomInt(1, mostStep)],
  );
  if (!row) throw new ServiceFault('sync/not-found', 'no such workspace');
  return row.epoch;
}
