import assert from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import {
  goldenPath,
  inTemporaryFolder,
  render,
  write,
} from '../lib/repository.mjs';
import { validate } from './terraform.mjs';

const FOLDER = 'infrastructure/terraform';

/** Mistakes that a person could make, and what Terraform must say to them. */
const MISTAKES = [
  {
    file: 'managed/postgres.tf',
    right: 'storage_encrypted ',
    wrong: 'storage_encrypt   ',
    answer: /Unsupported argument/,
  },
  {
    file: 'managed/storage.tf',
    right: 'noncurrent_days =',
    wrong: 'noncurent_days =',
    answer: /"noncurrent_days" is required/,
  },
  {
    file: 'managed/redis.tf',
    right: '"aws_elasticache_parameter_group"',
    wrong: '"aws_elasticache_parameters"',
    answer: /Invalid resource type/,
  },
  {
    file: 'main.tf',
    right: 'atomic           = true',
    wrong: 'atomic           = "maybe"',
    answer: /Incorrect attribute value type/,
  },
  {
    file: 'main.tf',
    right: 'module.managed.redis_url',
    wrong: 'module.managed.redis',
    answer: /Unsupported attribute/,
  },
  {
    file: 'main.tf',
    right: 'special          = true',
    wrong: 'special = true',
    answer: /- {2}special = true/,
  },
  {
    file: 'main.tf',
    right: '${var.namespace}-',
    wrong: '${var.namespace}_',
    answer: /deploys into another namespace/,
  },
  {
    file: 'outputs.tf',
    right: '  sensitive   = true',
    wrong: '  sensitive   = false',
    answer: /Output refers to sensitive values/,
  },
];

async function repository(folder, answers) {
  const contents = await goldenPath.readTemplateContents(['backend']);
  await write(folder, await render('nestjs-service', answers, contents));
}

for (const cloudProvider of ['aws', 'digitalocean']) {
  test(`[N70] [N74] what is generated for ${cloudProvider} is accepted`, () =>
    inTemporaryFolder(async folder => {
      await repository(folder, { cloudProvider });
      await validate(folder);
    }));
}

for (const { file, right, wrong, answer } of MISTAKES) {
  test(`[N70] [N71] ${file} with ${wrong.trim()} is refused`, () =>
    inTemporaryFolder(async folder => {
      await repository(folder, {});
      const path = join(folder, FOLDER, file);
      const text = await readFile(path, 'utf8');
      assert.ok(text.includes(right), `${file} has no ${right}`);
      await writeFile(
        path,
        text.replace(right, () => wrong),
      );
      await assert.rejects(validate(folder), answer);
    }));
}
