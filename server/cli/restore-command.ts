import { closeSync, openSync, readSync } from 'node:fs';
import { makeRestored } from '../services/restored.ts';
import { unpackCopy } from '../store/restore-embedded.ts';
import { loadCopy } from '../store/restore-postgres.ts';
import { RestoreRefused } from '../store/restored-copy.ts';
import { line } from './answer-line.ts';
import { dataFolder, need } from './arguments.ts';
import type { Command } from './command-types.ts';

/** How a backup of each kind begins. */
const signs = { embedded: '1f8b', postgres: '5047' } as const;

/** Puts a backup in place of the data of head office, once it is whole, checked and in an epoch of its own. */
export const restore: Command = async ({ values, actor, now }) => {
  const file = need(values.from, '--from');
  const url = process.env['DATABASE_URL'];
  const replace = values.replace ?? false;
  requireKind(file, url === undefined ? 'embedded' : 'postgres');
  const copy =
    url === undefined
      ? await unpackCopy(dataFolder(values), file, replace)
      : await loadCopy(url, file, replace);
  let workspaces;
  try {
    workspaces = await makeRestored(copy.store, { actor, file }, now());
  } catch (error) {
    await copy.discard();
    throw error;
  }
  const setAside = await copy.putInPlace(now());
  const text = [
    ...workspaces.map(({ name, epoch }) => line([name, epoch])),
    ...(setAside === null ? [] : [setAside]),
  ];
  return { json: { workspaces, setAside }, text: text.join('\n') };
};

function requireKind(file: string, kind: keyof typeof signs): void {
  const begin = Buffer.alloc(2);
  const opened = openSync(file, 'r');
  readSync(opened, begin, 0, begin.length, 0);
  closeSync(opened);
  if (begin.toString('hex') === signs[kind]) return;
  const other =
    kind === 'embedded'
      ? 'no backup of an embedded database; one of a PostgreSQL needs its DATABASE_URL'
      : 'no backup of a PostgreSQL; one of an embedded database is restored without DATABASE_URL';
  throw new RestoreRefused('restore/other-kind', `${file} is ${other}; nothing has changed`);
}
