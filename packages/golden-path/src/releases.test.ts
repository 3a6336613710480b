import { createMockDirectory } from '@backstage/backend-test-utils';
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import fs from 'fs-extra';
import { RAW_ANSWERS } from './domain/__testUtils__/answers';
import { TEMPLATES } from './domain/goldenPath';
import { listReleases } from './releases';
import { renderGoldenPath } from './render';
import { readTemplateVersion, templatesDirectory } from './templates';

const run = promisify(execFile);

jest.setTimeout(120_000);

/** Answers far from the defaults, as they would be recorded. */
const UNUSUAL = {
  ...RAW_ANSWERS,
  description: 'Orders: "all" & more #1',
  language: 'fr',
  database: 'mongodb',
  databaseHosting: 'in-cluster',
  scheduledJobs: true,
  deployTrigger: 'manual',
  nodeVersion: '22',
};

const CASES = Object.keys(TEMPLATES).flatMap(name => [
  { name, answers: RAW_ANSWERS },
  { name, answers: UNUSUAL },
]);

async function release(templates: string, releases: string): Promise<void> {
  await run(process.execPath, [
    join(__dirname, '../scripts/release.mjs'),
    ...['--templates', templates, '--releases', releases],
  ]);
}

describe('a released version', () => {
  it.each(CASES)('is what the templates still say: %j', async testCase => {
    const version = await readTemplateVersion(testCase.name);
    if (!(await listReleases()).includes(version)) {
      // Under work: nothing was promised yet
      return;
    }
    const template = { name: testCase.name };
    const { answers } = testCase;
    const current = await renderGoldenPath({ template, answers });
    const frozen = await renderGoldenPath({
      template: { name: testCase.name, version },
      answers,
    });
    expect(frozen).toEqual(current);
  });
});

describe('across a change of version', () => {
  const directory = createMockDirectory();
  const templates = () => directory.resolve('templates');
  const releases = () => directory.resolve('releases');

  async function change(version: string): Promise<void> {
    for (const name of Object.keys(TEMPLATES)) {
      const file = join(templates(), name, 'template.yaml');
      const text = await fs.readFile(file, 'utf8');
      await fs.writeFile(
        file,
        text.replace(/template-version: .*/, `template-version: ${version}`),
      );
    }
    await fs.outputFile(
      join(templates(), 'shared/docs/NEW.md'),
      `New in ${version}\n`,
    );
  }

  it('renders the former version byte for byte from its recorded answers', async () => {
    directory.clear();
    await fs.copy(templatesDirectory(), templates(), {
      filter: path => !path.includes('node_modules'),
    });
    const options = { templates: templates(), releases: releases() };
    await change('3.0.0');
    await release(templates(), releases());
    const render = (
      name: string,
      version?: string,
      answers: object = UNUSUAL,
    ) =>
      renderGoldenPath({
        template: { name, version },
        answers: { ...answers },
        ...options,
      });
    for (const { name, answers } of CASES) {
      const first = await render(name, undefined, answers);
      expect(await render(name, undefined, answers)).toEqual(first);
    }
    const before = await render('product');
    await change('3.1.0');
    const after = await render('product');
    expect(after).not.toEqual(before);
    expect(await render('product', '3.0.0')).toEqual(before);
    await expect(render('product', '2.0.0')).rejects.toThrow(
      'There is no version "2.0.0" of product: choose one of 3.0.0, 3.1.0.',
    );
  });

  it('never releases a version twice', async () => {
    await release(templates(), releases());
    await expect(release(templates(), releases())).rejects.toThrow(
      '3.1.0 is released: give the templates a new version first',
    );
    expect(await listReleases(releases())).toEqual(['3.0.0', '3.1.0']);
  });
});
