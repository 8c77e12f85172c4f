/** Where an import waits while a person has paused it; no lock is held there. */
export class PauseGate {
  readonly #now: () => number;
  #closed: { readonly since: number; readonly opened: Promise<void>; open(): void } | null = null;
  #restedMs = 0;

  constructor(now: () => number = () => performance.now()) {
    this.#now = now;
  }

  get paused(): boolean {
    return this.#closed !== null;
  }

  /** Closes the gate until `resume`, which whoever gives the import up has to call as well. */
  pause(): void {
    if (this.#closed) return;
    let open = (): void => undefined;
    const opened = new Promise<void>((resolve) => {
      open = resolve;
    });
    this.#closed = { since: this.#now(), opened, open };
  }

  resume(): void {
    if (!this.#closed) return;
    this.#restedMs += this.#now() - this.#closed.since;
    this.#closed.open();
    this.#closed = null;
  }

  /** Resolves once the gate is open. */
  async passed(): Promise<void> {
    while (this.#closed) await this.#closed.opened;
  }

  /** A clock in milliseconds that stands still while the gate is closed. */
  worked(): number {
    return (this.#closed?.since ?? this.#now()) - this.#restedMs;
  }
}
