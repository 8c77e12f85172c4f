import { AppError } from '#contract/errors.ts';
import type { ImportKind } from '#contract/import.ts';
import type { FieldColumn } from '#domain/import/fields.ts';
import { uuidV7 } from '#domain/identity/uuid-v7.ts';
import { capsFor } from '#electron/workbooks/import/caps-for.ts';
import {
  startWorkbookWorker,
  type WorkbookClient,
} from '#electron/workbooks/import/workbook-client.ts';
import type { OpenedWorkbook } from '#electron/workbooks/import/worker-protocol.ts';
import type { RunControl } from './run-control.ts';

export type WindowSession = {
  readonly id: string;
  readonly fileName: string;
  readonly client: WorkbookClient;
  opened: OpenedWorkbook | null;
  checked: {
    readonly shape: string;
    /** A person chose other columns than were found. */
    readonly corrected: boolean;
    readonly columns: readonly FieldColumn[];
    readonly kind: ImportKind;
  } | null;
  /** While its rows are written: to give the import up. */
  running: RunControl | null;
};

/** A window that was closed in the middle leaves its worker behind: so many may wait at most. */
const mostSessions = 3;

/** The imports that windows have open, each with its worker thread. */
export class ImportSessions {
  readonly #dataFile: string;
  readonly #sessions = new Map<string, WindowSession>();

  constructor(dataFile: string) {
    this.#dataFile = dataFile;
  }

  begin(fileName: string, path: string): WindowSession {
    for (const old of this.#sessions.values()) {
      if (this.#sessions.size < mostSessions) break;
      if (old.running === null) void this.end(old.id);
    }
    const session: WindowSession = {
      id: uuidV7(),
      fileName,
      client: startWorkbookWorker(this.#dataFile, capsFor(path)),
      opened: null,
      checked: null,
      running: null,
    };
    this.#sessions.set(session.id, session);
    return session;
  }

  find(id: string): WindowSession | null {
    return this.#sessions.get(id) ?? null;
  }

  /** Throws `import/session-gone` when there is no such session any more. */
  get(id: string): WindowSession {
    const session = this.find(id);
    if (session === null) throw new AppError('import/session-gone', 'The import was closed');
    return session;
  }

  /** Ends the worker of a session, whatever it does. */
  async end(id: string): Promise<void> {
    const session = this.#sessions.get(id);
    this.#sessions.delete(id);
    // A paused run would wait for ever for a worker that is gone.
    session?.running?.gate.resume();
    await session?.client.end();
  }
}
