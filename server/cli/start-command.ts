import { startHeadOffice } from '../start.ts';
import { dataFolder, UsageError, type Values } from './arguments.ts';
import type { CommandResult } from './command-types.ts';

const usualPort = 8080;

/** Answers desktops until a signal ends it; what is in hand is answered first. */
export async function start(values: Values): Promise<CommandResult> {
  const key = values['tls-key'];
  const cert = values['tls-cert'];
  if ((key === undefined) !== (cert === undefined)) {
    throw new UsageError('--tls-key and --tls-cert go together');
  }
  const running = await startHeadOffice({
    databaseUrl: process.env['DATABASE_URL'],
    data: dataFolder(values),
    host: values.host ?? '127.0.0.1',
    port: Number(values.port ?? usualPort),
    tls: key === undefined || cert === undefined ? null : { key, cert },
    updates: values.updates,
    // An option would stand in the list of processes for everybody to read.
    metricsToken: process.env['HEAD_OFFICE_METRICS_TOKEN'],
  });
  process.stdout.write(`head office answers at ${running.url}\n`);
  await new Promise<void>((resolve) => {
    process.once('SIGTERM', resolve);
    process.once('SIGINT', resolve);
  });
  await running.stop();
  return null;
}
