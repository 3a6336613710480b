import { chromium } from '@playwright/test';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { ensureChromium } from './lib/chromium.mjs';
import { exitWith, say } from './lib/console.mjs';
import { root } from './lib/paths.mjs';
import { startPortal } from './lib/portal.mjs';

/**
 * Takes the pictures of the README on a portal with fresh demo data:
 * `PORT=7107 node scripts/screenshots.mjs [folder]`, after a build.
 */
const PAGES = {
  home: '/',
  overview: '/catalog/default/component/checkin-api',
  deployments: '/catalog/default/component/checkin-api/deployments',
  errors: '/catalog/default/component/checkin-api/errors',
  rollback:
    '/deployments/rollback?entityRef=component:default/checkin-api&environment=production',
  progress: '/catalog/default/component/checkin-api/progress',
  create: '/create/templates/default/nestjs-service',
};

const SIZES = {
  wide: { width: 1280, height: 900 },
  narrow: { width: 390, height: 844 },
};

async function shoot(browser, url, folder, scheme, size) {
  const context = await browser.newContext({
    colorScheme: scheme,
    viewport: SIZES[size],
  });
  const page = await context.newPage();
  await page.goto(url);
  await page.getByRole('button', { name: 'Enter as Guest' }).click();
  await page.getByRole('heading', { name: /^Welcome/ }).waitFor();
  for (const [name, address] of Object.entries(PAGES)) {
    await page.goto(url + address);
    await page.waitForLoadState('networkidle');
    const file = path.join(folder, `${name}-${scheme}-${size}.png`);
    await page.screenshot({ path: file });
    say(file);
  }
  await context.close();
}

async function main() {
  const folder = process.argv[2] ?? path.join(root, 'docs/screenshots');
  fs.mkdirSync(folder, { recursive: true });
  const data = fs.mkdtempSync(path.join(os.tmpdir(), 'jalon-screenshots-'));
  fs.mkdirSync(path.join(data, 'databases'));
  const { url, child } = await startPortal({
    node: process.execPath,
    env: process.env,
    data,
  });
  const browser = await chromium.launch({
    executablePath: await ensureChromium(),
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
  });
  try {
    for (const scheme of ['light', 'dark']) {
      for (const size of Object.keys(SIZES)) {
        await shoot(browser, url, folder, scheme, size);
      }
    }
  } finally {
    await browser.close();
    child.kill();
    fs.rmSync(data, { recursive: true, force: true });
  }
}

main().catch(exitWith);
