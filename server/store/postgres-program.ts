import { spawnSync } from 'node:child_process';

/**
 * Runs a program of PostgreSQL against a database; throws with what it says when it fails. The password goes by the
 * environment: arguments are seen by everybody on a computer.
 */
export function runOnDatabase(program: string, url: string, args: readonly string[]): void {
  const address = new URL(url);
  const password = decodeURIComponent(address.password);
  address.password = '';
  const env = password === '' ? process.env : { ...process.env, PGPASSWORD: password };
  run(program, [...args, `--dbname=${address.href}`], env);
}

/** Reads the table of contents of a backup, which one that broke off does not have. */
export function requireReadable(file: string): void {
  run('pg_restore', ['--list', file], process.env);
}

function run(program: string, args: readonly string[], env: NodeJS.ProcessEnv): void {
  const { status, stderr, error } = spawnSync(program, args, { encoding: 'utf8', env });
  if (status !== 0) throw new Error(`${program}: ${error?.message ?? stderr}`);
}
