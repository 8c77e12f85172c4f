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

/** Numbers that the application's own client, which shares the port, never gets to. */
export const firstId = 1_000_000;

/** Posts a message to the data process and gives what it answers to that one. */
export async function post(page: Page, message: unknown): Promise<PortReply> {
  // A window that has not loaded its page yet is refused by the main process.
  await page.waitForURL('app://centre/index.html');
  return page.evaluate(
    ({ sent, own }) =>
      new Promise<PortReply>((resolve) => {
        const take = (event: MessageEvent<PageMessage>): void => {
          const port = event.ports[0];
          if (event.data.bridge !== 'port' || !port) return;
          // While the page is starting this may be the port of its own client, which closes it when
          // the one asked for here follows: so the listener stays, and asks on that one.
          port.addEventListener(
            'message',
            ({ data }: MessageEvent<PortReply | { event: string }>) => {
              if (!('id' in data) || (data.id < own && data.id >= 0)) return;
              removeEventListener('message', take);
              resolve(data);
            },
          );
          port.start();
          port.postMessage(sent);
        };
        addEventListener('message', take);
        (window as unknown as { bridge: Bridge }).bridge.connect();
      }),
    { sent: message, own: firstId },
  );
}

/** Asks on a channel over a port of its own. Throws the refusal as an error. */
export async function ask<T>(page: Page, channel: string, input: unknown = {}): Promise<T> {
  const reply = await post(page, { id: firstId, channel, input });
  if (!reply.ok) throw new Error(`${channel}: ${reply.error?.code} ${reply.error?.message}`);
  return reply.value as T;
}
