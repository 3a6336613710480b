import assert from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { inTemporaryFolder, render, write } from '../lib/repository.mjs';
import * as codeowners from './codeowners.mjs';
import * as dependabot from './dependabot.mjs';
import * as secrets from './secrets.mjs';
import * as workflows from './workflows.mjs';

/** Mistakes that a person could make, and what the tools must say to them. */
const MISTAKES = [
  {
    validate: workflows.validate,
    file: '.github/workflows/backend-ci.yml',
    right: 'needs: lint',
    wrong: 'needs: lnit',
    answer: /lnit/,
  },
  {
    validate: workflows.validate,
    file: '.github/workflows/backend-ci.yml',
    right: 'run: npm run lint',
    wrong: 'run: echo ${{ github.head_ref }}',
    answer: /potentially untrusted/,
  },
  {
    validate: workflows.validate,
    file: '.github/workflows/deploy-production.yml',
    right: '"$RUNNER_TEMP/revisions"',
    wrong: '$RUNNER_TEMP/revisions',
    answer: /SC2086/,
  },
  {
    validate: workflows.validate,
    file: '.github/scripts/portal-gate.sh',
    right: '$(ask "$entity")',
    wrong: '$(ask $entity)',
    answer: /SC2086/,
  },
  {
    validate: codeowners.validate,
    file: '.github/CODEOWNERS',
    right: '/backend/src/modules/notes/',
    wrong: '/backend/src/modules/gone/',
    answer: /gone\/ .*: matches no file/,
  },
  {
    validate: codeowners.validate,
    file: '.github/CODEOWNERS',
    right: /^\* .*$/m,
    wrong: '* checkin',
    answer: /checkin is no owner/,
  },
  {
    validate: dependabot.validate,
    file: '.github/dependabot.yml',
    right: 'interval: weekly',
    wrong: 'intervall: weekly',
    answer: /must NOT have additional properties/,
  },
  {
    validate: dependabot.validate,
    file: '.github/dependabot.yml',
    right: 'directory: /frontend',
    wrong: 'directory: /front',
    answer: /npm: there is no \/front/,
  },
  {
    validate: secrets.validate,
    file: '.github/scripts/overlay.sh',
    right: '# The version of an image',
    // Made up, and in two parts so that nobody takes it for real here
    wrong: `token="ghp_${'aB3dE5gH7jK9mN1pQ3sT5vW7yZ9bC1dF3hJ5'}"`,
    answer: /github-pat/,
  },
];

test('[S30] [S31] [S33] [S45] [S51] accept a product, and refuse mistakes in it', async t => {
  const files = await render('product', {});
  for (const { validate, file, right, wrong, answer } of MISTAKES) {
    await t.test(`${file}: ${right} → ${wrong}`, () =>
      inTemporaryFolder(async folder => {
        await write(folder, files);
        await validate(folder);
        const path = join(folder, file);
        const text = await readFile(path, 'utf8');
        assert.notEqual(text.replace(right, wrong), text, `${right} is gone`);
        await writeFile(path, text.replace(right, wrong));
        await assert.rejects(validate(folder), answer);
      }),
    );
  }
});
