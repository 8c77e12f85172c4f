import { readdir, stat } from 'node:fs/promises';
import { basename, extname, join, relative, resolve } from 'node:path';
import { AppError } from '#contract/errors.ts';
import { mostEntries } from '#contract/import-folder.ts';

const workbookEndings = new Set([
  '.xls',
  '.xlsx',
  '.xlsm',
  '.xlsb',
  '.csv',
  '.txt',
  '.tsv',
  '.htm',
  '.html',
  '.xml',
]);

/** `Form 2` comes before `Form 10`. */
const byName = new Intl.Collator('ru', { numeric: true });

/** A file that may be a workbook; `name` is its path below what the person chose. */
export type Candidate = {
  readonly path: string;
  readonly name: string;
  readonly fromFolder: boolean;
};

export type Listing = {
  readonly candidates: readonly Candidate[];
  /** Names of the other files that lie in the folders. */
  readonly others: readonly string[];
};

/**
 * Lists what chosen files and folders hold, folders to their depth, in the order of names. Links and
 * hidden files are left out, so that nothing outside of what was chosen is read. Throws
 * `workbook/unreadable-file` for a path that is not there and `import/folder-too-large`.
 */
export async function listWorkbooks(paths: readonly string[]): Promise<Listing> {
  const candidates: Candidate[] = [];
  const others: string[] = [];
  let seen = 0;
  const walk = async (folder: string, root: string): Promise<void> => {
    const entries = await readdir(folder, { withFileTypes: true }).catch((error: unknown) => {
      if (folder === root) throw unreadable(folder, error);
      return null;
    });
    if (entries === null) {
      // One folder that may not be read, as a system keeps some on every disk, hides no other.
      others.push(relative(root, folder));
      return;
    }
    seen += entries.length;
    if (seen > mostEntries) {
      throw new AppError('import/folder-too-large', 'The folder has too many files', {
        details: { limit: mostEntries },
      });
    }
    const shown = entries.filter(({ name }) => !name.startsWith('.') && !name.startsWith('~$'));
    for (const entry of shown.sort((a, b) => byName.compare(a.name, b.name))) {
      const path = join(folder, entry.name);
      const name = relative(root, path);
      if (entry.isDirectory()) await walk(path, root);
      else if (!entry.isFile()) continue;
      else if (!workbookEndings.has(extname(path).toLowerCase())) others.push(name);
      else candidates.push({ path, name, fromFolder: true });
    }
  };
  for (const path of paths) {
    const found = await stat(path).catch(() => null);
    if (found === null) {
      throw unreadable(path, { code: 'ENOENT' });
    }
    if (found.isDirectory()) await walk(path, path);
    else candidates.push({ path, name: basename(path), fromFolder: false });
  }
  return { candidates: withoutTwins(candidates), others };
}

/** Each file once: one may be named by itself and lie in a folder that is named as well. */
function withoutTwins(candidates: readonly Candidate[]): readonly Candidate[] {
  const seen = new Set<string>();
  return candidates.filter(({ path }) => {
    const whole = resolve(path);
    if (seen.has(whole)) return false;
    seen.add(whole);
    return true;
  });
}

function unreadable(path: string, error: unknown): AppError {
  const { code } = error as NodeJS.ErrnoException;
  return new AppError('workbook/unreadable-file', `It cannot be read: ${path}`, {
    details: { path, reason: code ?? 'unknown' },
  });
}
