import { BrowserWindow, ipcMain, type IpcMainInvokeEvent } from 'electron';
import type { z } from 'zod';
import type { BridgeAnswer } from '#contract/bridge.ts';
import { AppError, toWireError } from '#contract/errors.ts';
import { bridgeChannels } from '#contract/shell.ts';
import { isTrustedFrame } from './app-address.ts';

type BridgeChannel = keyof typeof bridgeChannels;

/** What the main process does on a bridge channel, for the window that asked. */
export type BridgeHandlers = {
  readonly [N in BridgeChannel]: (
    input: z.output<(typeof bridgeChannels)[N]>,
    window: BrowserWindow,
  ) => unknown;
};

/**
 * The only door from a page to the main process. Each message must come from the main frame of one
 * of our own windows and fit its schema; anything else is refused and noted.
 */
export function handleBridge(
  handlers: BridgeHandlers,
  onFault: (channel: string, error: unknown) => void,
): void {
  for (const channel of Object.keys(bridgeChannels) as BridgeChannel[]) {
    ipcMain.handle(channel, async (event, input: unknown): Promise<BridgeAnswer<unknown>> => {
      try {
        const window = trustedWindow(event);
        const checked = bridgeChannels[channel].safeParse(input);
        if (!checked.success) throw invalid('The input does not fit the channel');
        // The schema of this very channel has checked it; a name known at run time hides that.
        const handler = handlers[channel] as (input: unknown, window: BrowserWindow) => unknown;
        return { ok: true, value: (await handler(checked.data, window)) ?? null };
      } catch (error) {
        onFault(channel, error);
        return { ok: false, error: toWireError(error) };
      }
    });
  }
}

function trustedWindow(event: IpcMainInvokeEvent): BrowserWindow {
  const frame = event.senderFrame;
  const window = BrowserWindow.fromWebContents(event.sender);
  if (!window || !isTrustedFrame(frame)) {
    throw invalid('Not from one of our own windows');
  }
  return window;
}

function invalid(message: string): AppError {
  return new AppError('app/invalid-message', message);
}
