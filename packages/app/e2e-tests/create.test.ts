import { execFile } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import type { Page } from '@playwright/test';
import {
  enterAs,
  expect,
  expectAccessible,
  expectNoSidewaysScroll,
  shown,
  test,
} from './portal';

const execFileAsync = promisify(execFile);

const NAME = 'orders-api';
const PRODUCT = 'shop';

const OVERLAY = 'infrastructure/kubernetes/production/kustomization.yaml';

/** The stock scaffolder's header, whose tabs name a panel that is not there. */
const STOCK_HEADER = { except: '[role=tablist]' };

/** From pushed commit to visible row, as the portal promises it. */
const VISIBLE_WITHIN_MS = 15_000;

// Whole stories, from an empty form to what runs in production.
test.describe.configure({ timeout: 240_000 });

/** Opens the form of a template and says what nobody but a person can know. */
async function beginForm(page: Page, template: string, name: string) {
  await page.goto(`/create/templates/default/${template}`);
  await page.getByRole('textbox', { name: /^Name/ }).fill(name);
  await expectAccessible(page, STOCK_HEADER);
  await expectNoSidewaysScroll(page);
  await page.getByRole('textbox', { name: /^Owner/ }).fill('Plate');
  await page.getByRole('option', { name: /Plateforme/ }).click();
}

/** Accepts the defaults of one page after the other, up to the last of these. */
async function turnPages(page: Page, titles: readonly string[]) {
  for (const title of titles) {
    await page.getByRole('button', { name: 'Next' }).click();
    await expect(page.locator('.MuiStepLabel-active')).toHaveText(title);
  }
}

/** From the preview to the entity that the catalog has of the new repository. */
async function create(page: Page) {
  await page.getByRole('button', { name: 'Review' }).click();
  await page.getByRole('button', { name: 'Create' }).click();
  const catalogLink = page.getByRole('link', { name: /in the catalog/i });
  await expect(catalogLink).toBeVisible({ timeout: 120_000 });
  await catalogLink.click();
}

async function expectEverythingInOrder(page: Page) {
  const checks = page.getByRole('list', { name: 'What was checked' });
  for (const name of ['Workflows', 'Manifests', 'Catalog', 'Documents']) {
    await expect(checks.getByText(`${name}: `)).toContainText(/\d+ in order/);
  }
  await expect(checks.getByText(/to look at/)).toHaveCount(0);
}

