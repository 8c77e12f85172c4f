import { defineConfig } from '@playwright/test';
import { takeOwnDisplay } from './test/e2e/support/displays.ts';

takeOwnDisplay();

// A display that a person looks at is one: there is one keyboard to it.
const hasOneDisplay = process.platform !== 'linux' || Boolean(process.env.DISPLAY);

export default defineConfig({
  testDir: 'test/e2e',
  outputDir: '.cache/playwright',
  globalSetup: './test/e2e/support/global-setup.ts',
  // One more than there are cores: each waits for its window half of the time.
  workers: hasOneDisplay ? 1 : 3,
  fullyParallel: false,
  forbidOnly: true,
  retries: 0,
  // A busy machine takes thrice the time; what never comes is no sooner known to be wrong.
  timeout: 240_000,
  expect: { timeout: 60_000 },
  reporter: [['list']],
});
