import { SyncFaultError } from '#electron/sync/sync-fault-error.ts';
import type { Transport, TransportRequest, TransportResponse } from '#electron/sync/transport.ts';
import type { LineFault } from './history.ts';

/** No exchange of so little data takes so many requests: one that does would never end. */
const mostRequests = 100;

/**
 * Lets head office die in what a replica does, after so many statements; answers nothing when it did, as nobody is
 * there to answer.
 */
type Mortal = <T>(
  replica: number,
  statements: number,
  work: () => Promise<T>,
) => Promise<T | undefined>;

/** What the line to head office does during one exchange. */
export type Plan = {
  readonly replica: number;
  readonly faults: readonly LineFault[];
  /** Called before the answer to each request is given, with its number. */
  meanwhile(request: number): void;
};

/** A line to two replicas that drops, loses, doubles and delays by a plan. */
export class Line implements Transport {
  readonly #replicas: readonly Transport[];
  readonly #mortal: Mortal;
  readonly #late: (() => Promise<unknown>)[];
  #plan: Plan = quiet(0);
  readonly #underWay = new Set<Promise<TransportResponse>>();
  #request = 0;

  constructor(replicas: readonly Transport[], late: (() => Promise<unknown>)[], mortal: Mortal) {
    this.#replicas = replicas;
    this.#late = late;
    this.#mortal = mortal;
  }

  /** Begins an exchange by a plan. */
  begin(plan: Plan): void {
    this.#plan = plan;
    this.#request = 0;
  }

  async send(request: TransportRequest): Promise<TransportResponse> {
    const sent = this.#send(request);
    this.#underWay.add(sent);
    try {
      return await sent;
    } finally {
      this.#underWay.delete(sent);
    }
  }

  /** Waits until nothing is under way: a desktop that died may have asked for more than it came to hear. */
  async rests(): Promise<void> {
    await Promise.allSettled(this.#underWay);
  }

  async #send(request: TransportRequest): Promise<TransportResponse> {
    const { replica, faults, meanwhile } = this.#plan;
    const number = this.#request;
    this.#request += 1;
    if (number > mostRequests) throw new Error(`an exchange of more than ${mostRequests} requests`);
    const to = async (which: number): Promise<TransportResponse | undefined> =>
      this.#replicas[which % this.#replicas.length]?.send(request);
    const fault = faults.find(({ at }) => at === number);
    const answer = await this.#sent(fault, to, replica);
    meanwhile(number);
    if (answer === undefined) throw new SyncFaultError('sync/timeout', 'no answer came');
    return answer;
  }

  async #sent(
    fault: LineFault | undefined,
    to: (replica: number) => Promise<TransportResponse | undefined>,
    replica: number,
  ): Promise<TransportResponse | undefined> {
    switch (fault?.fault) {
      case undefined:
        return to(replica);
      case 'drop':
        return undefined;
      case 'lose':
        await to(replica);
        return undefined;
      case 'late':
        this.#late.push(async () => to(replica));
        return undefined;
      case 'double': {
        const both = [to(replica), to(replica + 1)];
        const [first] = await Promise.all(both);
        return first;
      }
      case 'die':
        return this.#mortal(replica, fault.statements, () => to(replica));
    }
  }

  close(): void {
    // Nothing is kept open.
  }
}

/** A plan in which everything arrives once. */
export function quiet(replica: number): Plan {
  return { replica, faults: [], meanwhile: () => undefined };
}
