import type { ReplyMessage, RequestMessage } from '#contract/channel.ts';
import { channelReads } from '#contract/access/tables.ts';
import type { ChannelInput, ChannelName, ChannelOutput, EventName, Events } from '#contract/ipc.ts';
import { ClientError } from './client-error.ts';
import { rememberStep } from './made-step.ts';

/** What of a MessagePort the client uses; a test passes its own. */
export type Port = {
  postMessage(message: RequestMessage): void;
  close(): void;
  onmessage: ((event: MessageEvent<ReplyMessage>) => void) | null;
};

/** `restarting`: a new port follows by itself; `failed`: it does not until asked for. */
export type ConnectionState = 'connecting' | 'connected' | 'restarting' | 'failed';

type Waiting = {
  readonly message: RequestMessage;
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: ClientError) => void;
  retried: boolean;
};

export type PortClient = {
  /** Asks the data process. Rejects with ClientError only. */
  request<N extends ChannelName>(channel: N, input: ChannelInput<N>): Promise<ChannelOutput<N>>;
  /** Calls back on each such event until the returned function is called. */
  onEvent<E extends EventName>(name: E, listener: (payload: Events[E]) => void): () => void;
  /** Takes a fresh port: sends what waited for it. */
  attach(port: Port): void;
  /** The data process has ended: reads wait for the next port once, writes are refused. */
  lose(how: 'restarting' | 'failed'): void;
  state(): ConnectionState;
  onState(listener: () => void): () => void;
};

/** Questions and answers over a port that may be replaced while questions are under way. */
export function createPortClient(): PortClient {
  const waiting = new Map<number, Waiting>();
  const listeners = new Map<EventName, Set<(payload: never) => void>>();
  const stateListeners = new Set<() => void>();
  let port: Port | null = null;
  let nextId = 0;
  let state: ConnectionState = 'connecting';

  const become = (next: ConnectionState): void => {
    if (state === next) return;
    state = next;
    for (const listener of stateListeners) listener();
  };

  const receive = (reply: ReplyMessage): void => {
    if ('event' in reply) {
      const payload = reply.payload as never;
      for (const listener of listeners.get(reply.event as EventName) ?? []) listener(payload);
      return;
    }
    const entry = waiting.get(reply.id);
    if (!entry) return;
    waiting.delete(reply.id);
    if (reply.ok) {
      if (reply.step !== undefined) rememberStep(reply.value, reply.step);
      entry.resolve(reply.value);
    } else entry.reject(new ClientError(reply.error));
  };

  const dropPort = (): void => {
    if (!port) return;
    port.onmessage = null;
    port.close();
    port = null;
    for (const [id, entry] of waiting) {
      // A write may have been done before the process ended: only a person can tell.
      const again = entry.message.channel in channelReads && !entry.retried;
      if (again) {
        entry.retried = true;
        continue;
      }
      waiting.delete(id);
      entry.reject(
        new ClientError({
          code: 'app/data-process-gone',
          message: `The data process ended during ${entry.message.channel}`,
          retryable: true,
          details: {},
        }),
      );
    }
  };

  return {
    request<N extends ChannelName>(channel: N, input: ChannelInput<N>) {
      return new Promise<ChannelOutput<N>>((resolve, reject) => {
        const message = { id: nextId++, channel, input };
        waiting.set(message.id, {
          message,
          resolve: resolve as (value: unknown) => void,
          reject,
          retried: false,
        });
        port?.postMessage(message);
      });
    },
    onEvent(name, listener) {
      const set = listeners.get(name) ?? new Set();
      listeners.set(name, set);
      set.add(listener);
      return () => set.delete(listener);
    },
    attach(next) {
      dropPort();
      port = next;
      next.onmessage = (event) => receive(event.data);
      for (const entry of waiting.values()) next.postMessage(entry.message);
      become('connected');
    },
    lose(how) {
      dropPort();
      become(how);
    },
    state: () => state,
    onState(listener) {
      stateListeners.add(listener);
      return () => stateListeners.delete(listener);
    },
  };
}
