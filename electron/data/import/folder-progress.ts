import type { DataContext } from '../context.ts';
import type { FolderSession } from './folder-sessions.ts';
import { throttledProgress } from './progress.ts';
import type { ReadyFile } from './recognise-files.ts';
import type { RunControl } from './run-control.ts';
import type { Progress } from './write-steps.ts';

/** Before its rows are counted a file weighs as much as so many rows of it. */
const guessedRows = 100;

/** Tells the window how far a folder is: first file by file, then by the rows of all files. */
export function folderProgress(
  context: Pick<DataContext, 'emit'>,
  session: FolderSession,
  { gate }: RunControl,
) {
  const numbers = new Map(session.candidates.map(({ path }, no) => [path, no]));
  const nameOf = (path: string): string => session.candidates[numbers.get(path) ?? -1]?.name ?? '';
  const rowsOf = (path: string): number =>
    session.checked.get(numbers.get(path) ?? -1)?.rows ?? guessedRows;
  const tellOpening = throttledProgress(context, session.id, gate);
  let tell = tellOpening;
  let places = new Map<string, { readonly at: number; readonly before: number }>();
  let total = 0;
  let furthest = 0;
  return {
    /** So many of these files are opened. */
    opening: (files: readonly { readonly path: string }[], done: number): void => {
      const name = nameOf(files[done]?.path ?? '');
      const file = { name, at: done + 1, of: files.length };
      tellOpening({ phase: 'opening', done, total: files.length, file });
    },
    /** These files follow in this order. */
    begin: (files: readonly ReadyFile[]): void => {
      tell = throttledProgress(context, session.id, gate);
      total = 0;
      places = new Map();
      for (const [index, { path }] of files.entries()) {
        places.set(path, { at: index + 1, before: total });
        total += rowsOf(path);
      }
    },
    of: ({ path }: Pick<ReadyFile, 'path'>, { phase, done }: Progress): void => {
      const { at, before } = places.get(path) ?? { at: 0, before: 0 };
      // The worker reads ahead of what is written, and a guess may be short: it never goes back.
      furthest = Math.max(furthest, before + Math.min(done, rowsOf(path)));
      tell({ phase, done: furthest, total, file: { name: nameOf(path), at, of: places.size } });
    },
  };
}
