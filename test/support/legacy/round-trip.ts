import { join } from 'node:path';
import { exportLegacy } from '#electron/cli/export-legacy.ts';
import type { ImportKind } from '#contract/import-kinds.ts';
import { mutationCount, type temporaryData } from '#test/support/import/data-file.ts';

type Data = ReturnType<typeof temporaryData>;

/** Writes what is stored of a kind in its old layout, into the folder of the test. */
export async function writtenOld(data: Data, kind: ImportKind, name: string) {
  const path = join(data.folder, name);
  const { rows } = await exportLegacy(data.db, data.file, { kind, to: path, signal: undefined });
  return { path, rows };
}

/** Imports files and tells of all of them what became of their rows, and how many changes that recorded. */
export async function imported(data: Data, paths: string | readonly string[]) {
  const before = mutationCount(data.db);
  const { files } = await data.run(paths);
  const sum = (of: (file: (typeof files)[number]) => number): number =>
    files.reduce((total, file) => total + of(file), 0);
  return {
    kinds: [...new Set(files.map(({ kind }) => kind))],
    created: sum(({ created }) => created),
    updated: sum(({ updated }) => updated),
    unchanged: sum(({ unchanged }) => unchanged),
    rejected: files.flatMap(({ rejected }) => rejected),
    undecided: files.flatMap(({ undecided }) => undecided),
    mutations: mutationCount(data.db) - before,
  };
}

/** What `imported` tells of a file that says what is stored already. */
export function nothingNew(kind: ImportKind, unchanged: number) {
  return {
    ...{ kinds: [kind], created: 0, updated: 0, unchanged },
    ...{ rejected: [], undecided: [], mutations: 0 },
  };
}
