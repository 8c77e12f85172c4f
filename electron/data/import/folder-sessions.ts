import { AppError } from '#contract/errors.ts';
import type { FolderFile } from '#contract/import-folder.ts';
import type { ImportKind } from '#contract/import.ts';
import { uuidV7 } from '#domain/identity/uuid-v7.ts';
import type { Candidate, Listing } from './list-workbooks.ts';
import type { ChosenColumns } from './recognise-files.ts';
import type { RunControl } from './run-control.ts';

/** A file that can be imported, as it was checked. */
export type CheckedFile = {
  readonly kind: ImportKind;
  readonly columns: ChosenColumns | null;
  readonly rows: number;
};

/** What a window has dropped or chosen together. */
export type FolderSession = {
  readonly id: string;
  /** Of the folder, or of the first file. */
  readonly name: string;
  readonly candidates: readonly Candidate[];
  readonly others: readonly string[];
  /** What the last check found, by the number of the file. */
  checked: ReadonlyMap<number, CheckedFile>;
  running: RunControl | null;
};

/** A window that was closed leaves its session behind: so many may wait at most. */
const mostSessions = 3;
const ofFolder = /^(.+):(\d+)$/;

/** The folders that windows have open; their files are known to the window by token. */
export class FolderSessions {
  readonly #sessions = new Map<string, FolderSession>();

  begin(name: string, { candidates, others }: Listing): FolderSession {
    for (const old of this.#sessions.values()) {
      if (this.#sessions.size < mostSessions) break;
      if (old.running === null) this.end(old.id);
    }
    const id = uuidV7();
    const session = { id, name, candidates, others, checked: new Map(), running: null };
    this.#sessions.set(id, session);
    return session;
  }

  find(id: string): FolderSession | null {
    return this.#sessions.get(id) ?? null;
  }

  /** Throws `import/session-gone` when there is no such session any more. */
  get(id: string): FolderSession {
    const session = this.find(id);
    if (session === null) throw new AppError('import/session-gone', 'The import was closed');
    return session;
  }

  /** Gives up what runs and forgets the session. */
  end(id: string): void {
    this.find(id)?.running?.cancel();
    this.#sessions.delete(id);
  }

  filesOf({ id, candidates }: FolderSession): readonly FolderFile[] {
    return candidates.map(({ name }, no) => ({ no, name, token: `${id}:${String(no)}` }));
  }

  /** The file behind a token of `filesOf`; null for any other token. */
  fileBehind(token: string): Candidate | null {
    const [, id = '', no = ''] = ofFolder.exec(token) ?? [];
    return this.find(id)?.candidates[Number(no)] ?? null;
  }
}
