import type { Page } from '@playwright/test';

/** What a page writes as an error, from now on: to be looked at when it has done its work. */
export function complaintsOf(page: Page): readonly string[] {
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  return complaints;
}
