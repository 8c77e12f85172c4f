import { spawnSync } from 'node:child_process';

/**
 * Writes a backup of a PostgreSQL with `pg_dump` and reads its table of contents back, so that one that broke off
 * is not kept for whole. The password goes by the environment: arguments are seen by everybody on a computer.
 */
export function dumpPostgres(url: string, file: string): void {
  const address = new URL(url);
  const password = decodeURIComponent(address.password);
  address.password = '';
  const env = password === '' ? process.env : { ...process.env, PGPASSWORD: password };
  run('pg_dump', ['--format=custom', `--file=${file}`, `--dbname=${address.href}`], env);
  run('pg_restore', ['--list', file], process.env);
}

function run(program: string, args: readonly string[], env: NodeJS.ProcessEnv): void {
  const { status, stderr, error } = spawnSync(program, args, { encoding: 'utf8', env });
  if (status !== 0) throw new Error(`${program}: ${error?.message ?? stderr}`);
}
