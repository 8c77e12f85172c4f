// Serves head office over the PostgreSQL of DATABASE_URL in a process of its own; answers what it is asked over IPC.
import { startHeadOffice } from '#server/start.ts';

const running = await startHeadOffice({
  databaseUrl: process.env['DATABASE_URL'],
  data: '',
  host: '127.0.0.1',
  port: 0,
  tls: null,
  updates: undefined,
  // The benchmarks ask faster than any desktop may.
  limits: { perDevice: 1e9, enrolments: 1e9 },
});
process.on('message', () => {
  const { rss, heapUsed } = process.memoryUsage();
  process.send?.({ rss, heapUsed, cpu: process.cpuUsage() });
});
process.on('SIGTERM', () => void running.stop().then(() => process.exit(0)));
process.send?.({ url: running.url });
