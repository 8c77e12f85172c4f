import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { repositoryRoot } from '#test/support/paths.ts';

export type Ended = { readonly code: number | null; readonly out: string; readonly err: string };

/** A program of the repository that was started, with all that it says. */
export type Program = {
  readonly child: ChildProcess;
  /** Its end, with all it said. */
  readonly ended: Promise<Ended>;
  /** Waits for a text on its standard output; throws with what it said when it ends without. */
  says(text: RegExp): Promise<RegExpExecArray>;
  /** Ends it at once, as a power cut would, and waits until it is gone. */
  kill(signal?: NodeJS.Signals): Promise<Ended>;
};

/** Starts a script of the repository by its name under the root. */
export function startProgram(
  script: string,
  args: readonly string[],
  env: NodeJS.ProcessEnv = {},
): Program {
  const child = spawn(process.execPath, [join(repositoryRoot, script), ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, NODE_OPTIONS: '', ...env },
  });
  let out = '';
  let err = '';
  child.stdout.on('data', (part: Buffer) => (out += part.toString()));
  child.stderr.on('data', (part: Buffer) => (err += part.toString()));
  const ended = once(child, 'close').then(() => ({ code: child.exitCode, out, err }));
  return {
    child,
    ended,
    says: (text) =>
      new Promise((resolve, reject) => {
        const look = (): void => {
          const found = text.exec(out);
          if (found) resolve(found);
        };
        child.stdout.on('data', look);
        look();
        void ended.then(() => reject(new Error(`${script} ended: ${out}${err}`)));
      }),
    kill: (signal = 'SIGKILL') => {
      child.kill(signal);
      return ended;
    },
  };
}

export type Place = { readonly data: string } | { readonly databaseUrl: string };

function wherein(place: Place): { args: string[]; env: NodeJS.ProcessEnv } {
  return 'data' in place
    ? { args: ['--data', place.data], env: {} }
    : { args: [], env: { DATABASE_URL: place.databaseUrl } };
}

/** Runs one command of head office to its end. */
export function headOffice(place: Place, ...command: readonly string[]): Promise<Ended> {
  const { args, env } = wherein(place);
  return startProgram('bin/head-office.mjs', [...command, ...args], env).ended;
}

export type RunningOffice = Program & { readonly url: string };

/** Starts head office on a free port and waits until it answers. */
export async function startOffice(
  place: Place,
  ...options: readonly string[]
): Promise<RunningOffice> {
  const { args, env } = wherein(place);
  const all = ['start', '--port', '0', ...args, ...options];
  const program = startProgram('bin/head-office.mjs', all, env);
  const [, url = ''] = await program.says(/answers at (\S+)\n/);
  return { ...program, url };
}
