import type { CDPSession, Page } from '@playwright/test';

/** Presses keys as a keyboard does: Playwright's own keys know the English layout only. */
export type PageKeys = {
  /** Types a text letter by letter. */
  type(text: string): Promise<void>;
  /** Presses Enter or Tab, with Ctrl when asked for. */
  press(key: 'Enter' | 'Tab', withCtrl?: boolean): Promise<void>;
};

const codes = { Enter: 13, Tab: 9 } as const;
const ctrl = 2;

/** A keyboard for a page. */
export async function pageKeys(page: Page): Promise<PageKeys> {
  const session: CDPSession = await page.context().newCDPSession(page);
  return {
    type: async (text) => {
      for (const key of text) {
        await session.send('Input.dispatchKeyEvent', { type: 'keyDown', key, text: key });
        await session.send('Input.dispatchKeyEvent', { type: 'keyUp', key });
      }
    },
    press: async (key, withCtrl = false) => {
      const event = {
        key,
        code: key,
        windowsVirtualKeyCode: codes[key],
        modifiers: withCtrl ? ctrl : 0,
      };
      const text = key === 'Enter' && !withCtrl ? { text: '\r' } : {};
      await session.send('Input.dispatchKeyEvent', { type: 'keyDown', ...event, ...text });
      await session.send('Input.dispatchKeyEvent', { type: 'keyUp', ...event });
    },
  };
}

/**
 * In the page: answers the wall-clock instant, in ms, at which the first element of each selector was
 * painted and none of the unwanted is left. Rejects after ten seconds.
 */
export function paintedAt(look: {
  readonly wanted: readonly string[];
  readonly unwanted: readonly string[];
}): Promise<number> {
  const until = performance.now() + 10_000;
  return new Promise((resolve, reject) => {
    const painted = new MessageChannel();
    const frame = (): void => {
      const missing = look.wanted.find((one) => document.querySelector(one) === null);
      const left = look.unwanted.find((one) => document.querySelector(one) !== null);
      if (missing === undefined && left === undefined) {
        // A message sent in a frame is read after that frame was painted.
        painted.port1.onmessage = () => resolve(performance.timeOrigin + performance.now());
        painted.port2.postMessage(null);
      } else if (performance.now() > until) {
        reject(new Error(`waited in vain: ${missing ?? `no ${left ?? ''}`}`));
      } else requestAnimationFrame(frame);
    };
    requestAnimationFrame(frame);
  });
}

/** In the page: notes when Enter goes down next, as a wall-clock instant in `enteredAt`. */
export function watchEnter(): void {
  window.addEventListener(
    'keydown',
    (event) => {
      if (event.key !== 'Enter') return;
      Object.assign(globalThis, { enteredAt: performance.timeOrigin + event.timeStamp });
    },
    true,
  );
}

/** In the page: the instant noted by `watchEnter`. */
export function enteredAt(): number {
  return (globalThis as unknown as { enteredAt: number }).enteredAt;
}
