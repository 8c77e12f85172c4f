import { SyncFaultError } from '#electron/sync/sync-fault-error.ts';
import type { Transport, TransportRequest, TransportResponse } from '#electron/sync/transport.ts';
import type { LineFault } from './history.ts';

/** No exchange of so little data takes so many requests: one that does would never end. */
const mostRequests = 100;

type Fault = LineFault['fault'];

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
  readonly #dies: (replica: number, place: string) => void;
  readonly #late: (() => Promise<unknown>)[];
  #plan: Plan = quiet(0);
  #request = 0;

  constructor(
    replicas: readonly Transport[],
    late: (() => Promise<unknown>)[],
    dies: (replica: number, place: string) => void,
  ) {
    this.#replicas = replicas;
    this.#late = late;
    this.#dies = dies;
  }

  /** Begins an exchange by a plan. */
  begin(plan: Plan): void {
    this.#plan = plan;
    this.#request = 0;
  }

  async send(request: TransportRequest): Promise<TransportResponse> {
    const { replica, faults, meanwhile } = this.#plan;
    const number = this.#request;
    this.#request += 1;
    if (number > mostRequests) throw new Error(`an exchange of more than ${mostRequests} requests`);
    const to = async (which: number): Promise<TransportResponse | undefined> =>
      this.#replicas[which % this.#replicas.length]?.send(request);
    const fault = faults.find(({ at }) => at === number)?.fault;
    const answer = await this.#sent(fault, to, replica);
    meanwhile(number);
    if (answer === undefined) throw new SyncFaultError('sync/timeout', 'no answer came');
    return answer;
  }

  async #sent(
    fault: Fault | undefined,
    to: (replica: number) => Promise<TransportResponse | undefined>,
    replica: number,
  ): Promise<TransportResponse | undefined> {
    switch (fault) {
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
      default:
        this.#dies(replica, fault.slice('die-'.length));
        return to(replica);
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
