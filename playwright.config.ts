import { defineConfig } from '@playwright/test';

/**
 * Browser tests of the portal. `npm test -- browser` builds the portal, finds a
 * Chromium and runs them; each worker starts a portal of its own on fresh data.
 */
export default defineConfig({
  testDir: 'packages/app/e2e-tests',
  outputDir: 'node_modules/.cache/e2e-test-results',
  timeout: 120_000,
  expect: { timeout: 20_000 },
  // One portal, whose history the tests tell in order.
  fullyParallel: false,
  workers: 1,
  forbidOnly: Boolean(process.env.CI),
  reporter: [['list'], ['json']],
  use: {
    screenshot: 'only-on-failure',
    trace: 'retain-on-failure',
    launchOptions: {
      executablePath: process.env.CHROMIUM_PATH,
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
  projects: [
    {
      name: 'wide',
      testIgnore: 'secrets.test.ts',
      use: { viewport: { width: 1280, height: 900 } },
    },
    {
      name: 'narrow',
      testIgnore: 'secrets.test.ts',
      use: { viewport: { width: 390, height: 844 } },
    },
    { name: 'server', testMatch: 'secrets.test.ts' },
  ],
});
