import { expect, type Page } from '@playwright/test';
import type { LaunchedApp } from './launch.ts';

type Watched = Window & { ran?: number; violations: string[]; markup: string[] };

/** From the next load on: remembers every picture and script that a text was taken for. */
export async function watchForMarkup({ app }: LaunchedApp): Promise<void> {
  await app.context().addInitScript(() => {
    const watched = window as unknown as Watched;
    watched.violations = [];
    watched.markup = [];
    addEventListener('securitypolicyviolation', (event) =>
      watched.violations.push(event.effectiveDirective),
    );
    // Also what was there for a moment only.
    new MutationObserver(() => {
      for (const found of document.querySelectorAll('img[src="x"], script:not([src])')) {
        watched.markup.push(found.outerHTML);
      }
    }).observe(document, { childList: true, subtree: true });
  });
}

/** Sees that since the load no text was taken for more than text. */
export async function expectOnlyText(page: Page): Promise<void> {
  const seen = await page.evaluate(() => {
    const { ran, violations, markup } = window as unknown as Watched;
    return { ran, violations, markup };
  });
  expect(seen).toEqual({ violations: [], markup: [] });
}
