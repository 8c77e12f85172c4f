import { expect, type Page } from '@playwright/test';
import axe from 'axe-core';

/** Which part of the page is meant; all of it without. */
export interface AxeScope {
  /** Only what is within: a dialog makes the rest inert, and reading that again takes time. */
  readonly include?: string;
}

/** Finds nothing at all against the page by axe, whatever its impact; names only what is violated. */
export async function expectAccessible(page: Page, { include }: AxeScope = {}): Promise<void> {
  // Once a document: reading its half a megabyte takes longer than most looks.
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(axe.source);
  const found = await page.evaluate(async (within) => {
    const { axe: inPage } = globalThis as unknown as { axe: typeof axe };
    // Telling of all that passes takes half of the time.
    const { violations } = await inPage.run(within ?? document, { resultTypes: ['violations'] });
    return violations.map(({ id, impact, nodes }) => ({
      rule: `${id} (${String(impact)})`,
      nodes: nodes.map(({ html, failureSummary }) => `${html} ${failureSummary ?? ''}`),
    }));
  }, include);
  expect(found).toEqual([]);
}