test('a service is created, found, deployed by a push, and rolled back', async ({
  page,
  portal,
}) => {
  await enterAs(page, 'Guest');

  await test.step('fill in the form, most of which is filled in', async () => {
    await beginForm(page, 'nestjs-service', NAME);
    await page
      .getByRole('textbox', { name: /^Description/ })
      .fill('Orders: "quoted" & `odd` ${{ github.ref }}');
    await turnPages(page, ['Its repository', 'How it is built', 'Its data']);
    await expectAccessible(page, STOCK_HEADER);
    await expectNoSidewaysScroll(page);
    await turnPages(page, ['What will be generated']);
  });

  await test.step('look at what will be generated', async () => {
    await expectEverythingInOrder(page);
    const tree = page.getByRole('navigation', { name: 'Files' });
    const visible = (name: string) =>
      tree.getByText(name, { exact: true }).filter({ visible: true });
    for (const name of OVERLAY.split('/')) {
      await visible(name).click();
    }
    const overlay = page.getByRole('region', { name: OVERLAY });
    await expect(overlay).toContainText(`namespace: ${NAME}-production`);
    await expect(overlay).toContainText(/newTag: \S+/);
    await expect(overlay).toBeInViewport();
    await expectAccessible(page, STOCK_HEADER);
    await expectNoSidewaysScroll(page);

    await page.getByRole('searchbox', { name: 'Search files' }).fill('-CI');
    await expect(visible('package.json')).toBeHidden();
    await visible('backend-ci.yml').click();
    await expect(
      page.getByRole('region', { name: '.github/workflows/backend-ci.yml' }),
    ).toContainText('pull_request:');
  });

  await test.step('create it from the template', async () => {
    await create(page);
    await expect(page).toHaveURL(
      new RegExp(`/catalog/default/component/${NAME}`),
    );
  });

  await test.step('find it in the catalog', async () => {
    await page.goto('/catalog?filters[kind]=component&filters[user]=all');
    await page.getByRole('link', { name: NAME }).click();
    await page.goto(`/catalog/default/component/${NAME}/progress`);
    await expect(shown(page, /\d+ of \d+/)).toBeVisible();
  });

  const owner = fs
    .readdirSync(path.join(portal.data, 'repositories'))
    .find(folder =>
      fs.existsSync(
        path.join(portal.data, 'repositories', folder, `${NAME}.git`),
      ),
    )!;
  const clone = await portal.clone(owner, NAME);

  await test.step('kustomize accepts its overlays', async () => {
    for (const environment of ['base', 'staging', 'production']) {
      const { stdout } = await execFileAsync(
        'kubectl',
        ['kustomize', `infrastructure/kubernetes/${environment}`],
        { cwd: clone },
      );
      expect(stdout).toContain('kind: Deployment');
    }
  });

  const deploy = async (version: string) => {
    const file = path.join(clone, OVERLAY);
    const before = fs.readFileSync(file, 'utf8');
    fs.writeFileSync(file, before.replace(/newTag: .*/g, `newTag: ${version}`));
    await portal.git(clone, 'commit', '-qam', `Deploy ${version}`);
    await portal.git(clone, 'push', '-q');
  };

  await test.step('a pushed deployment appears by itself', async () => {
    await deploy('0.2.0');
    await page.goto(`/catalog/default/component/${NAME}/deployments`);
    await expect(shown(page, '0.2.0')).toBeVisible();
    await deploy('0.3.0');
    await expect(shown(page, '0.3.0')).toBeVisible({
      timeout: VISIBLE_WITHIN_MS,
    });
  });

  await test.step('roll it back from its page', async () => {
    await page.getByRole('link', { name: 'Roll back production…' }).click();
    const submit = page.getByRole('button', {
      name: 'Roll back production to 0.2.0',
    });
    await expect(shown(page, 'newTag: 0.2.0')).toBeVisible();
    await expect(submit).toBeDisabled();
    await expectAccessible(page);
    await expectNoSidewaysScroll(page);
    await page
      .getByRole('textbox', { name: /^Reason/ })
      .fill('Orders are charged twice');
    await expect(submit).toBeDisabled();
    await page.getByRole('textbox', { name: /^Type/ }).fill(NAME);
    await submit.dblclick();
    await expect(shown(page, 'Succeeded')).toBeVisible();
    await expectAccessible(page);
    await expectNoSidewaysScroll(page);
  });

  await test.step('one commit in the repository says who, why and what', async () => {
    await portal.git(clone, 'pull', '-q');
    const log = await portal.git(clone, 'log', '-2', '--format=%an%n%B%x00');
    const [newest, before] = log.split('\0');
    expect(newest).toContain('Guest');
    expect(newest).toContain('Orders are charged twice');
    expect(newest).toMatch(/^Rollback-Operation: \S+$/m);
    expect(before).toContain('Deploy 0.3.0');
    const tags = fs
      .readFileSync(path.join(clone, OVERLAY), 'utf8')
      .match(/newTag: .*/g);
    expect(new Set(tags)).toEqual(new Set(['newTag: 0.2.0']));
  });

  await test.step('the history shows the rollback, and what it left as failed', async () => {
    await page.goto(`/catalog/default/component/${NAME}/deployments`);
    await expect(shown(page, 'Rollback of 0.3.0')).toBeVisible();
    await expect(shown(page, 'Failed')).toBeVisible();
    await expect(page.getByText('Held by Guest')).toBeVisible();
  });

  await test.step('the home page reminds of the hold until it is lifted', async () => {
    await page.goto('/');
    await expect(
      page.getByText(/orders-api: production is held/),
    ).toBeVisible();
    await page.goto(`/catalog/default/component/${NAME}/deployments`);
    await page
      .getByRole('button', { name: /^Lift hold on production…/ })
      .click();
    await page
      .getByRole('button', { name: 'Lift hold on production', exact: true })
      .click();
    await expect(page.getByText('Held by Guest')).toBeHidden();
  });
});

test('a product is created from nothing but a name and an owner', async ({
  page,
}) => {
  await enterAs(page, 'Guest');

  await test.step('accept all that is filled in', async () => {
    await beginForm(page, 'product', PRODUCT);
    await turnPages(page, [
      'Its repository',
      'How it is built',
      'Its data',
      'Its builds',
      'What will be generated',
    ]);
    await expectEverythingInOrder(page);
    await create(page);
    await expect(page).toHaveURL(
      new RegExp(`/catalog/default/system/${PRODUCT}`),
    );
  });

  await test.step('find its components in the catalog', async () => {
    // The catalog reads one entity after the other; its pages show what it knew
    await expect(async () => {
      await page.reload();
      for (const component of ['backend', 'frontend', 'mobile']) {
        await expect(
          page.getByRole('link', { name: `${PRODUCT}-${component}` }).first(),
        ).toBeVisible({ timeout: 5_000 });
      }
    }).toPass({ timeout: 30_000 });
    await expectNoSidewaysScroll(page);
  });

  await test.step('see what its backend offers and what runs where', async () => {
    const backend = `${PRODUCT}-backend`;
    await page.goto(`/catalog/default/api/${backend}/definition`);
    await expect(shown(page, 'Read the notes, newest first')).toBeVisible();
    await page.goto(`/catalog/default/component/${backend}/deployments`);
    await expect(shown(page, '0.1.0')).toBeVisible();
    await page.goto(`/catalog/default/component/${backend}/progress`);
    await expect(shown(page, /\d+ of \d+/)).toBeVisible();
  });
});
