import { Counter, Gauge, Histogram, Registry } from 'prom-client';
import type { Outcome } from '#contract/sync/messages.ts';
import type { Store } from './store/sql.ts';

/** Counts what head office does, for Prometheus. */
export type Metrics = {
  readonly contentType: string;
  answered(route: string, status: number, seconds: number): void;
  pushed(outcomes: readonly Outcome[]): void;
  text(): Promise<string>;
};

/** The counts of this process; those of the data are asked for when they are read. */
export function createMetrics(store: Store): Metrics {
  const registry = new Registry();
  const registers = [registry];
  const requests = new Histogram({
    name: 'head_office_request_seconds',
    help: 'Requests by route and status',
    labelNames: ['route', 'status'],
    buckets: [0.005, 0.02, 0.05, 0.2, 1, 5],
    registers,
  });
  const mutations = new Counter({
    name: 'head_office_mutations_total',
    help: 'Mutations by outcome',
    labelNames: ['status'],
    registers,
  });
  const devices = new Gauge({
    name: 'head_office_devices',
    help: 'Devices by workspace that are not revoked',
    labelNames: ['workspace'],
    registers,
  });
  const head = new Gauge({
    name: 'head_office_log_head',
    help: 'The highest number of the log by workspace',
    labelNames: ['workspace'],
    registers,
  });
  return {
    contentType: registry.contentType,
    answered: (route, status, seconds) => requests.observe({ route, status }, seconds),
    pushed: (outcomes) => {
      for (const { status } of outcomes) mutations.inc({ status });
    },
    text: async () => {
      const rows = await store.query<{ workspace: string; devices: number; head: number }>(
        `SELECT w.id AS workspace,
           (SELECT count(*) FROM device d WHERE d.workspace = w.id AND d.revoked_at IS NULL) AS devices,
           (SELECT coalesce(max(seq), 0) FROM log l WHERE l.workspace = w.id) AS head
         FROM workspace w`,
      );
      for (const row of rows) {
        devices.set({ workspace: row.workspace }, row.devices);
        head.set({ workspace: row.workspace }, row.head);
      }
      return registry.metrics();
    },
  };
}
