import { spawn } from 'node:child_process';
import { delimiter } from 'node:path';
import { modules, root } from './paths.mjs';

/** Runs a program to its end; gives its exit code (127 when it is not installed) and its output. */
export function run(command, args, options = {}) {
  return new Promise((resolve) => {
    let output = '';
    const child = spawn(command, args, {
      cwd: root,
      stdio: ['ignore', 'pipe', 'pipe'],
      ...options,
    });
    const collect = (chunk) => (output += chunk);
    child.stdout.on('data', collect);
    child.stderr.on('data', collect);
    child.on('error', (error) => resolve({ code: 127, output: error.message }));
    child.on('close', (code, signal) => resolve({ code: code ?? signal, output: output.trim() }));
  });
}

/** Runs npm of the system's own Node: `npm ci` deletes the Node that lies in node_modules. */
export function npm(args, options = {}) {
  const path = (process.env.PATH ?? '')
    .split(delimiter)
    .filter((folder) => !folder.startsWith(modules) && !folder.includes('node-gyp-bin'))
    .join(delimiter);
  const shell = process.platform === 'win32';
  return run('npm', args, { shell, ...options, env: { ...process.env, PATH: path } });
}

/** The last lines of a program's output, for a message of failure. */
export function tail(output, lines = 12) {
  return output.split('\n').slice(-lines).join('\n');
}
