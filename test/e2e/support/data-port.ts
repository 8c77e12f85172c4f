import type { Page } from '@playwright/test';
import type { Bridge, PageMessage } from '#contract/bridge.ts';
import type { WireError } from '#contract/errors.ts';

/** What came back over the port, a value or a refusal. */
export interface PortReply {
  readonly id: number;
  readonly ok: boolean;
  readonly value?: unknown;
  readonly error?: WireError;
}

/** Posts a message on a port of its own, which the application's client does not see. */
export function post(page: Page, message: unknown): Promise<PortReply> {
  return page.evaluate(
    (sent) =>
      new Promise<PortReply>((resolve) => {
        const take = (event: MessageEvent<PageMessage>): void => {
          const port = event.ports[0];
          if (event.data.bridge !== 'port' || !port) return;
          event.stopImmediatePropagation();
          removeEventListener('message', take, true);
          port.onmessage = ({ data }: MessageEvent<PortReply | { event: string }>) => {
            if ('event' in data) return;
            port.close();
            resolve(data);
          };
          port.postMessage(sent);
        };
        addEventListener('message', take, true);
        (window as unknown as { bridge: Bridge }).bridge.connect();
      }),
    message,
  );
}

/** Asks on a channel over a port of its own. Throws the refusal as an error. */
export async function ask<T>(page: Page, channel: string, input: unknown = {}): Promise<T> {
  const reply = await post(page, { id: 1, channel, input });
  if (!reply.ok) throw new Error(`${channel}: ${reply.error?.code} ${reply.error?.message}`);
  return reply.value as T;
}
