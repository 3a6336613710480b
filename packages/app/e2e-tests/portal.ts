import { AxeBuilder } from '@axe-core/playwright';
import { expect, test as base, type Page } from '@playwright/test';
import { execFile } from 'node:child_process';
import fs from 'node:fs';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';

const root = path.resolve(__dirname, '../../..');
const execFileAsync = promisify(execFile);

/** A portal of the tests' own, on fresh data. */
export interface Portal {
  readonly url: string;
  readonly data: string;
  /** File that holds what it wrote. */
  readonly log: string;
  /** Runs git, as somebody outside the portal would. */
  git(cwd: string, ...args: string[]): Promise<string>;
  /** Clones one of its local repositories and answers the folder. */
  clone(owner: string, name: string): Promise<string>;
}

async function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = net.createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as net.AddressInfo;
      server.close(() => resolve(port));
    });
  });
}

async function git(cwd: string, ...args: string[]) {
  const identity = ['-c', 'user.name=CI', '-c', 'user.email=ci@yonima.example'];
  const { stdout } = await execFileAsync('git', [...identity, ...args], {
    cwd,
  });
  return stdout.trim();
}

/** Starts a portal on fresh data; `config`: further configuration files. */
export async function launchPortal(config: string[] = []) {
  const { startPortal } = await import(
    path.join(root, 'scripts/lib/portal.mjs')
  );
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'jalon-portal-'));
  const data = path.join(folder, 'data');
  fs.mkdirSync(path.join(data, 'databases'), { recursive: true });
  const { url, child, ended, log } = await startPortal({
    node: process.env.JALON_NODE ?? process.execPath,
    env: { ...process.env, PORT: String(await freePort()) },
    data,
    config,
  });
  const clone = async (owner: string, name: string) => {
    const target = fs.mkdtempSync(path.join(folder, `${name}-`));
    const bare = path.join(data, 'repositories', owner, `${name}.git`);
    await git(folder, 'clone', '--quiet', bare, target);
    return target;
  };
  const portal: Portal = { url, data, log, git, clone };
  const stop = async () => {
    child.kill('SIGTERM');
    await ended;
    fs.rmSync(folder, { recursive: true, force: true });
  };
  return { portal, stop };
}

interface Fixtures {
  /** Console errors that the test brings about on purpose. */
  tolerated: RegExp | undefined;
  /** Fails the test on a console error, an uncaught exception or a failed request. */
  quietConsole: void;
}

interface WorkerFixtures {
  portal: Portal;
}

export const test = base.extend<Fixtures, WorkerFixtures>({
  portal: [
    async ({}, provide) => {
      const { portal, stop } = await launchPortal();
      await provide(portal);
      await stop();
    },
    { scope: 'worker', timeout: 120_000 },
  ],

  baseURL: async ({ portal }, provide) => provide(portal.url),

  tolerated: [undefined, { option: true }],

  quietConsole: [
    async ({ page, tolerated }, provide) => {
      const problems: string[] = [];
      page.on('console', message => {
        if (message.type() === 'error' && !tolerated?.test(message.text())) {
          problems.push(message.text());
        }
      });
      page.on('pageerror', error => problems.push(String(error)));
      await provide();
      expect(problems, 'errors in the browser console').toEqual([]);
    },
    { auto: true },
  ],
});

export { expect };

/** The first place where a person can read the text, options of menus aside. */
export const shown = (page: Page, text: string | RegExp) =>
  page.getByText(text).filter({ visible: true }).first();

/** Signs in on the sign-in page as one of the demo's people. */
export async function enterAs(page: Page, person: string) {
  await page.goto('/');
  await page.getByRole('button', { name: `Enter as ${person}` }).click();
  await expect(page.getByRole('heading', { name: /^Welcome/ })).toBeVisible();
}

/**
 * Fails on an accessibility finding that axe calls serious or critical.
 * `except`: a part of the page that is not ours to mend.
 */
export async function expectAccessible(
  page: Page,
  options: { except?: string } = {},
) {
  // Stock cards have spinners without a name while they load
  await expect(page.locator('.MuiCircularProgress-indeterminate')).toHaveCount(
    0,
  );
  const axe = new AxeBuilder({ page });
  const { violations } = await (options.except
    ? axe.exclude(options.except)
    : axe
  ).analyze();
  const grave = violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, help, nodes }) => ({
      id,
      help,
      nodes: nodes.map(({ html, failureSummary }) => ({
        html,
        failureSummary,
      })),
    }));
  expect(grave, 'serious accessibility findings').toEqual([]);
}

/** Fails when the page is wider than the window. */
export async function expectNoSidewaysScroll(page: Page) {
  const excess = await page.evaluate(
    () => document.documentElement.scrollWidth - window.innerWidth,
  );
  expect(
    excess,
    'pixels the page is wider than the window',
  ).toBeLessThanOrEqual(0);
}
