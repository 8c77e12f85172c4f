import type { EventName, Events } from '#contract/ipc.ts';
import type { DataPort } from './parent-port.ts';

/** Says an event to every window. */
export type Emit = <N extends EventName>(event: N, payload: Events[N]) => void;

export type EventHub = {
  readonly emit: Emit;
  attach(port: DataPort): void;
  detach(port: DataPort): void;
};

/** Keeps the windows' ports and says each event to all of them. */
export function createEventHub(): EventHub {
  const ports = new Set<DataPort>();
  return {
    emit: (event, payload) => {
      for (const port of ports) port.post({ event, payload });
    },
    attach: (port) => {
      ports.add(port);
    },
    detach: (port) => {
      ports.delete(port);
    },
  };
}
