import type { ImportKind } from '#contract/import.ts';
import type { OpenedWorkbook } from '#electron/workbooks/import/worker-protocol.ts';
import { capsFor } from '#electron/workbooks/import/caps-for.ts';
import {
  startWorkbookWorker,
  type WorkbookClient,
  type WorkerCaps,
} from '#electron/workbooks/import/workbook-client.ts';

/**
 * Each open workbook takes a thread with a heap of its own: of a folder of forms most are closed once
 * they are recognised, and opened again in their turn.
 */
const mostOpen = 3;

/** The workbooks of one import and the threads that have them open. */
export class OpenWorkbooks {
  readonly #dataFile: string;
  readonly #capsOf: (path: string) => WorkerCaps;
  readonly #kept = new Map<string, WorkbookClient>();
  /** A thread without a workbook that is still wanted; starting one takes longer than a small file. */
  #spare: WorkbookClient | null = null;

  constructor(dataFile: string, capsOf: (path: string) => WorkerCaps = capsFor) {
    this.#dataFile = dataFile;
    this.#capsOf = capsOf;
  }

  /** Opens a workbook to look at it; as a kind that a person says it is, where one does. */
  async look(path: string, kind?: ImportKind): Promise<OpenedWorkbook> {
    return (await this.#free(path)).call('open', { path, kind });
  }

  /** Keeps the workbook that was looked at last open, as long as there are few. */
  want(path: string): void {
    if (this.#spare === null || this.#kept.size >= mostOpen) return;
    this.#kept.set(path, this.#spare);
    this.#spare = null;
  }

  /** The thread that has a wanted workbook open; the one before is closed for it. */
  async take(path: string): Promise<WorkbookClient> {
    const kept = this.#kept.get(path);
    if (kept !== undefined) return kept;
    const client = await this.#free(path);
    await client.call('open', { path });
    return client;
  }

  /** Asks what is in hand to stop. */
  cancel(): void {
    for (const client of this.#all()) client.cancel();
  }

  /** Ends all threads. */
  async end(): Promise<void> {
    await Promise.all(this.#all().map((client) => client.end()));
  }

  async #free(path: string): Promise<WorkbookClient> {
    const caps = this.#capsOf(path);
    // A file that cost too much has ended its thread; the next one of the folder gets another.
    if (this.#spare !== null && (this.#spare.gone || this.#spare.caps.heap < caps.heap)) {
      await this.#spare.end();
      this.#spare = null;
    }
    this.#spare ??= startWorkbookWorker(this.#dataFile, caps);
    return this.#spare;
  }

  #all(): readonly WorkbookClient[] {
    return [...this.#kept.values(), ...(this.#spare === null ? [] : [this.#spare])];
  }
}
