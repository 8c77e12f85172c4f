import { expect, type Page } from '@playwright/test';
import axe from 'axe-core';

/** Which part of the page is meant; all of it without. */
export interface AxeScope {
  /** Only what is within: a dialog makes the rest inert, and reading that again takes time. */
  readonly include?: string | undefined;
  /** Only what colours decide: in another theme the page is the same but for them. */
  readonly coloursOnly?: boolean;
}

const ofColours = ['color-contrast', 'link-in-text-block'];

/** Finds nothing at all against the page by axe, whatever its impact; names only what is violated. */
export async function expectAccessible(page: Page, scope: AxeScope = {}): Promise<void> {
  // Once a document: reading its half a megabyte takes longer than most looks.
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(axe.source);
  const options: axe.RunOptions = {
    // Telling of all that passes takes half of the time.
    resultTypes: ['violations'],
    ...(scope.coloursOnly && { runOnly: { type: 'rule', values: ofColours } }),
  };
  const found = await page.evaluate(
    async ([within, chosen]) => {
      const { axe: inPage } = globalThis as unknown as { axe: typeof axe };
      const { violations } = await inPage.run(within ?? document, chosen);
      return violations.map(({ id, impact, nodes }) => ({
        rule: `${id} (${String(impact)})`,
        nodes: nodes.map(({ html, failureSummary }) => `${html} ${failureSummary ?? ''}`),
      }));
    },
    [scope.include, options] as const,
  );
  expect(found).toEqual([]);
}
