import { PauseGate } from './pause-gate.ts';

/** What a person can do with an import that is under way: give it up, let it wait, let it go on. */
export class RunControl {
  readonly #abort = new AbortController();
  readonly gate = new PauseGate();

  get signal(): AbortSignal {
    return this.#abort.signal;
  }

  /** Gives up, also while paused. */
  cancel(): void {
    this.#abort.abort();
    this.gate.resume();
  }

  pause(paused: boolean): void {
    if (paused && !this.signal.aborted) this.gate.pause();
    else this.gate.resume();
  }
}
